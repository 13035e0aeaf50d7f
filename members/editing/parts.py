"""Which forms a section consists of, in the order of its page."""

from collections.abc import Mapping

from members.editing.figure_form import FigureRow
from members.editing.list_form import read_keys
from members.editing.name_rows import FoundingRow, IdentifierRow, LinkRow, NameRow
from members.editing.offer import is_language
from members.editing.part_form import PartForm, Typings
from members.editing.plain_forms import ContactForm, NameForm, PlaceForm, TextForm
from members.editing.row_form import RowForm
from members.editing.row_forms import (
    LanguageRow,
    MilestoneRow,
    ParticipationRow,
    PartnerRow,
    PriorityRow,
    SourceRow,
)
from members.entry import Entry

PARTS: dict[str, tuple[type[PartForm], ...]] = {
    "names": (NameForm, NameRow, FoundingRow, PlaceForm, IdentifierRow),
    "contact": (ContactForm, LinkRow),
    "texts": (LanguageRow,),
    "priorities": (PriorityRow,),
    "programs": (ParticipationRow,),
    "figures": (FigureRow,),
    "milestones": (MilestoneRow,),
    "partners": (PartnerRow,),
    "sources": (SourceRow,),
}


def part_classes(section: str, language: str) -> tuple[type[PartForm], ...]:
    """The forms of a section. Raises ValueError for one that has none.

    Only the texts have a page a language; it must be the code of one.
    """
    if section not in PARTS or (language and section != "texts"):
        raise ValueError(section)
    if language and not is_language(language):
        raise ValueError(language)
    return (TextForm,) if language else PARTS[section]


def typed_of(
    entry: Entry, classes: tuple[type[PartForm], ...], language: str
) -> Typings:
    """What a browser would send if nobody typed anything."""
    typed: Typings = {}
    for part in classes:
        if not issubclass(part, RowForm):
            said = part.said_in(entry, language)
            typed |= part.typed_of(said, prefix_of(part, language))
            continue
        items = getattr(entry, part.listed)
        typed[part.listed] = [item.key for item in items]
        for item in items:
            typed |= part.typed_of(item, f"{part.listed}-{item.key}")
    return typed


def typed_in(
    sent: Mapping[str, list[str]],
    entry: Entry,
    classes: tuple[type[PartForm], ...],
    language: str,
) -> tuple[Typings, list[type[RowForm]]]:
    """Of what was sent, what the forms ask for; and the lists that came broken."""
    typed: Typings = {}
    broken = []
    for part in classes:
        prefixes = [prefix_of(part, language)]
        if issubclass(part, RowForm):
            keys, is_whole = read_keys(part.listed, sent.get(part.listed, []), entry)
            typed[part.listed] = keys
            prefixes = [f"{part.listed}-{key}" for key in keys]
            broken += [] if is_whole else [part]
        for prefix in prefixes:
            names = part.own_names(prefix).values()
            typed |= {name: [*sent[name]] for name in names if name in sent}
    return typed, broken


def prefix_of(part: type[PartForm], language: str) -> str:
    """The prefix that a form outside of lists has for its fields."""
    return f"texts-{language}" if part is TextForm else part.within
