"""Two organizations that are one: merged so that both histories stay."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from members import entry_rows
from members.entry import Entry, NameItem
from members.models import (
    DataVersion,
    Invitation,
    Membership,
    Merger,
    Organization,
    Revision,
    User,
)
from members.workflow import merging_notices
from members.workflow.audit import record
from members.workflow.errors import MergedError, StaleError, WorkflowError
from members.workflow.invitations import revoke
from members.workflow.merging_parts import (
    Move,
    give_memberships,
    give_seats,
    memberships_parted,
    moves,
    names_offered,
    withdrawn_note,
)
from members.workflow.publishing import (
    as_json,
    entry_of,
    hold,
    make_public,
    public_number,
    public_revision,
)
from members.workflow.transition import moved


class MembershipLostError(WorkflowError):
    """`other` is a member today and `kept` would not be: mend its membership first."""


@dataclass(frozen=True)
class Prospect:
    """What a merger would do; shown before anybody decides."""

    names: list[NameItem]
    memberships: list[Membership]
    memberships_left: list[Membership]
    moves: list[Move]
    drafts: list[Revision]
    invitations: list[Invitation]
    loses_membership: bool


def prospect(kept: Organization, other: Organization) -> Prospect:
    taken, left = memberships_parted(kept, other)
    listed = Organization.objects.listed()
    today = timezone.localdate()
    in_force = Membership.objects.filter(pk__in=[row.pk for row in taken])
    return Prospect(
        names=names_offered(_public_entry(kept), _public_entry(other)),
        memberships=taken,
        memberships_left=left,
        moves=moves(kept, other),
        drafts=list(other.revisions.open().select_related("author")),
        invitations=list(_open_invitations(other)),
        loses_membership=listed.filter(pk=other.pk).exists()
        and not listed.filter(pk=kept.pk).exists()
        and not in_force.in_force(today).exists(),
    )


def _public_entry(organization: Organization) -> Entry:
    """Read and nothing recorded: this is for a page."""
    rows = Organization.objects.for_profile().get(pk=organization.pk)
    return entry_rows.read(rows)


def _open_invitations(organization: Organization) -> list[Invitation]:
    return list(organization.invitations.filter(accepted_at=None, revoked_at=None))


@transaction.atomic
def merge(
    kept: Organization,
    other: Organization,
    numbers: tuple[int, int],
    *,
    by: User,
    names: Collection[str] = (),
) -> Merger:
    """Show `kept` in the place of `other`, whose row and versions stay as they are.

    `numbers` are the public versions of both that were compared; `names` are keys of
    `Prospect.names` that `kept` takes over, as a version of its own.

    Raises StaleError where one of them has moved, MergedError where one of them was
    merged already, MembershipLostError, and ValueError for one with itself.
    """
    DataVersion.objects.lock()
    kept, other = _both(kept, other)
    if (public_number(kept), public_number(other)) != numbers:
        raise StaleError
    # Nothing of what is public now may be missing among the versions.
    public_revision(other)
    was_public = Organization.objects.public().filter(pk=other.pk).exists()
    was_listed = Organization.objects.listed().filter(pk=other.pk).exists()
    given: dict[str, list[Any]] = {
        "memberships": give_memberships(kept, memberships_parted(kept, other)[0]),
        "names": _take_names(kept, other, names, by=by),
        "seats": give_seats(kept, other, by=by),
    }
    _close(other, kept, by=by)
    merger = Merger.objects.create(
        kept=kept, other=other, was_public=was_public, given=given, by=by
    )
    if was_listed and not Organization.objects.listed().filter(pk=kept.pk).exists():
        raise MembershipLostError
    DataVersion.objects.move([kept, other])
    counts = {name: len(rows) for name, rows in given.items()}
    to, of = f"organization {kept.pk}", f"organization {other.pk}"
    record("merged into another", by=by, organization=other, subject=to)
    record("another merged in", by=by, organization=kept, subject=of, after=counts)
    merging_notices.merged(merger)
    return merger


def _both(kept: Organization, other: Organization) -> tuple[Organization, Organization]:
    """Both held, whole and not the same."""
    if kept.pk == other.pk:
        raise ValueError("an organization is not merged into itself")
    if Merger.objects.filter(other__in=[kept, other]).exists():
        raise MergedError
    return held_both(kept, other)


def held_both(
    one: Organization, another: Organization
) -> tuple[Organization, Organization]:
    """Both as they are now, held in one order for all who hold two."""
    pks = sorted([one.pk, another.pk])
    held = {pk: hold(Organization(pk=pk)) for pk in pks}
    return held[one.pk], held[another.pk]


def _take_names(
    kept: Organization, other: Organization, keys: Collection[str], *, by: User
) -> list[str]:
    """Publish the chosen names as further ones of `kept`; their keys there."""
    public = public_revision(kept)
    entry = entry_of(public)
    offered = names_offered(entry, entry_of(public_revision(other)))
    chosen = [name for name in offered if name.key in keys]
    if not chosen:
        return []
    named = entry.model_copy(update={"names": [*entry.names, *chosen]})
    revision = Revision(
        organization=kept, base=public, author=by, submitted_by=by, version=1
    )
    revision.submitted_at = timezone.now()
    revision.note = _("Names of %(name)s, merged into this entry") % {
        "name": other.name
    }
    make_public(revision, Entry.model_validate(as_json(named)), by=by)
    revision.contributors.add(by)
    moved(revision, "published", by, Revision.State.DRAFT)
    return [name.key for name in chosen]


def _close(other: Organization, kept: Organization, *, by: User) -> None:
    """Withdraw what is open: nobody could go on with it."""
    for revision in other.revisions.open():
        before, revision.state = str(revision.state), Revision.State.WITHDRAWN
        revision.note = withdrawn_note(revision.note, kept)
        revision.save(update_fields=["state", "note"])
        moved(revision, "withdrawn", by, before)
    for invitation in _open_invitations(other):
        revoke(invitation, by=by)
