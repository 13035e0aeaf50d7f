"""The rows of the lists that have a page of their own, but the figures."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from members.editing.choice_fields import Choice
from members.editing.measured_fields import Date, Day
from members.editing.offer import Offer, is_language
from members.editing.part_form import Typings
from members.editing.plain_forms import WRITTEN, TextForm
from members.editing.row_form import SINCE, UNTIL, PeriodForm, RowForm, source
from members.editing.sections import SECTIONS
from members.editing.text_fields import Line, Markdown, WebAddress, Words
from members.entry import (
    MilestoneItem,
    ParticipationItem,
    PartnerItem,
    PriorityItem,
    SourceItem,
    TextItem,
)
from programs.languages import language_name


class LanguageRow(RowForm):
    """A language of the texts; its words have a page of their own."""

    listed, shape = "texts", TextItem
    heading = _("Languages")
    one = _("Language %(number)s")
    add = _("Add a language")
    nothing = _("No text yet.")
    preset, asks_first = "language", True

    @classmethod
    def may_begin_with(cls, what: str, offer: Offer) -> bool:
        return is_language(what)

    @classmethod
    def new_key(cls, what: str) -> str:
        return what

    @classmethod
    def begin(cls, prefix: str, what: str, offer: Offer, typed: Typings) -> Typings:
        return {}

    @property
    def called(self) -> str:
        return language_name((self.prefix or "").removeprefix("texts-"))

    @property
    def is_as_it_began(self) -> bool:
        """Never: to choose a language says something already."""
        return False

    @property
    def first_focus(self) -> str:
        return f"edit-{self.prefix}"

    @property
    def written(self) -> list[Any]:
        """The names of the texts that there are in this language."""
        fields: dict[str, Any] = TextForm.base_fields
        return [fields[name].label for name in WRITTEN if getattr(self.said, name, "")]

    def item(self, key: str) -> dict[str, Any]:
        return self.said.model_dump() if self.said else {"language": key}


class PriorityRow(RowForm):
    listed, shape = "priorities", PriorityItem
    heading = _("Your priorities, the most important first")
    one = _("Priority %(number)s")
    add = _("Add a priority")
    nothing = _("No priority yet.")
    once = preset = "area"
    needed = {"area": _("Choose the area, or remove this row.")}

    area = Choice(
        _("Priority area"), choices=[("", _("Choose an area"))], offers="areas"
    )
    title = Line(_("Your own title"), _("Empty if the name of the area says it."))
    statement = Markdown(_("What you do in this area"), rows=3)
    source = source()

    @property
    def called(self) -> str:
        return self.told("title") or self.told("area")


class ParticipationRow(PeriodForm):
    listed, shape = "participations", ParticipationItem
    heading = _("Programs you take part in")
    one = _("Program %(number)s")
    add = _("Add a program")
    nothing = _("No program yet.")
    once = preset = "program"
    needed = {"program": _("Choose the program, or remove this row.")}

    program = Choice(
        _("Program"), choices=[("", _("Choose a program"))], offers="programs"
    )
    local_name = Line(_("Its name in your country"))
    since = Date(_("Since"), SINCE)
    until = Date(_("Until"), UNTIL)
    note = Markdown(_("Note"), rows=2)
    source = source()


class MilestoneRow(PeriodForm):
    listed, shape = "milestones", MilestoneItem
    heading = _("What happened, and when")
    hint = _("They are shown by date, so their order here does not matter.")
    one = _("Milestone %(number)s")
    add = _("Add a milestone")
    nothing = _("No milestone yet.")
    is_ordered = False
    needed = {
        "since": _("Write when it happened, or remove this row."),
        "text": _("Write what happened, or remove this row."),
    }

    since = Date(_("Date"), SINCE)
    until = Date(_("End"), _("Only if it took some time"))
    text = Words(_("What happened"))
    source = source()


class PartnerRow(PeriodForm):
    listed, shape = "partners", PartnerItem
    heading = _("Who works with you")
    one = _("Partner %(number)s")
    add = _("Add a partner")
    nothing = _("No partner yet.")
    needed = {"name": _("Write the name of the partner, or remove this row.")}
    more = ("website", "since", "until", "source")
    more_title = _("Website, years, source")

    name = Line(_("Name"))
    role = Line(_("What you do together"), _("For example “donor” or “trainer”"))
    website = WebAddress(_("Website"))
    since = Date(_("Since"), SINCE)
    until = Date(_("Until"), UNTIL)
    source = source()


class SourceRow(RowForm):
    listed, shape = "sources", SourceItem
    heading = _("Documents and pages")
    hint = _("What your statements come from. Choose them beside each statement.")
    one = _("Source %(number)s")
    add = _("Add a source")
    nothing = _("No source yet.")
    needed = {"title": _("Write the title of the source, or remove this row.")}

    title = Line(_("Title"), _("For example “Annual report 2025”"))
    address = WebAddress(_("Web address"), _("If it can be read on the web"))
    date = Date(_("Date of the source"), SINCE)
    read_on = Day(_("Read on"), _("A day, as 14.12.2025"))
    note = Markdown(_("Note"), rows=2)

    @property
    def holds(self) -> str:
        key = (self.prefix or "").removeprefix("sources-")
        named: Any = self.offer.named_sources.get(key, {})
        lists = ", ".join(
            f"{section.title} ({count})"
            for section in SECTIONS.values()
            if (count := sum(named.get(field, 0) for field in section.fields))
        )
        text = gettext("It stays as long as statements name it: %(lists)s.")
        return text % {"lists": lists} if lists else ""
