"""The sheets of lists: one row for each line, which names its organization."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from members.intake.columns.column import Column, Sheet
from members.models import Kind, Name, Qualifier, Result, Status

ORGANIZATION = (
    Column(
        "organization",
        "key",
        _("The slug of the organization."),
        "river-school",
        synonyms=("slug", "organization slug", "member"),
    ),
    Column(
        "organization_identifier",
        "text",
        _("Instead of the slug: an identifier, as scheme:value."),
        synonyms=("identifier",),
    ),
    Column(
        "organization_name",
        "text",
        _("Instead of the slug: the name, together with organization_country."),
    ),
    Column(
        "organization_country",
        "word",
        _("The country of organization_name: code or name."),
        word="country",
    ),
)
KEY = Column(
    "key",
    "key",
    _(
        "Names the line for good within its organization and list. Without it, a line "
        "that says the same is found again, and every other is new."
    ),
)
REMOVE = Column(
    "remove",
    "yes_no",
    _("“yes” takes the line away."),
    synonyms=("delete", "removed"),
)
SINCE = Column("since", "date", _("Since when."), synonyms=("from", "start"))
UNTIL = Column(
    "until", "date", _("Until when, included."), synonyms=("to", "end", "till")
)
SOURCE = Column("source", "key", _("The key of the source, in the sheet “sources”."))


def _sheet(name: str, meaning: Any, *columns: Column, **more: Any) -> Sheet:
    key = () if more.get("section") == "texts" else (KEY,)
    more.setdefault("section", name)
    return Sheet(name, meaning, (*ORGANIZATION, *key, *columns, REMOVE), **more)


def _need(name: str, type: Any, meaning: Any, example: str = "", **more: Any) -> Column:
    return Column(name, type, meaning, example, is_required=True, **more)


def _text(name: str, meaning: Any) -> Column:
    return Column(name, "markdown", meaning)


LISTS = (
    _sheet(
        "names",
        _("Further names of organizations."),
        _need("text", "text", _("The name."), "RS", synonyms=("name",)),
        _need(
            "type",
            "choice",
            _("What kind of name it is."),
            "acronym",
            choices=Name.Type,
            synonyms=("kind", "kind of name"),
        ),
        Column("language", "language", _("Its language, as a code (BCP 47).")),
        SINCE,
        UNTIL,
    ),
    _sheet(
        "identifiers",
        _("Numbers and codes of organizations in registers."),
        _need("scheme", "text", _("The register: ROR, Wikidata …"), "ROR"),
        _need("value", "text", _("The number or code."), "00example0"),
    ),
    _sheet(
        "founding_dates",
        _("When organizations were founded, as each source says."),
        _need("date", "date", _("Year, month or day."), "1998-09"),
        Column("as_stated", "text", _("The date in the words of the source.")),
        Column("is_preferred", "yes_no", _("Whether this date is shown first."), "yes"),
        SOURCE,
    ),
    _sheet(
        "links",
        _("Further pages on the web."),
        _need("label", "text", _("What the page is."), "Library"),
        _need(
            "address",
            "address",
            _("Its web address."),
            "https://river-school.example/library",
            synonyms=("url", "link"),
        ),
    ),
    _sheet(
        "texts",
        _("The texts of a profile, one row for each language."),
        _need("language", "language", _("The language, as a code (BCP 47)."), "en"),
        Column(
            "is_original",
            "yes_no",
            _("Whether the others are translations of it."),
            "yes",
        ),
        Column("revised_on", "day", _("The day it was last revised.")),
        Column("summary", "markdown", _("What it is."), "A school by the river."),
        _text("history", _("Its history.")),
        _text("mission", _("Its mission.")),
        _text("goals", _("Its goals.")),
        _text("activities", _("Its main activities.")),
        section="texts",
    ),
    _sheet(
        "priorities",
        _("What organizations do under a priority area of the network."),
        _need("area", "word", _("The priority area: code or name."), word="area"),
        Column("title", "text", _("The organization’s own title for it.")),
        _text("statement", _("What it does in this area.")),
        SOURCE,
    ),
    _sheet(
        "participations",
        _("Which programs organizations take part in."),
        _need("program", "word", _("The program: code or name."), word="program"),
        Column("local_name", "text", _("The program’s name in the country.")),
        SINCE,
        UNTIL,
        _text("note", _("A remark.")),
        SOURCE,
        synonyms=("programmes of organizations", "programs of organizations"),
    ),
    _sheet(
        "milestones",
        _("What happened when."),
        _need("since", "date", _("When it was, or began."), "2004", synonyms=("date",)),
        UNTIL,
        _need("text", "markdown", _("What happened."), "The library opened."),
        SOURCE,
    ),
    _sheet(
        "partners",
        _("Whom organizations work with."),
        _need("name", "text", _("The partner’s name."), "City Library"),
        Column("role", "text", _("What it is to the organization."), "Funder"),
        Column("website", "address", _("Its website."), synonyms=("url", "web site")),
        SINCE,
        UNTIL,
        SOURCE,
    ),
    _sheet(
        "figures",
        _("Single figures, each with its words, time and source."),
        _need("indicator", "word", _("What is counted."), word="indicator"),
        Column("program", "word", _("Within which program."), word="program"),
        _need("value", "number", _("The number."), "120", synonyms=("number",)),
        Column("value_high", "number", _("The highest number, of a range.")),
        Column(
            "qualifier",
            "choice",
            _("How exact the number is."),
            "more_than",
            choices=Qualifier,
        ),
        _need(
            "kind",
            "choice",
            _("At that time, during that time, or in total up to then."),
            "stock",
            choices=Kind,
        ),
        Column("result", "choice", _("A result, or a plan."), "actual", choices=Result),
        Column("unit_as_stated", "text", _("What is counted, where it is narrower.")),
        SINCE,
        Column("until", "date", _("Until when, included."), "2012"),
        Column("is_undated", "yes_no", _("Whether no time is stated.")),
        Column("period_as_stated", "text", _("The time in the words of the source.")),
        Column("dimension", "text", _("Which part is counted: preschool, urban …")),
        Column("words", "markdown", _("The words as published."), "over 120 children"),
        Column(
            "status",
            "choice",
            _("Quality of the figure, by SDMX CL_OBS_STATUS."),
            "A",
            choices=Status,
        ),
        SOURCE,
        Column("supersedes", "key", _("The key of an older figure it corrects.")),
    ),
    _sheet(
        "sources",
        _("The documents and pages that all this was read in."),
        _need("title", "text", _("The title of the document or page."), "Report 2012"),
        Column("address", "address", _("Its web address."), synonyms=("url", "link")),
        Column("date", "date", _("The date it bears."), "2012"),
        Column("read_on", "day", _("The day it was read."), "2026-11-22"),
        _text("note", _("A remark.")),
    ),
    _sheet(
        "memberships",
        _("When organizations were members of the network, and of which kind."),
        Column("kind", "word", _("The kind: code or name."), word="kind"),
        Column("since", "date", _("Since when."), "1999", synonyms=("from", "start")),
        UNTIL,
        Column("source_title", "text", _("Where this is known from.")),
        Column("source_address", "address", _("The web address of that.")),
    ),
)  # fmt: skip
