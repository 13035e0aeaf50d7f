"""The desk of an organization: what is public, what is being written, what is due."""

from functools import cached_property

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from members.council.access import Access, found
from members.council.activity import Act, People, last_acts
from members.council.attention import Wish, attention
from members.council.figures_due import Due, figures_due
from members.council.remarks import Remark, remarks_of
from members.council.section_lines import SectionLine, section_lines
from members.council.standing import Standing
from members.council.steps import steps
from members.council.unfinished import Typed, all_typed
from members.models import Revision, Save
from members.profile import Freshness, Profile
from members.workflow import Began
from programs.models import Indicator

SHOWN = 5  # of a list that may be long; the rest is folded


class Desk:
    """All that the page shows. Each part is read when the page comes to it."""

    def __init__(self, access: Access) -> None:
        self.organization, self.role, self.user = access
        self.standing = Standing(access.organization)
        self.today = timezone.localdate()

    @cached_property
    def profile(self) -> Profile:
        return Profile(self.standing.rows)

    @property
    def freshness(self) -> Freshness:
        return self.profile.freshness

    @cached_property
    def all_wishes(self) -> list[Wish]:
        return attention(self.standing.entry, self.today)

    @property
    def wishes(self) -> tuple[list[Wish], list[Wish]]:
        """Those to show, and those to fold away."""
        return self.all_wishes[:SHOWN], self.all_wishes[SHOWN:]

    @property
    def due(self) -> tuple[list[Due], list[Due]]:
        indicators = Indicator.objects.all()
        due = figures_due(self.standing.entry, self.today, indicators)
        return due[:SHOWN], due[SHOWN:]

    @property
    def last_year(self) -> int:
        return self.today.year - 1

    @cached_property
    def lines(self) -> list[SectionLine]:
        return section_lines(self.standing, self.all_wishes)

    @property
    def finished_count(self) -> int:
        return sum(line.is_finished for line in self.lines)

    @property
    def steps(self) -> SafeString:
        return steps([line.is_finished for line in self.lines])

    @property
    def is_blank(self) -> bool:
        """Whether it says no more than who it is: nothing to call still correct."""
        return not any(line.says for line in self.lines if line.section.slug != "names")

    @property
    def is_confirmed_today(self) -> bool:
        return self.freshness.confirmed_on == self.today

    @property
    def remarks(self) -> list[Remark]:
        returned = self.standing.returned
        entry = self.standing.entry
        return remarks_of(entry, returned.remarks) if returned else []

    @property
    def sent(self) -> str:
        """What was sent, as the button that takes it back names it."""
        return str(Began.of(self.standing.waiting, 0))

    @property
    def sender(self) -> str:
        waiting = self.standing.waiting
        sender = waiting.submitted_by if waiting else None
        return People(self.organization).name(sender)

    @property
    def last_save(self) -> Save | None:
        draft = self.standing.draft
        saves = draft.saves.select_related("by") if draft else Save.objects.none()
        return saves.defer("before", "after", "sent").last()

    @cached_property
    def typed(self) -> list[Typed]:
        return all_typed(self.organization, self.user)

    @property
    def acts(self) -> list[Act]:
        return last_acts(self.organization)

    @cached_property
    def earlier(self) -> list[Revision]:
        """What can be brought back: versions that were public, and dropped drafts."""
        if not self.role.may_lead:
            return []
        states = [Revision.State.PUBLISHED, Revision.State.WITHDRAWN]
        rows = self.standing.rows.revisions.filter(state__in=states)
        rows = rows.exclude(number=self.standing.number).select_related("author")
        return list(rows.defer("entry", "as_submitted").order_by("-saved_at")[:20])


@require_safe
@login_required
def desk(request: HttpRequest, slug: str) -> HttpResponse:
    return show_desk(request, found(request, slug))


def show_desk(request: HttpRequest, access: Access) -> HttpResponse:
    desk = Desk(access)
    context = {"organization": desk.standing.rows, "desk": desk}
    return render(request, "council/desk.html", context)
