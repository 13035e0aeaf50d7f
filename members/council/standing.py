"""What is public of an organization, and what its representatives are writing."""

from functools import cached_property

from members import entry_rows
from members.changes import ToldSection, tell
from members.entry import Entry
from members.entry_merge import Merge, merge
from members.models import Organization, Revision
from members.workflow import Began, current, entry_of


class Standing:
    """Where the entry of an organization stands, read once for one page."""

    def __init__(self, organization: Organization) -> None:
        self.rows = Organization.objects.for_profile().get(pk=organization.pk)

    @cached_property
    def public(self) -> Entry:
        return entry_rows.read(self.rows)

    @cached_property
    def number(self) -> int:
        """The public version; 0 where none was recorded yet."""
        return getattr(self.rows, "public_number", None) or 0

    @cached_property
    def latest(self) -> Revision | None:
        return self.rows.revisions.published().defer("entry", "as_submitted").first()

    @cached_property
    def draft(self) -> Revision | None:
        """The draft, or what was returned: what is written in."""
        return current(self.rows)

    @cached_property
    def waiting(self) -> Revision | None:
        """What is with the reviewers."""
        waiting = self.rows.revisions.waiting()
        return waiting.select_related("base", "submitted_by").first()

    @cached_property
    def returned(self) -> Revision | None:
        """The draft, where it came back with remarks."""
        is_returned = self.draft and self.draft.state == Revision.State.RETURNED
        return self.draft if is_returned else None

    @property
    def open(self) -> Revision | None:
        """What editing goes on from, where that is not the public entry."""
        return self.draft or self.waiting

    @property
    def began(self) -> Began:
        """What a page that is opened now begins from."""
        return Began.of(self.open, self.number)

    @cached_property
    def entry(self) -> Entry:
        """What the representatives have written so far."""
        return entry_of(self.open) if self.open else self.public

    @cached_property
    def merged(self) -> Merge:
        """What they wrote, with what became public since they began."""
        began = entry_of(self.open.base) if self.open and self.open.base else None
        return merge(began or self.public, self.public, self.entry)

    @cached_property
    def changes(self) -> list[ToldSection]:
        """How that differs from what is public, by section."""
        return tell(self.public, self.merged.entry) if self.open else []

    @property
    def change_count(self) -> int:
        return sum(len(section.changes) for section in self.changes)

    @cached_property
    def is_moved(self) -> bool:
        """Whether the public entry changed since the draft was begun."""
        base = self.open.base if self.open else None
        return base is not None and entry_of(base) != self.public
