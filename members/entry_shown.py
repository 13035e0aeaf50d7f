"""An entry that is no rows yet, or no more, as rows that were never saved."""

from typing import Any

from members.entry import LISTS, Entry
from members.entry_rows import CONTACT, PERCENTAGE, PLACE, VOCABULARY, item_fields
from members.models import Organization, Picture
from programs.models import Country


def shown(entry: Entry, organization: Organization) -> Organization:
    """An unsaved copy of `organization` that says what the entry says.

    For pages that show an organization fetched with `for_profile()`: a preview of
    a draft, an earlier version. Memberships and dates of freshness are those of
    the organization. A word that the vocabulary lost since is shown as its code.
    """
    copy = Organization(
        pk=organization.pk,
        slug=organization.slug,
        name=entry.name,
        name_language=entry.name_language,
        edited_at=organization.edited_at,
        confirmed_on=organization.confirmed_on,
        **{field: getattr(entry.place, field) for field in PLACE},
        **{field: getattr(entry.contact, field) for field in CONTACT},
    )
    copy.country = _word(Country, "code", entry.place.country)
    pictures = Picture.objects.filter(organization=organization, name=entry.logo)
    copy.logo = pictures.only("name", "width", "height").first()
    rows = _rows(entry, copy)
    copy._prefetched_objects_cache = {  # type: ignore[attr-defined]
        **rows,
        "memberships": list(organization.memberships.all()),
    }
    return copy


def _rows(entry: Entry, copy: Organization) -> dict[str, list[Any]]:
    words = _words(entry)
    rows: dict[str, list[Any]] = {}
    for section in sorted(LISTS, key=lambda section: section != "sources"):
        items = getattr(entry, section)
        rows[section] = [
            _row(copy, section, position, item, words, rows.get("sources", []))
            for position, item in enumerate(items)
        ]
    by_key = {row.key: row for row in rows["figures"]}
    for item in entry.figures:
        by_key[item.key].supersedes = by_key.get(item.supersedes or "")
    rows["milestones"].sort(key=lambda row: row.since)
    return rows


def _row(
    copy: Organization,
    section: str,
    position: int,
    item: Any,
    words: dict[tuple[str, str], Any],
    sources: list[Any],
) -> Any:
    model: Any = Organization._meta.get_field(section).related_model
    values = {field: getattr(item, field) for field in item_fields(section)}
    for field in VOCABULARY.keys() & values.keys():
        values[field] = words.get((field, values[field] or ""))
    if "source" in values:
        named = (row for row in sources if row.key == values["source"])
        values["source"] = next(named, None)
    if section == "figures":
        values.pop("supersedes")
        values["is_percentage"] = values["indicator"].measure == PERCENTAGE
    # Pages tell rows apart by their keys in the database, which these have not.
    return model(organization=copy, position=position, pk=position + 1, **values)


def _words(entry: Entry) -> dict[tuple[str, str], Any]:
    """The words of the vocabulary that the entry names, lost ones by their code."""
    named: dict[str, set[str]] = {field: set() for field in VOCABULARY}
    for section in LISTS:
        for item in getattr(entry, section):
            for field in VOCABULARY:
                if value := getattr(item, field, None):
                    named[field].add(value)
    found: dict[tuple[str, str], Any] = {}
    for field, values in named.items():
        model, by = VOCABULARY[field]
        rows: Any = model._default_manager.filter(**{f"{by}__in": values})
        found |= {(field, getattr(row, by)): row for row in rows}
        for value in values:
            lost = model(**{by: value, "name": value})
            found.setdefault((field, value), lost)
    return found


def _word(model: Any, by: str, value: str) -> Any:
    found = model.objects.filter(**{by: value}).first()
    return found or model(**{by: value, "name": value})
