"""The sections of an entry as the desk lists them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from members.council.attention import finished
from members.council.places import PAGES, edit_address, place_of
from members.council.standing import Standing
from members.editing import Section
from members.editing.plain_forms import WRITTEN, TextForm
from members.entry import Entry
from programs.languages import language_name


@dataclass(frozen=True)
class SectionLine:
    """`changed_count` and `remark_count` are those of the draft."""

    section: Section
    address: str
    says: str
    is_finished: bool
    changed_count: int
    remark_count: int
    confirmed_on: date | None

    @property
    def may_confirm(self) -> bool:
        """Whether there is something that can still be correct."""
        return bool(self.says) and not self.changed_count


def section_lines(standing: Standing, wishes: list[Any]) -> list[SectionLine]:
    entry, slug = standing.entry, standing.rows.slug
    done = finished(entry, wishes)
    changed = {told.slug: len(told.changes) for told in standing.changes}
    remarks = standing.returned.remarks if standing.returned else {}
    remarked = [place_of(slug, (*path.split("/"),)).section for path in remarks]
    confirmed = {row.section: row.on for row in standing.rows.confirmations.all()}
    return [
        SectionLine(
            section,
            edit_address(slug, name),
            ", ".join(filter(None, _says(name, entry))),
            done[name],
            changed.get(name, 0),
            remarked.count(name),
            max(
                filter(None, (confirmed.get(name), standing.rows.confirmed_on)),
                default=None,
            ),
        )
        for name, section in PAGES.items()
    ]


def _says(section: str, entry: Entry) -> Iterator[str]:
    """What a section says, in a few words."""
    match section:
        case "names":
            yield entry.name
            yield entry.place.city
        case "contact":
            yield entry.contact.website
            yield entry.contact.email
        case "texts":
            yield " · ".join(filter(None, (_written(entry), _languages(entry))))
        case "logo":
            yield _("there is one") if entry.logo else ""
        case _:
            [field] = PAGES[section].fields
            if count := len(getattr(entry, field)):
                yield _counted(section, count)


def _written(entry: Entry) -> str:
    """The texts that there are in any language: that is what people look for."""
    names: dict[str, Any] = TextForm.base_fields
    written = (n for n in WRITTEN if any(getattr(text, n) for text in entry.texts))
    return ", ".join(str(names[name].label) for name in written)


def _languages(entry: Entry) -> str:
    return ", ".join(language_name(text.language) for text in entry.texts)


def _counted(section: str, count: int) -> str:
    texts = {
        "priorities": ngettext("%(count)d priority", "%(count)d priorities", count),
        "programs": ngettext("%(count)d program", "%(count)d programs", count),
        "figures": ngettext("%(count)d figure", "%(count)d figures", count),
        "milestones": ngettext("%(count)d milestone", "%(count)d milestones", count),
        "partners": ngettext("%(count)d partner", "%(count)d partners", count),
        "sources": ngettext("%(count)d source", "%(count)d sources", count),
    }
    return texts[section] % {"count": count}
