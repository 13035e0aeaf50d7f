"""What an organization states that is searched, each with what a page calls it."""

from collections.abc import Collection, Iterator
from typing import Any

from django.utils.translation import gettext as _

from members.directory.excerpt import Said
from members.directory.text.terms import Term
from members.models import Organization
from programs.markdown import plain
from programs.searched import searched

MAIN = ("mission", "summary")
OTHER = ("goals", "activities", "history")


def names(organization: Organization, begun: int) -> Iterator[Said]:
    label = _("Also known as")
    for name in organization.names.all():
        yield Said(label, name.text, name.language, is_name=True, begun=begun)


def place(organization: Organization) -> Said:
    parts = (organization.city, organization.country.name)
    text = ", ".join(part for part in parts if part)
    if stated := organization.country_as_stated:
        text = f"{text} ({stated})"
    return Said(_("Place"), text)


def texts(
    organization: Organization, fields: Collection[str], terms: Collection[Term]
) -> Iterator[Said]:
    """Fields of the texts in all languages, where one of the terms may stand."""
    for text in organization.texts.all() if terms else ():
        for field in fields:
            column: Any = text._meta.get_field(field)
            label = str(column.verbose_name).capitalize()
            yield from _of_markdown(label, getattr(text, field), terms, text.language)


def _identifiers(one: Organization, _terms: Collection[Term]) -> Iterator[Said]:
    for identifier in one.identifiers.all():
        yield Said(_("Identifier"), f"{identifier.scheme} {identifier.value}")


def _priorities(one: Organization, terms: Collection[Term]) -> Iterator[Said]:
    for priority in one.priorities.all():
        yield Said(_("Priority"), priority.title)
        yield from _of_markdown(_("Priority"), priority.statement, terms)


def _participations(one: Organization, terms: Collection[Term]) -> Iterator[Said]:
    for part in one.participations.all():
        yield Said(_("Program"), part.local_name)
        yield from _of_markdown(_("Program"), part.note, terms)


def _partners(one: Organization, _terms: Collection[Term]) -> Iterator[Said]:
    for partner in one.partners.all():
        yield Said(_("Partner"), ", ".join(filter(None, (partner.name, partner.role))))


def _milestones(one: Organization, terms: Collection[Term]) -> Iterator[Said]:
    for milestone in one.milestones.all():
        yield from _of_markdown(_("Milestone"), milestone.text, terms)


def _figures(one: Organization, _terms: Collection[Term]) -> Iterator[Said]:
    for figure in one.figures.all():
        yield Said(_("Figure"), figure.words)
        yield Said(_("Figure"), figure.dimension)


def _of_markdown(
    label: str, text: str, terms: Collection[Term], language: str = ""
) -> Iterator[Said]:
    # To take away markup costs more than to see that a text has none of the words.
    words = searched(text) if text else ""
    sought = (reading[0] for term in terms for reading in term.beginnings)
    if any(word in words for word in sought):
        yield Said(label, " ".join(plain(text).split()), language)


# Lists of an entry, each read for a page of results only where it may matter still.
FURTHER = {
    "identifiers": _identifiers,
    "priorities": _priorities,
    "participations": _participations,
    "partners": _partners,
    "milestones": _milestones,
    "figures": _figures,
}
