"""The sections that an entry is edited in, one a page."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Section:
    """A section: the fields of an entry it owns, and what visitors look for in it."""

    slug: str
    title: str | Promise
    about: str | Promise
    fields: tuple[str, ...]


SECTIONS: dict[str, Section] = {
    section.slug: section
    for section in (
        Section(
            "names",
            _("Names and place"),
            _(
                "Visitors search by name and by country: every name people use for "
                "your organization helps them to find it."
            ),
            (
                *("name", "name_language", "names", "founding_dates"),
                *("identifiers", "place"),
            ),
        ),
        Section(
            "contact",
            _("Contact and links"),
            _("Visitors who want to work with you look for your website and e-mail."),
            ("contact", "links"),
        ),
        Section(
            "texts",
            _("Texts"),
            _("Visitors read here who you are, what you want and what you do."),
            ("texts",),
        ),
        Section(
            "priorities",
            _("Priorities"),
            _("Visitors compare here what matters most to each organization."),
            ("priorities",),
        ),
        Section(
            "programs",
            _("Programs"),
            _("Visitors look here for the programs you take part in, and since when."),
            ("participations",),
        ),
        Section(
            "figures",
            _("Figures"),
            _("Visitors and donors look here for how many you reach, and when."),
            ("figures",),
        ),
        Section(
            "milestones",
            _("Milestones"),
            _("Visitors see here how your organization has grown, year by year."),
            ("milestones",),
        ),
        Section(
            "partners",
            _("Partners"),
            _("Visitors see here who works with you, and as what."),
            ("partners",),
        ),
        Section(
            "sources",
            _("Sources"),
            _("Visitors see here which documents and pages your statements come from."),
            ("sources",),
        ),
    )
}


def section_of(path: tuple[str, ...]) -> str:
    """The slug of the section that a place of an entry belongs to; "" for none."""
    own = (slug for slug, section in SECTIONS.items() if path[0] in section.fields)
    return next(own, "")


def anchor(path: tuple[str, ...]) -> str:
    """The HTML id of the field at a place of an entry, on the page of its section.

    ("place", "city") is "id_place-city", ("figures", "f1", "value") is
    "id_figures-f1-value"; of a whole row, list or group it is without "id_".
    """
    depth = {"name": 1, "name_language": 1, "place": 2, "contact": 2}
    is_field = len(path) >= depth.get(path[0], 3)
    return f"id_{'-'.join(path)}" if is_field else "-".join(path)
