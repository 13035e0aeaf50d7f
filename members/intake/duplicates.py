"""Possible duplicates: two rows that may be one organization, and why."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise
from urllib.parse import urlsplit

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from members.intake.spelling import same_spelling
from members.models import Distinct, Identifier, Name, Organization, User
from members.workflow import record

# An acronym is shared by many who have nothing else in common.
NOT_COMPARED = (Name.Type.ACRONYM,)
# Of more with one name or address, each is compared with the next alone: the pairs
# of a hundred would be thousands.
MANY = 10


class Reason(models.TextChoices):
    IDENTIFIER = "identifier", _("same identifier")
    NAME = "name", _("same name in the same country")
    WEBSITE = "website", _("same website")
    EMAIL = "email", _("same e-mail address")


@dataclass(frozen=True)
class Pair:
    """Two organizations by number, the lower one first."""

    first: int
    second: int
    reasons: tuple[Reason, ...]


def possible_duplicates() -> list[Pair]:
    """Pairs that nobody told apart, those with the most reasons first.

    Four queries, and all names in memory: at 10,000 organizations under a second.
    """
    alike: dict[tuple[int, int], set[Reason]] = defaultdict(set)
    for (reason, *_value), pks in _groups().items():
        for pair in _pairs(pks):
            alike[pair].add(Reason(reason))
    for pair in Distinct.objects.pairs():
        alike.pop(pair, None)
    found = [
        Pair(*pair, tuple(reason for reason in Reason if reason in reasons))
        for pair, reasons in alike.items()
    ]
    return sorted(found, key=lambda pair: (-len(pair.reasons), pair.first, pair.second))


def duplicates_of(organization: Organization) -> list[Pair]:
    return [
        pair
        for pair in possible_duplicates()
        if organization.pk in (pair.first, pair.second)
    ]


def _groups() -> dict[tuple[str, ...], set[int]]:
    """(reason, what they share) → the organizations that share it."""
    groups: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for key, pk in _marks():
        groups[key].add(pk)
    return {key: pks for key, pks in groups.items() if len(pks) > 1}


def _marks() -> Iterator[tuple[tuple[str, ...], int]]:
    whole = Organization.objects.whole()
    countries = {}
    columns = ("pk", "country__code", "name", "website", "email")
    for pk, country, name, website, email in whole.values_list(*columns).order_by():
        countries[pk] = country
        if spelled := same_spelling(name):
            yield (Reason.NAME, country, spelled), pk
        if place := web_place(website):
            yield (Reason.WEBSITE, place), pk
        if email:
            yield (Reason.EMAIL, email.casefold()), pk
    names = Name.objects.exclude(type__in=NOT_COMPARED).order_by()
    for pk, text in names.values_list("organization", "text"):
        if pk in countries and (spelled := same_spelling(text)):
            yield (Reason.NAME, countries[pk], spelled), pk
    identifiers = Identifier.objects.order_by()
    for pk, scheme, value in identifiers.values_list("organization", "scheme", "value"):
        if pk in countries:
            yield (Reason.IDENTIFIER, *_letters([scheme, value])), pk


def _letters(words: Iterable[str]) -> Iterator[str]:
    """Without the spaces and hyphens that one writes and another leaves out."""
    for word in words:
        yield "".join(c for c in word.casefold() if c.isalnum())


def web_place(address: str) -> str:
    """Host and path of a website, without what leads to the same page anyway."""
    parts = urlsplit(address)
    host = (parts.hostname or "").removeprefix("www.")
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}{parts.path.rstrip('/')}{query}" if host else ""


def _pairs(pks: set[int]) -> Iterator[tuple[int, int]]:
    ordered = sorted(pks)
    return combinations(ordered, 2) if len(ordered) <= MANY else pairwise(ordered)


@transaction.atomic
def tell_apart(one: Organization, another: Organization, *, by: User) -> None:
    """These are not the same: the pair is not asked about again."""
    first, second = sorted((one, another), key=lambda organization: organization.pk)
    _row, is_new = Distinct.objects.get_or_create(
        first=first, second=second, defaults={"by": by}
    )
    if is_new:
        subject = f"organization {second.pk}"
        record("told apart", by=by, organization=first, subject=subject)
