"""Why an organization answers to the words of a query: the place where they stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from members.directory.words import TEXTS
from members.models import Organization
from programs.fold import fold
from programs.markdown import plain

AROUND = 70  # characters to each side of the match
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Excerpt:
    """Some words of a text, with the one that matched set apart."""

    label: str
    before: str
    match: str
    after: str


def excerpt(organization: Organization, words: list[str]) -> Excerpt | None:
    """The first place with a word that the name lacks; None if it lacks none."""
    name = fold(organization.name)
    missing = [word for word in words if word not in name]
    if not missing:
        return None
    for label, text in _texts(organization, missing):
        for found in _WORD.finditer(text):
            if any(word in fold(found.group()) for word in missing):
                return Excerpt(
                    label,
                    before=_cut(text[: found.start()], keep_end=True),
                    match=found.group(),
                    after=_cut(text[found.end() :], keep_end=False),
                )
    return None


def _texts(organization: Organization, missing: list[str]) -> Iterator[tuple[str, str]]:
    """What the index searches beside the name, with a label; texts without markup."""
    for name in organization.names.all():
        yield _("Also known as"), name.text
    yield _("Place"), f"{organization.city}, {organization.country}"
    for text in organization.texts.all():
        for field in TEXTS:
            markdown = getattr(text, field)
            if any(word in fold(markdown) for word in missing):
                column: Any = text._meta.get_field(field)
                label = str(column.verbose_name).capitalize()
                yield label, " ".join(plain(markdown).split())


def _cut(text: str, *, keep_end: bool) -> str:
    """At most AROUND characters of `text` next to the match, cut between words."""
    if len(text) <= AROUND:
        return text
    if keep_end:
        return "… " + text[-AROUND:].split(" ", 1)[-1]
    return text[:AROUND].rsplit(" ", 1)[0] + " …"
