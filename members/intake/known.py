"""Which organization a file speaks of: by its address, an identifier, or its name."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from members.intake.given import Given, Place, Remark
from members.models import Identifier, Merger, Name, Organization
from programs.fold import fold

MOST_DUPLICATES = 3

Duplicate = dict[str, str]


@dataclass
class Known:
    """The organizations that are there, by all that tells them apart."""

    labels: dict[str, str] = field(default_factory=dict)
    # Merged organizations, with the one that each was merged into.
    merged: dict[str, str] = field(default_factory=dict)
    by_identifier: dict[tuple[str, str], str] = field(default_factory=dict)
    by_name: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    by_any_name: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    by_website: dict[str, list[str]] = field(default_factory=dict)

    @classmethod
    def now(cls) -> "Known":
        by_name: dict[tuple[str, str], list[str]] = defaultdict(list)
        by_any: dict[tuple[str, str], list[str]] = defaultdict(list)
        by_website: dict[str, list[str]] = defaultdict(list)
        labels: dict[str, str] = {}
        merged = dict(Merger.objects.values_list("other__slug", "kept__slug"))
        rows = (
            Organization.objects.whole()
            .order_by("pk")
            .values_list("slug", "name", "country__code", "website")
        )
        for slug, name, country, website in rows.iterator():
            labels[slug] = name
            by_name[fold(name), country].append(slug)
            by_any[fold(name), country].append(slug)
            if website:
                by_website[plain_website(website)].append(slug)
        names = Name.objects.exclude(organization__slug__in=merged).values_list(
            "organization__slug", "organization__country__code", "text"
        )
        for slug, country, text in names.iterator():
            by_any[fold(text), country].append(slug)
        own = Identifier.objects.exclude(organization__slug__in=merged)
        identifiers = own.values_list("scheme", "value", "organization__slug")
        return cls(
            labels,
            merged,
            {(scheme, value): slug for scheme, value, slug in identifiers.iterator()},
            dict(by_name),
            dict(by_any),
            dict(by_website),
        )


@dataclass(frozen=True)
class Match:
    """The organization that is meant, none where it is new, or why that is unclear."""

    slug: str = ""
    errors: tuple[Remark, ...] = ()
    readings: tuple[Remark, ...] = ()


def match(given: Given, known: Known) -> Match:
    if given.slug in known.labels:
        return Match(given.slug)
    if given.slug in known.merged:
        return Match(errors=(_merged(given, known.merged[given.slug]),))
    found = {
        known.by_identifier[identifier]
        for identifier in identifiers_of(given)
        if identifier in known.by_identifier
    }
    how = _("There is no organization of this address. It was found by its identifier.")
    if not found:
        found = set(known.by_name.get(name_of(given), []))
        how = _(
            "There is no organization of this address. It was found by its name and "
            "its country."
        )
    if len(found) > 1:
        return Match(errors=(_unclear(given, sorted(found)),))
    if not found:
        return Match()
    slug = found.pop()
    place = Place(given.place.sheet, given.place.row, given.columns.get("slug", ""))
    reading = Remark(how, slug, given.slug, place)
    return Match(slug, readings=(reading,) if given.slug else ())


def _merged(given: Given, kept: str) -> Remark:
    place = Place(given.place.sheet, given.place.row, given.columns.get("slug", ""))
    return Remark(
        _("The organization of this address was merged into another one."),
        _("The address of that one: %(slug)s.") % {"slug": kept},
        given.slug,
        place,
    )


def _unclear(given: Given, slugs: list[str]) -> Remark:
    return Remark(
        _("More than one organization is meant by this."),
        _("Say which one by its address: %(slugs)s.")
        % {"slugs": _(" or ").join(slugs)},
        str(given.values.get("name", "")),
        given.place,
    )


def identifiers_of(given: Given) -> Iterator[tuple[str, str]]:
    for line in given.lists.get("identifiers", []):
        scheme, value = line.fields.get("scheme"), line.fields.get("value")
        if scheme and value and not line.is_removed:
            yield str(scheme).strip(), str(value).strip()


def name_of(given: Given) -> tuple[str, str]:
    """The name as it is compared, and the code of the country."""
    name = fold(str(given.values.get("name") or ""))
    return name, str(given.values.get("place.country") or "")


def identifiers_in(entry: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The same of an entry as JSON."""
    for item in entry["identifiers"]:
        yield item["scheme"], item["value"]


def name_in(entry: Mapping[str, Any]) -> tuple[str, str]:
    return fold(entry["name"]), entry["place"]["country"]


def plain_website(address: str) -> str:
    """The part of a web address that two spellings of it have in common."""
    try:
        parts = urlsplit(address.strip().casefold())
    except ValueError:
        return address
    return parts.netloc.removeprefix("www.") + parts.path.rstrip("/")


def twice_in_file(
    organizations: list[Given], matches: list[Match]
) -> dict[int, list[Place]]:
    """By number, the other places at which the file speaks of the same organization."""
    said: dict[Any, list[int]] = defaultdict(list)
    for number, (given, found) in enumerate(zip(organizations, matches, strict=True)):
        for key in _keys(given, found):
            said[key].append(number)
    twice: dict[int, list[Place]] = defaultdict(list)
    for numbers in said.values():
        for number in numbers if len(numbers) > 1 else ():
            others = [organizations[n].place for n in numbers if n != number]
            twice[number] += [place for place in others if place not in twice[number]]
    return twice


def _keys(given: Given, found: Match) -> Iterator[Any]:
    if found.slug:
        yield "slug", found.slug
        return
    if given.slug:
        yield "slug", given.slug
    if all(name_of(given)):
        yield "name", name_of(given)
    for identifier in dict.fromkeys(identifiers_of(given)):
        yield "identifier", identifier


def possible_duplicates(entry: Any, slug: str, known: Known) -> list[Duplicate]:
    """Other organizations that may be the same, with the reason in words."""
    country = entry.place.country
    found: dict[str, str] = {}
    names = [entry.name, *(name.text for name in entry.names)]
    for name in names:
        for other in known.by_any_name.get((fold(name), country), []):
            found.setdefault(other, _("the same name in the same country"))
    if entry.contact.website:
        for other in known.by_website.get(plain_website(entry.contact.website), []):
            found.setdefault(other, _("the same website"))
    found.pop(slug, None)
    return [
        {"slug": other, "label": known.labels[other], "why": why}
        for other, why in list(found.items())[:MOST_DUPLICATES]
    ]
