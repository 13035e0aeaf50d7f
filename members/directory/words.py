"""The words of organizations, folded, read when words are first asked for."""

from collections import defaultdict

from django.conf import settings

from members.directory.index import FacetIndex
from members.models import Name, Organization, ProfileText
from programs.fold import fold
from programs.models import Country

TEXTS = ("summary", "mission", "goals", "activities", "history")
Words = dict[int, str]  # by primary key


def saying(index: FacetIndex, words: list[str]) -> int:
    """The organizations whose names, place or texts have all the words."""
    names, texts = _words(index)
    return index.among(pk for pk in names if _has(f"{names[pk]} {texts[pk]}", words))


def named_so(index: FacetIndex, words: list[str]) -> int:
    """The organizations whose names alone have all the words."""
    names, _texts = _words(index)
    return index.among(pk for pk, text in names.items() if _has(text, words))


def _has(text: str, words: list[str]) -> bool:
    return bool(words) and all(word in text for word in words)


_kept: tuple[FacetIndex, tuple[Words, Words]] | None = None


def _words(index: FacetIndex) -> tuple[Words, Words]:
    global _kept
    kept = _kept
    if kept is None or kept[0] is not index:
        kept = _kept = (index, _read())
    return kept[1]


def _read() -> tuple[Words, Words]:
    names: dict[int, list[str]] = defaultdict(list)
    texts: dict[int, list[str]] = defaultdict(list)
    countries = country_words()
    rows = Organization.objects.values_list("pk", "name", "city", "country__code")
    for pk, name, city, country in rows.order_by().iterator():
        names[pk].append(name)
        texts[pk] += [city, countries[country]]
    for pk, name in Name.objects.values_list("organization", "text").order_by("text"):
        names[pk].append(name)
    for pk, *words in ProfileText.objects.values_list(
        "organization", *TEXTS
    ).order_by():
        texts[pk] += words
    return (
        {pk: fold(" ".join(words)) for pk, words in names.items()},
        {pk: fold(" ".join(words)) for pk, words in texts.items()},
    )


def country_words() -> dict[str, str]:
    """Country code → its names in all languages of the vocabulary."""
    names = [f"name_{language}" for language in settings.MODELTRANSLATION_LANGUAGES]
    return {
        code: " ".join(name for name in words if name)
        for code, *words in Country.objects.values_list("code", *names)
    }
