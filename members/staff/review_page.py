"""What the page of a review shows: the changes, and all that is asked about them."""

from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from members import entry_rows
from members.changes import ToldConflict, ToldSection, tell, tell_conflicts
from members.editing import SECTIONS, Question, questions, section_of
from members.entry import Entry
from members.entry_difference import difference
from members.entry_merge import Merge, merge
from members.models import Organization, Revision, User
from members.staff import queue
from members.staff.decision import Said, Seen
from members.workflow import entry_of
from programs.languages import language_name


@dataclass(frozen=True)
class Correctable:
    """A section, or the texts in one language ("texts/en"), to be corrected."""

    name: str
    label: str
    address: str


@dataclass(frozen=True)
class Remark:
    """A remark on a place, which the page has no change of."""

    name: str
    label: str
    words: str


class ReviewPage:
    """A revision beside what is public, as `user` sees it; `said` was typed before."""

    def __init__(self, revision: Revision, user: User, said: Said) -> None:
        self.revision, self.user, self.said = revision, user, said
        self.organization = revision.organization
        self.is_waiting = revision.state == Revision.State.SUBMITTED
        self.entry = entry_of(revision)
        self.public, self.number = public_now(self.organization)
        self.base = entry_of(revision.base) if revision.base else self.public
        if not self.is_waiting:
            # What became public later is no change of this one.
            self.public = self.base

    @property
    def title(self) -> str:
        name = self.organization.name
        return _("Review: %(name)s") % {"name": name} if self.is_waiting else name

    @property
    def seen(self) -> Seen:
        return Seen.of(self.revision, self.number)

    @property
    def days(self) -> int:
        return queue.days_since(self.revision.submitted_at)

    @cached_property
    def left(self) -> int:
        """How many wait beside this one."""
        return Revision.objects.waiting().exclude(pk=self.revision.pk).count()

    @cached_property
    def following(self) -> Revision | None:
        return queue.next_after(self.revision) if self.left else None

    @cached_property
    def may_publish(self) -> bool:
        """Whether the gate would let this reviewer publish this submission."""
        return not queue.is_own(self.revision, self.user)

    # What changes --------------------------------------------------------------

    @cached_property
    def merged(self) -> Merge:
        return merge(self.base, self.public, self.entry, self.said.choices)

    @cached_property
    def changes(self) -> list[ToldSection]:
        """From what is public to what would be, each with the remarks on it."""
        told = tell(self.public, self.merged.entry)
        earlier = self.revision.remarks if self.is_waiting else {}
        for section in told:
            for change in section.changes:
                remark = self.said.remarks.get(change.name, "")
                vars(change).update(remark=remark, earlier=earlier.get(change.name, ""))
        return told

    @property
    def other_remarks(self) -> list[Remark]:
        """What was typed about places in which nothing differs any more."""
        return self._elsewhere(self.said.remarks)

    @property
    def earlier_remarks(self) -> list[Remark]:
        """What was remarked before on places in which nothing differs now."""
        return self._elsewhere(self.revision.remarks)

    def _elsewhere(self, remarks: dict[str, str]) -> list[Remark]:
        told = {change.name for section in self.changes for change in section.changes}
        return [
            Remark(path, title_of(path), words)
            for path, words in remarks.items()
            if path not in told
        ]

    @cached_property
    def conflicts(self) -> list[ToldConflict]:
        """What is to be chosen; what was chosen already goes along with the form."""
        return tell_conflicts(self.merged.conflicts)

    @property
    def has_moved(self) -> bool:
        return self.public != self.base

    @cached_property
    def moved(self) -> list[ToldSection]:
        """What became public since the draft was begun."""
        return tell(self.base, self.public)

    @cached_property
    def corrections(self) -> list[ToldSection]:
        """From what the organization sent to what its reviewer made of it."""
        if self.revision.as_submitted is None:
            return []
        return tell(Entry.model_validate(self.revision.as_submitted), self.entry)

    @cached_property
    def questions(self) -> list[Question]:
        return questions(self.merged.entry, self.public, timezone.localdate())

    @cached_property
    def correctable(self) -> list[Correctable]:
        """The sections that differ from what is public, in the order of the entry."""
        changes = difference(self.public, self.merged.entry)
        paths = [change.path for change in changes]
        languages = dict.fromkeys(
            path[1] for path in paths if path[0] == "texts" and len(path) > 1
        )
        changed = {section_of(path) for path in paths}
        found = []
        for slug, section in SECTIONS.items():
            if slug == "texts":
                found += [self._text(language) for language in languages]
            elif slug in changed:
                page = self._page("correct", slug)
                found.append(Correctable(slug, str(section.title), page))
        return found

    def _text(self, language: str) -> Correctable:
        page = self._page("correct_text", "texts", language)
        return Correctable(f"texts/{language}", texts_in(language), page)

    def _page(self, name: str, *more: str) -> str:
        arguments = [self.revision.pk, *more]
        return reverse(f"admin:members_revision_{name}", args=arguments)


def texts_in(language: str) -> str:
    return _("Texts in %(language)s") % {"language": language_name(language)}


def title_of(path: str) -> str:
    """The title of the section that a place of an entry is in."""
    section = SECTIONS.get(section_of(tuple(path.split("/"))))
    return str(section.title) if section else _("Logo")


def public_now(organization: Organization) -> tuple[Entry, int]:
    """What is public and its number; 0 where no version was recorded yet."""
    if latest := organization.revisions.published().first():
        return entry_of(latest), latest.number or 0
    rows = Organization.objects.for_profile().get(pk=organization.pk)
    return entry_rows.read(rows), 0
