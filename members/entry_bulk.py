"""Entries by the thousand: the same as `entry_rows`, some hundreds in one query."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from itertools import islice
from operator import itemgetter
from typing import Any, TypeVar

from django.db.models import F, QuerySet

from members.entry import LISTS, Entry
from members.entry_rows import (
    CONTACT,
    PERCENTAGE,
    PLACE,
    VOCABULARY,
    WITHIN,
    UnknownWordError,
    Words,
    item_fields,
    row_of,
)
from members.models import Organization, Picture, SearchText
from programs.models import Country

# Organizations in one statement: enough to be quick, few enough for the limits of
# time and of variables that databases have.
SET = 300
# Sources are named by the other rows.
LAST = sorted(LISTS, key=lambda section: section == "sources")

Thing = TypeVar("Thing")


def in_sets(things: Iterable[Thing], size: int = SET) -> Iterator[list[Thing]]:
    """The things in lists of at most `size`."""
    rest = iter(things)
    while some := list(islice(rest, size)):
        yield some


def read_all(organizations: QuerySet[Organization]) -> dict[str, Entry]:
    """The entries of some hundreds of organizations, by slug."""
    ones = organizations.order_by("pk").values(
        *("pk", "slug", "name", "name_language", *PLACE, *CONTACT),
        country_code=F("country__code"),
        logo_name=F("logo__name"),
    )
    lists: dict[int, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    pks = [one["pk"] for one in ones]
    for section in LISTS:
        for pk, item in _read_section(section, pks):
            lists[pk][section].append(item)
    return {one["slug"]: _entry(one, lists[one["pk"]]) for one in ones}


def _entry(one: Mapping[str, Any], lists: Mapping[str, Any]) -> Entry:
    return Entry(
        slug=one["slug"],
        name=one["name"],
        name_language=one["name_language"],
        place={
            "country": one["country_code"],
            **{field: one[field] for field in PLACE},
        },
        contact={field: one[field] for field in CONTACT},
        logo=one["logo_name"] or "",
        **lists,
    )


def _read_section(section: str, pks: list[int]) -> Iterator[tuple[int, dict[str, Any]]]:
    fields = item_fields(section)
    rows = _model_of(section)._default_manager.filter(organization__in=pks)
    columns = ("position", "organization", *map(_column, fields))
    # As `entry_rows` does: where the position is the same, the model's own order.
    for _position, pk, *values in sorted(rows.values_list(*columns), key=itemgetter(0)):
        yield pk, dict(zip(fields, values, strict=True))


def _column(field: str) -> str:
    """Where the value of an item's field stands, seen from its row."""
    if field in VOCABULARY:
        return f"{field}__{VOCABULARY[field][1]}"
    return f"{field}__key" if field in WITHIN else field


def _model_of(section: str) -> Any:
    return Organization._meta.get_field(section).related_model


def all_words() -> Words:
    """The whole vocabulary that entries name, by field and code."""
    words: Words = {("country", row.code): row for row in Country.objects.all()}
    for field, (model, by) in VOCABULARY.items():
        for row in model._default_manager.all():
            words[field, getattr(row, by)] = row
    return words


def clear(slugs: Collection[str]) -> None:
    """Delete the rows of all lists of these organizations.

    Before the first of them is written: what is one's only, like an identifier, may
    move from one to another.
    """
    for some in in_sets(slugs):
        pks = Organization.objects.filter(slug__in=some).values_list("pk", flat=True)
        found = list(pks)
        for section in LAST:
            _model_of(section)._default_manager.filter(organization__in=found).delete()


def write_all(
    entries: list[Entry],
    words: Words,
    pictures: Mapping[str, Picture],
    *,
    edited_at: datetime,
    changed_in: int,
) -> dict[str, Organization]:
    """Write some hundreds of entries; their organizations by slug.

    For organizations that are new, or were cleared. `pictures` are logos that are not
    kept yet, by name. Raises UnknownWordError for what `words` lack. In the caller's
    transaction, which moves the data version to `changed_in`.
    """
    stamps = {"edited_at": edited_at, "changed_in": changed_in}
    written = [_organization(entry, words, stamps) for entry in entries]
    fields = [*_OWN, *stamps]
    Organization.objects.bulk_create(
        written, update_conflicts=True, unique_fields=["slug"], update_fields=fields
    )
    organizations = {organization.slug: organization for organization in written}
    _write_logos(entries, organizations, pictures)
    _write_lists(entries, organizations, words)
    SearchText.objects.renew([one.pk for one in organizations.values()])
    return organizations


_OWN = ("name", "name_language", "country", "logo", *PLACE, *CONTACT)


def _organization(
    entry: Entry, words: Words, stamps: Mapping[str, Any]
) -> Organization:
    return Organization(
        slug=entry.slug,
        name=entry.name,
        name_language=entry.name_language,
        country=_word(words, "country", entry.place.country),
        **{field: getattr(entry.place, field) for field in PLACE},
        **{field: getattr(entry.contact, field) for field in CONTACT},
        **stamps,
    )


def _word(words: Words, field: str, code: str) -> Any:
    try:
        return words[field, code]
    except KeyError:
        raise UnknownWordError(field, code) from None


def _write_logos(
    entries: list[Entry],
    organizations: Mapping[str, Organization],
    pictures: Mapping[str, Picture],
) -> None:
    wanted = {entry.logo: entry.slug for entry in entries if entry.logo}
    new = [pictures[name] for name in wanted if name in pictures]
    for picture in new:
        picture.organization = organizations[wanted[picture.name]]
    Picture.objects.bulk_create(new)
    there = Picture.objects.filter(name__in=wanted).only("name", "organization")
    kept = {picture.name: picture for picture in there}
    for name, slug in wanted.items():
        one = organizations[slug]
        if name not in kept or kept[name].organization_id != one.pk:
            raise UnknownWordError("logo", name)
        one.logo = kept[name]
    Organization.objects.bulk_update(
        [organizations[slug] for slug in wanted.values()], ["logo"]
    )


def _write_lists(
    entries: list[Entry], organizations: Mapping[str, Organization], words: Words
) -> None:
    # What rows of one organization name, by organization and key.
    named: dict[str, dict[tuple[str, str], Any]] = {"sources": {}, "figures": {}}
    for section in reversed(LAST):
        rows = []
        for entry in entries:
            one = organizations[entry.slug]
            own = _Own(named["sources"], entry.slug)
            for position, item in enumerate(getattr(entry, section)):
                _check_words(item, words)
                row = row_of(one, section, position, item, words, own)
                _check_percentage(section, row)
                rows.append(row)
                if section in named:
                    named[section][entry.slug, item.key] = row
        _model_of(section)._default_manager.bulk_create(rows, batch_size=500)
    _write_supersedes(entries, named["figures"])


class _Own:
    """The sources of one organization by key, in those of all."""

    def __init__(self, rows: Mapping[tuple[str, str], Any], slug: str) -> None:
        self.rows, self.slug = rows, slug

    def get(self, key: str) -> Any:
        return self.rows.get((self.slug, key))


def _check_words(item: Any, words: Words) -> None:
    for field in VOCABULARY:
        if code := getattr(item, field, None):
            _word(words, field, code)


def _check_percentage(section: str, row: Any) -> None:
    if section != "figures" or row.indicator.measure != PERCENTAGE:
        return
    if max(row.value, row.value_high or 0) > 100:
        raise ValueError(f"figures.{row.key}: a percentage is at most 100")


def _write_supersedes(
    entries: list[Entry], figures: Mapping[tuple[str, str], Any]
) -> None:
    rows = []
    for entry in entries:
        for item in entry.figures:
            if item.supersedes:
                row = figures[entry.slug, item.key]
                row.supersedes = figures[entry.slug, item.supersedes]
                rows.append(row)
    _model_of("figures")._default_manager.bulk_update(
        rows, ["supersedes"], batch_size=200
    )
