"""The rows of what an organization is called and known by, and of its links."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from members.editing.choice_fields import Choice, OneOfRows
from members.editing.measured_fields import Date
from members.editing.row_form import SINCE, UNTIL, PeriodForm, RowForm, source
from members.editing.text_fields import Line, WebAddress
from members.entry import FoundingItem, IdentifierItem, LinkItem, NameItem
from members.models import Name


class NameRow(PeriodForm):
    listed, shape = "names", NameItem
    heading = _("Other names")
    hint = _("The legal name, an acronym, the name in another language, former names.")
    one = _("Name %(number)s")
    add = _("Add a name")
    nothing = _("No other name yet.")
    preset = "type"
    needed = {
        "text": _("Write the name, or remove this row."),
        "type": _("Choose what kind of name this is."),
    }
    more = ("since", "until")
    more_title = _("When it was used")

    text = Line(_("Name"))
    type = Choice(_("Kind of name"), choices=[("", _("Choose")), *Name.Type.choices])
    language = Choice(
        _("Language"), choices=[("", _("Not stated"))], offers="languages"
    )
    since = Date(_("In use from"), SINCE)
    until = Date(_("In use to"), UNTIL)


class FoundingRow(RowForm):
    listed, shape = "founding_dates", FoundingItem
    heading = _("Founding")
    hint = _("If sources give different dates, add each of them.")
    one = _("Founding date %(number)s")
    add = _("Add a founding date")
    nothing = _("No founding date yet.")
    needed = {"date": _("Write the date, or remove this row.")}

    date = Date(_("Founded"), SINCE)
    as_stated = Line(
        _("In the words of the source"), _("For example “established in August 2004”")
    )
    source = source()
    is_preferred = OneOfRows(_("Show this date first"))

    def stand_alone(self) -> None:
        del self.fields["is_preferred"]

    @classmethod
    def settle(cls, items: list[dict[str, Any]]) -> None:
        if items and not any(item.get("is_preferred") for item in items):
            items[0]["is_preferred"] = True


class IdentifierRow(RowForm):
    listed, shape = "identifiers", IdentifierItem
    heading = _("Identifiers")
    hint = _("Numbers under which registers know you. Machines look for them.")
    one = _("Identifier %(number)s")
    add = _("Add an identifier")
    nothing = _("No identifier yet.")
    needed = {
        "scheme": _("Write which register this is from, or remove this row."),
        "value": _("Write the number or code, or remove this row."),
    }

    scheme = Line(
        _("Register"), _("For example ROR, Wikidata or org-id"), width="medium"
    )
    value = Line(_("Number or code"), width="medium")


class LinkRow(RowForm):
    listed, shape = "links", LinkItem
    heading = _("Further links")
    hint = _("Other pages of yours: social media, projects, reports.")
    one = _("Link %(number)s")
    add = _("Add a link")
    nothing = _("No further link yet.")
    needed = {
        "label": _("Write what this link leads to, or remove this row."),
        "address": _("Write the web address, or remove this row."),
    }

    label = Line(_("What it is"), _("For example “Annual reports”"), width="medium")
    address = WebAddress(_("Web address"), _("For example https://www.example.org"))
