"""The sections that changes are told in, as pages for editing are divided."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from members.entry import Entry


@dataclass(frozen=True)
class Section:
    """A section, and the fields of an entry that belong to it."""

    slug: str
    title: str | Promise
    fields: tuple[str, ...]


SECTIONS = (
    Section(
        "names",
        _("Names and place"),
        (
            *("name", "name_language", "names", "founding_dates"),
            *("identifiers", "place"),
        ),
    ),
    Section("contact", _("Contact and links"), ("contact", "links")),
    Section("texts", _("Texts"), ("texts",)),
    Section("priorities", _("Priorities"), ("priorities",)),
    Section("programs", _("Programs"), ("participations",)),
    Section("figures", _("Figures"), ("figures",)),
    Section("milestones", _("Milestones"), ("milestones",)),
    Section("partners", _("Partners"), ("partners",)),
    Section("sources", _("Sources"), ("sources",)),
    Section("logo", _("Logo"), ("logo",)),
)


def sections_changed(before: Entry, after: Entry) -> list[str]:
    """The titles of the sections in which two entries differ."""
    return [
        str(section.title)
        for section in SECTIONS
        if any(getattr(before, name) != getattr(after, name) for name in section.fields)
    ]
