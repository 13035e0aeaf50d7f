"""What was typed and cannot be saved yet: whose it is, and where it goes on."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from members.council.places import PAGES, edit_address
from members.models import Organization, Unfinished, User
from programs.languages import language_name


@dataclass(frozen=True)
class Typed:
    """A line for the desk."""

    row: Unfinished
    title: str
    address: str
    is_own: bool


def all_typed(organization: Organization, user: User) -> list[Typed]:
    """Everybody's, one's own first; whatever became of the draft it was typed for."""
    rows = _of(organization).select_related("user").defer("typed").order_by("-at")
    typed = [
        Typed(row, _title(row), _address(organization, row), row.user_id == user.pk)
        for row in rows
        if row.section in PAGES
    ]
    return sorted(typed, key=lambda line: not line.is_own)


def own_typed(
    organization: Organization, section: str, part: str, user: User
) -> Unfinished | None:
    """The latest that `user` typed into a page."""
    return own_rows(organization, section, part, user).order_by("-at", "-pk").first()


def own_rows(
    organization: Organization, section: str, part: str, user: User
) -> QuerySet[Unfinished]:
    rows = _of(organization).filter(section=section, part=part, user=user)
    return rows.select_related("revision__organization")


def _of(organization: Organization) -> QuerySet[Unfinished]:
    return Unfinished.objects.filter(revision__organization=organization)


def _title(row: Unfinished) -> str:
    if row.part:
        return _("Texts in %(language)s") % {"language": language_name(row.part)}
    return str(PAGES[row.section].title)


def _address(organization: Organization, row: Unfinished) -> str:
    return edit_address(organization.slug, row.section, row.part)
