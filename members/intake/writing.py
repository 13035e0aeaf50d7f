"""The stored rows of a plan become public, in the one transaction of the caller."""

from collections.abc import Iterator, Mapping

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from members.entry import Entry
from members.entry_bulk import in_sets
from members.intake.logos import pictures_of
from members.intake.memberships import Items, write_memberships
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
    _write_organizations(load, organizations.exclude(action=Action.REMOVE))
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


def _write_organizations(load: Import, rows: QuerySet[ImportRow]) -> None:
    slugs, of_memberships = _changed(rows)
    memberships: dict[str, Items] = {}

    def entries() -> Iterator[Entry]:
        for row in each(rows.defer("before", "changes")):
            after = row.after or {}
            if row.slug in of_memberships:
                memberships[row.slug] = after[MEMBERSHIPS]
            if row.slug in slugs:
                yield Entry.model_validate(after["entry"])

    numbers = publish_loaded(
        slugs,
        entries(),
        by=load.applied_by,
        note=_("Import %(number)s: %(file)s") % {"number": load.pk, "file": load.name},
        pictures=pictures_of(load),
    )
    write_memberships(memberships)
    alone = of_memberships - slugs.keys()
    for some in in_sets(alone):
        DataVersion.objects.move(Organization.objects.filter(slug__in=some))
    _note_numbers(rows, numbers)


def _changed(rows: QuerySet[ImportRow]) -> tuple[dict[str, None], set[str]]:
    """The organizations whose entries change, and those whose memberships do."""
    entries: dict[str, None] = {}
    memberships: set[str] = set()
    for slug, changes in rows.values_list("slug", "changes").iterator():
        sections = {change["path"][0] for change in changes}
        if MEMBERSHIPS in sections:
            memberships.add(slug)
        if sections - {MEMBERSHIPS}:
            entries[slug] = None
    return entries, memberships


def _note_numbers(rows: QuerySet[ImportRow], numbers: Mapping[str, int]) -> None:
    for some in in_sets(numbers):
        rows.filter(slug__in=some).update(number=F("base") + 1)
    # Where rows had come in by another way, that was recorded as a version first.
    for slug, number in rows.filter(number__isnull=False).values_list("slug", "number"):
        if number != numbers[slug]:
            rows.filter(slug=slug).update(number=numbers[slug])
