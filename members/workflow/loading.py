"""Publishing what staff loaded: many entries at once, each with its own version."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from members import entry_bulk
from members.entry import Entry
from members.entry_bulk import in_sets
from members.models import DataVersion, Organization, Picture, Revision, User
from members.workflow.publishing import as_json, entry_of

Numbers = dict[str, int]


@transaction.atomic
def publish_loaded(
    slugs: Collection[str],
    entries: Iterable[Entry],
    *,
    by: User | None,
    note: str,
    pictures: Mapping[str, Picture] | None = None,
) -> Numbers:
    """Make entries public as a new version each; the numbers of the versions by slug.

    `slugs` are those of all the entries, which may come one by one. Organizations
    that are not there are created. Drafts stay as they are: what was published here
    is merged into them when they are sent, as after any publication. `pictures` are
    logos to keep with their entries, by name. Raises UnknownWordError, ValueError.
    """
    DataVersion.objects.lock()
    numbers = record_rows(slugs)
    now, changed_in = timezone.now(), DataVersion.objects.move([])
    words = entry_bulk.all_words()
    entry_bulk.clear(slugs)
    published: Numbers = {}
    for some in in_sets(entries):
        organizations = entry_bulk.write_all(
            some, words, pictures or {}, edited_at=now, changed_in=changed_in
        )
        revisions = [
            _revision(
                organizations[entry.slug],
                entry,
                numbers.get(entry.slug, 0) + 1,
                now=now,
                by=by,
                note=note,
            )
            for entry in some
        ]
        Revision.objects.bulk_create(revisions)
        published |= {
            entry.slug: revision.number or 0
            for entry, revision in zip(some, revisions, strict=True)
        }
    return published


@transaction.atomic
def record_loaded(organizations: Iterable[Organization]) -> int:
    """Record as published what rows say that were loaded, and return how many did.

    Content whose latest version says the same is left as it is.
    """
    DataVersion.objects.lock()
    published = Revision.objects.filter(state=Revision.State.PUBLISHED)
    before = published.count()
    record_rows([organization.slug for organization in organizations])
    return published.count() - before


def record_rows(slugs: Collection[str]) -> Numbers:
    """The number of the public version of each organization that is there, by slug.

    Recorded now where rows came in by another way. In the caller's transaction.
    """
    numbers: Numbers = {}
    for some in in_sets(slugs):
        organizations = Organization.objects.filter(slug__in=some)
        entries = entry_bulk.read_all(organizations)
        latest = {row.organization.slug: row for row in latest_versions(organizations)}
        missing = []
        for organization in organizations:
            entry, version = entries[organization.slug], latest.get(organization.slug)
            number = (version.number or 0) if version else 0
            if version is None or entry_of(version) != entry:
                number += 1
                note = _("Loaded by the network")
                missing.append(
                    _revision(
                        organization, entry, number, now=timezone.now(), note=note
                    )
                )
            numbers[organization.slug] = number
        Revision.objects.bulk_create(missing)
    return numbers


def latest_versions(organizations: QuerySet[Organization]) -> QuerySet[Revision]:
    """The public version of each of the organizations that has one."""
    published = Revision.objects.filter(state=Revision.State.PUBLISHED)
    later = published.filter(
        organization=OuterRef("organization"), number__gt=OuterRef("number")
    )
    own = published.filter(organization__in=organizations)
    return own.filter(~Exists(later)).select_related("organization")


def _revision(
    organization: Organization,
    entry: Entry,
    number: int,
    *,
    now: datetime,
    note: str,
    by: User | None = None,
) -> Revision:
    return Revision(
        organization=organization,
        state=Revision.State.PUBLISHED,
        number=number,
        entry=as_json(entry),
        decided_by=by,
        decided_at=now,
        note=note,
    )
