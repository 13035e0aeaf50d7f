"""Memberships in a plan: the network's own knowledge beside the entry."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Annotated, Any

from django.db.models import QuerySet

from members.entry import Period
from members.entry_bulk import in_sets
from members.entry_types import Address, Slug, size
from members.models import Membership, Organization
from programs.models import MembershipKind

Items = list[dict[str, Any]]
FIELDS = ("since", "until", "source_title", "source_address")


class MembershipItem(Period):
    """One period of membership; see `members.models.Membership`."""

    kind: Slug | None = None
    source_title: Annotated[str, size(300)] = ""
    source_address: Address = ""


def read_memberships(organizations: QuerySet[Organization]) -> dict[str, Items]:
    """The memberships of organizations as JSON, by slug, in their order."""
    found: dict[str, Items] = defaultdict(list)
    rows = Membership.objects.filter(organization__in=organizations).values(
        "organization__slug", "key", "kind__slug", *FIELDS
    )
    for row in rows:
        slug, kind = row.pop("organization__slug"), row.pop("kind__slug")
        item = MembershipItem(kind=kind, **row)
        found[slug].append(item.model_dump(mode="json"))
    return found


def write_memberships(wanted: Mapping[str, Items]) -> None:
    """Make the memberships of these organizations, by slug, say what is wanted.

    Rows with a key that stays are kept. In the caller's transaction, which moves the
    data version.
    """
    kinds: dict[str, Any] = {kind.slug: kind for kind in MembershipKind.objects.all()}
    for some in in_sets(wanted):
        rows = Membership.objects.filter(organization__slug__in=some)
        there = {
            (slug, key): pk
            for slug, key, pk in rows.values_list("organization__slug", "key", "pk")
        }
        organizations = Organization.objects.in_bulk(some, field_name="slug")
        made = []
        for slug in some:
            for position, item in enumerate(wanted[slug]):
                there.pop((slug, item["key"]), None)
                row = Membership(
                    organization=organizations[slug],
                    key=item["key"],
                    kind=kinds[item["kind"]] if item["kind"] else None,
                    position=position,
                    **{field: item[field] for field in FIELDS},
                )
                made.append(row)
        gone = list(there.values())
        Membership.objects.filter(pk__in=gone).delete()
        Membership.objects.bulk_create(
            made,
            update_conflicts=True,
            unique_fields=["organization", "key"],
            update_fields=[*FIELDS, "kind", "position"],
        )
