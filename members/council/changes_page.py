"""What the page of the changes shows, before they are sent."""

from dataclasses import dataclass
from functools import cached_property

from django.utils import timezone

from members.changes import ToldConflict, ToldSection, tell, tell_conflicts
from members.council.access import Access
from members.council.places import edit_address, place_of
from members.council.standing import Standing
from members.council.unfinished import Typed, all_typed
from members.editing import SECTIONS, questions
from members.workflow import entry_of

LONGEST_NOTE = 5_000


@dataclass(frozen=True)
class Asked:
    """A question about what may be a slip, and the address of its field."""

    address: str
    label: str
    text: str


class ChangesPage:
    """`problem` is why sending was refused just now; `note` was typed before."""

    def __init__(self, access: Access, note: str = "", problem: str = "") -> None:
        self.access, self.note, self.problem = access, note, problem
        self.standing = Standing(access.organization)
        self.longest_note = LONGEST_NOTE

    @cached_property
    def told(self) -> list[ToldSection]:
        """From what is public to what would be, each with the address of its field."""
        slug = self.standing.rows.slug
        for section in self.standing.changes:
            for change in section.changes:
                place = place_of(slug, (*change.name.split("/"),))
                change.address = place.address  # type: ignore[attr-defined]
        return self.standing.changes

    @property
    def under(self) -> str:
        """The template of what stands below each change."""
        return "council/_edit_change.html" if self.standing.draft else ""

    @cached_property
    def conflicts(self) -> list[ToldConflict]:
        return tell_conflicts(self.standing.merged.conflicts)

    @cached_property
    def moved(self) -> list[ToldSection]:
        """What became public since the draft was begun."""
        began = self.standing.open and self.standing.open.base
        if began is None or not self.standing.is_moved:
            return []
        return tell(entry_of(began), self.standing.public)

    @cached_property
    def typed(self) -> list[Typed]:
        """What the person typed and has to complete or drop before sending."""
        draft = self.standing.draft
        typed = all_typed(self.access.organization, self.access.user)
        return [
            line
            for line in typed
            if line.is_own and draft and line.row.revision_id == draft.pk
        ]

    @property
    def version(self) -> str:
        return str(self.standing.began)

    @property
    def is_trusted(self) -> bool:
        return hasattr(self.standing.rows, "trust")

    @property
    def is_to_send(self) -> bool:
        return bool(self.standing.draft and (self.told or self.conflicts))

    @cached_property
    def questions(self) -> list[Asked]:
        entry, public = self.standing.entry, self.standing.public
        slug, today = self.standing.rows.slug, timezone.localdate()
        changed = {section.slug for section in self.told}
        return [
            Asked(f"{edit_address(slug, name)}#{asked.anchor}", asked.label, asked.text)
            for name, section in SECTIONS.items()
            if name in changed
            for asked in questions(entry, public, today, section.fields)
        ]
