"""How an entry becomes the public one, and how what is public is known by number."""

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from members import entry_rows
from members.entry import Entry
from members.models import Organization, Revision, User


def entry_of(revision: Revision) -> Entry:
    """The entry that a revision holds."""
    return Entry.model_validate(revision.entry)


def as_json(entry: Entry) -> dict[str, object]:
    return entry.model_dump(mode="json")


def public_number(organization: Organization) -> int:
    """The number of the version that is public; 0 where none was recorded yet."""
    published = organization.revisions.filter(state=Revision.State.PUBLISHED)
    return published.aggregate(last=Max("number"))["last"] or 0


def lock(organization: Organization) -> Organization:
    """Hold the organization until the transaction ends, and read it as it is now."""
    return Organization.objects.select_for_update().get(pk=organization.pk)


def public_revision(organization: Organization) -> Revision:
    """The public version; recorded now where rows came in by another way."""
    rows = Organization.objects.for_profile().get(pk=organization.pk)
    entry = entry_rows.read(rows)
    latest = rows.revisions.published().first()
    if latest is None or entry_of(latest) != entry:
        return _recorded(rows, entry, (latest.number or 0) + 1 if latest else 1)
    return latest


def _recorded(organization: Organization, entry: Entry, number: int) -> Revision:
    return Revision.objects.create(
        organization=organization,
        state=Revision.State.PUBLISHED,
        number=number,
        entry=as_json(entry),
        decided_at=timezone.now(),
        note=_("Loaded by the network"),
    )


def make_public(revision: Revision, entry: Entry, *, by: User | None) -> None:
    """Write the rows, and number the revision. Inside of the caller's transaction.

    Raises what `entry_rows.write` raises.
    """
    organization = revision.organization
    before = public_number(organization)
    entry_rows.write(entry)
    now = timezone.now()
    Organization.objects.filter(pk=organization.pk).update(edited_at=now)
    revision.state = Revision.State.PUBLISHED
    revision.number = before + 1
    revision.entry = as_json(entry)
    revision.decided_by = by
    revision.decided_at = now
    revision.save()
