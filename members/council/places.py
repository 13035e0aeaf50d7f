"""Where each statement of an entry is edited: the page, and the field on it."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from members.editing import SECTIONS, Section, anchor, section_of
from members.models import Organization

LOGO = Section(
    "logo",
    _("Logo"),
    _("Visitors recognize you by it, in lists and on your page."),
    ("logo",),
)
# All pages that an entry is edited on, in the order of the desk.
PAGES: dict[str, Section] = {**SECTIONS, "logo": LOGO}


@dataclass(frozen=True)
class Place:
    """A field on one of the pages of an organization; `id` is its HTML id."""

    slug: str
    section: str
    id: str = ""
    language: str = ""

    @property
    def address(self) -> str:
        page = edit_address(self.slug, self.section, self.language)
        return f"{page}#{self.id}" if self.id else page


def desk_address(organization: Organization) -> str:
    return reverse("council:desk", args=[organization.slug])


def edit_address(slug: str, section: str, language: str = "") -> str:
    if language:
        return reverse("council:edit_text", args=[slug, language])
    return reverse("council:edit", args=[slug, section])


def place_of(slug: str, path: tuple[str, ...]) -> Place:
    """The place of a path of an entry, as differences and remarks have it."""
    if path[0] == "logo":
        return Place(slug, "logo", "id_logo")
    language = path[1] if path[0] == "texts" and len(path) > 1 else ""
    # A language has a page of its own, and no place on it stands for all of it.
    id = "" if language and len(path) == 2 else anchor(path)
    if path in (("place",), ("contact",)):
        id = path[0]
    return Place(slug, section_of(path), id, language)


def next_page(section: str) -> Section | None:
    """The section that follows; None after the last."""
    slugs = list(PAGES)
    following = slugs[slugs.index(section) + 1 :]
    return PAGES[following[0]] if following else None
