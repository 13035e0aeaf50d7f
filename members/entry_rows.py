"""Entries from rows, and to rows in one transaction."""

from typing import Any

from django.db import models, transaction

from members.entry import LISTS, Entry
from members.models import DataVersion, Organization, Picture, SearchText
from programs.models import Country, Indicator, PriorityArea, Program

PLACE = ("country_as_stated", "city", "address", "latitude", "longitude")
CONTACT = ("email", "phone", "website")

# Field of an item → the model it names and the field it is named by.
VOCABULARY: dict[str, tuple[type[models.Model], str]] = {
    "area": (PriorityArea, "slug"),
    "program": (Program, "slug"),
    "indicator": (Indicator, "code"),
}
Words = dict[tuple[str, str], Any]
# What counts in hundredths of a whole, for an entry names its indicator alone.
PERCENTAGE = Indicator.Measure.PERCENTAGE
# Fields that name another item of the same entry, by its key.
WITHIN = {"source": "sources", "supersedes": "figures"}


class UnknownWordError(ValueError):
    """An entry names a country, program, area or indicator that the network lacks."""

    def __init__(self, field: str, value: str) -> None:
        super().__init__(f"{field}: “{value}” is not in the vocabulary")
        self.field = field
        self.value = value


def read(organization: Organization) -> Entry:
    """The entry of an organization; with `for_profile()` it reads nothing further."""
    parts = {section: _read_section(organization, section) for section in LISTS}
    return Entry(
        slug=organization.slug,
        name=organization.name,
        name_language=organization.name_language,
        place={
            "country": organization.country.code,
            **{field: getattr(organization, field) for field in PLACE},
        },
        contact={field: getattr(organization, field) for field in CONTACT},
        logo=organization.logo.name if organization.logo else "",
        **parts,
    )


def _read_section(organization: Organization, section: str) -> list[dict[str, Any]]:
    fields = item_fields(section)
    rows = sorted(getattr(organization, section).all(), key=lambda row: row.position)
    return [{field: _read_value(row, field) for field in fields} for row in rows]


def _read_value(row: Any, field: str) -> Any:
    value = getattr(row, field)
    if value is None:
        return None
    if field in VOCABULARY:
        return getattr(value, VOCABULARY[field][1])
    return value.key if field in WITHIN else value


def item_fields(section: str) -> list[str]:
    item = Entry.model_fields[section].annotation.__args__[0]  # type: ignore[union-attr]
    return list(item.model_fields)


@transaction.atomic
def write(entry: Entry) -> Organization:
    """Make the rows of the organization `entry.slug` say exactly what the entry says.

    Creates the organization if it is not there. The data version moves with them.
    Raises what `check` raises, before anything is written.
    """
    DataVersion.objects.lock()
    words = check(entry)
    organization, _created = Organization.objects.update_or_create(
        slug=entry.slug,
        defaults={
            "name": entry.name,
            "name_language": entry.name_language,
            "country": words["country", entry.place.country],
            **{field: getattr(entry.place, field) for field in PLACE},
            **{field: getattr(entry.contact, field) for field in CONTACT},
            "logo": words["logo", entry.logo] if entry.logo else None,
        },
    )
    _write_rows(organization, entry, words)
    SearchText.objects.renew([organization.pk])
    DataVersion.objects.move([organization])
    return organization


def check(entry: Entry) -> Words:
    """All that the entry names and the rows will refer to.

    Raises UnknownWordError for what the network lacks, ValueError for a percentage
    above 100: what only the vocabulary can tell.
    """
    words = _words(entry)
    for figure in entry.figures:
        is_percentage = words["indicator", figure.indicator].measure == PERCENTAGE
        if is_percentage and max(figure.value, figure.value_high or 0) > 100:
            raise ValueError(f"figures.{figure.key}: a percentage is at most 100")
    return words


def _words(entry: Entry) -> Words:
    named: dict[str, set[str]] = {field: set() for field in VOCABULARY}
    for section in LISTS:
        for item in getattr(entry, section):
            for field in VOCABULARY:
                if value := getattr(item, field, None):
                    named[field].add(value)
    lookups: dict[str, tuple[Any, str]] = {**VOCABULARY, "country": (Country, "code")}
    named["country"] = {entry.place.country}
    words: Words = {}
    for field, values in named.items():
        model, by = lookups[field]
        for row in model._default_manager.filter(**{f"{by}__in": values}):
            words[field, getattr(row, by)] = row
        for value in values:
            if (field, value) not in words:
                raise UnknownWordError(field, value)
    if entry.logo:
        own = Picture.objects.filter(organization__slug=entry.slug, name=entry.logo)
        words["logo", entry.logo] = own.only("name").first()
        if words["logo", entry.logo] is None:
            raise UnknownWordError("logo", entry.logo)
    return words


def _write_rows(organization: Organization, entry: Entry, words: Words) -> None:
    """Replace the rows of all lists; sources go last and come first."""
    for section in sorted(LISTS, key=lambda section: section == "sources"):
        getattr(organization, section).all().delete()
    keys: dict[str, dict[str, Any]] = {"sources": {}, "figures": {}}
    for section in sorted(LISTS, key=lambda section: section != "sources"):
        rows = [
            row_of(organization, section, position, item, words, keys["sources"])
            for position, item in enumerate(getattr(entry, section))
        ]
        getattr(organization, section).bulk_create(rows)
        if section in keys:
            keys[section] = {row.key: row for row in rows}
    for item in entry.figures:
        if item.supersedes:
            figure = keys["figures"][item.key]
            figure.supersedes = keys["figures"][item.supersedes]
            figure.save(update_fields=["supersedes"])


def row_of(
    organization: Organization,
    section: str,
    position: int,
    item: Any,
    words: Words,
    sources: Any,
) -> Any:
    """An unsaved row of an item; `sources` gives those of the organization by key."""
    model: Any = Organization._meta.get_field(section).related_model
    values = {field: getattr(item, field) for field in item_fields(section)}
    for field in VOCABULARY.keys() & values.keys():
        values[field] = words.get((field, values[field]))
    if "source" in values:
        values["source"] = sources.get(values["source"])
    if section == "figures":
        values.pop("supersedes")
        values["is_percentage"] = values["indicator"].measure == PERCENTAGE
    return model(organization=organization, position=position, **values)
