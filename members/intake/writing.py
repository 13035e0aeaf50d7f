"""The stored rows of a plan become public, in the one transaction of the caller."""

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from members.entry import Entry
from members.entry_bulk import in_sets
from members.intake.logos import pictures_of
from members.intake.memberships import write_memberships
from members.intake.moved import each
from members.intake.removing import remove
from members.intake.stated import MEMBERSHIPS
from members.intake.vocabulary import write_words
from members.models import DataVersion, Import, ImportRow, Organization
from members.workflow import publish_loaded

Action = ImportRow.Action
Counts = dict[str, int]


def write(load: Import) -> Counts:
    """Do what all changing rows say; returns how many of each kind.

    Raises UnknownWordError, UnknownRowError, ValidationError, ProtectedError.
    """
    rows = load.rows.changing()
    words = list(rows.exclude(model=ImportRow.ORGANIZATION))
    # Words go after the organizations that name them have gone.
    write_words([row for row in words if row.action != Action.REMOVE])
    organizations = rows.filter(model=ImportRow.ORGANIZATION)
    kept = organizations.exclude(action=Action.REMOVE)
    _write_entries(load, kept)
    _write_memberships(kept)
    remove(organizations.filter(action=Action.REMOVE))
    write_words([row for row in words if row.action == Action.REMOVE])
    if words:
        DataVersion.objects.move()
    return {
        "created": load.create_count,
        "updated": load.update_count,
        "removed": load.remove_count,
        "left out": load.error_count,
    }


def _write_entries(load: Import, rows: QuerySet[ImportRow]) -> None:
    slugs = [row.slug for row in each(rows) if _says_else(row)]
    entries = (
        Entry.model_validate((row.after or {})["entry"])
        for row in each(rows)
        if _says_else(row)
    )
    numbers = publish_loaded(
        slugs,
        entries,
        by=load.applied_by,
        note=_("Import %(number)s: %(file)s") % {"number": load.pk, "file": load.name},
        pictures=pictures_of(load),
    )
    for some in in_sets(slugs):
        rows.filter(slug__in=some).update(number=F("base") + 1)
    # Where rows had come in by another way, that was recorded as a version first.
    for row in rows.filter(number__isnull=False).only("slug", "number").iterator():
        if row.number != numbers[row.slug]:
            rows.filter(slug=row.slug).update(number=numbers[row.slug])


def _says_else(row: ImportRow) -> bool:
    """Whether the entry changes, and not the memberships alone."""
    return row.before is None or row.before["entry"] != (row.after or {})["entry"]


def _write_memberships(rows: QuerySet[ImportRow]) -> None:
    for some in in_sets(each(rows)):
        wanted = {
            row.slug: (row.after or {})[MEMBERSHIPS]
            for row in some
            if (row.before or {MEMBERSHIPS: []})[MEMBERSHIPS]
            != (row.after or {})[MEMBERSHIPS]
        }
        write_memberships(wanted)
        alone = [row.slug for row in some if row.slug in wanted and not _says_else(row)]
        if alone:
            DataVersion.objects.move(Organization.objects.filter(slug__in=alone))
