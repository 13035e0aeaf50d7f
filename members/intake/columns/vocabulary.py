"""The sheets of the network's own words."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from members.intake.columns.column import Column, Sheet
from programs.models import Indicator, Region

SLUG = Column(
    "slug",
    "key",
    _("Names the word for good, in addresses and files."),
    "reading",
    is_required=True,
    synonyms=("code",),
)
CODE = Column(
    "code",
    "key",
    _("Names the word for good, in addresses and files."),
    "children",
    is_required=True,
    synonyms=("slug",),
)
NAME = Column(
    "name", "text", _("Its name."), "Reading", is_required=True, in_languages=True
)
DEFINITION = Column(
    "definition", "markdown", _("What is meant by it."), in_languages=True
)
POSITION = Column("position", "number", _("Its place in lists; lower comes first."))
SINCE = Column("since", "date", _("Since when."))
UNTIL = Column("until", "date", _("Until when, included."))


def _words(name: str, model: str, meaning: Any, *columns: Column, **more: Any) -> Sheet:
    return Sheet(name, meaning, columns, model=f"programs.{model}", **more)


VOCABULARY = (
    _words(
        "programs",
        "program",
        _("What the network runs."),
        SLUG,
        NAME,
        DEFINITION,
        POSITION,
        SINCE,
        UNTIL,
        Column("source_title", "text", _("Where this is known from.")),
        Column("source_address", "address", _("The web address of that.")),
        synonyms=("programmes",),
    ),
    _words(
        "priority_areas",
        "priorityarea",
        _("The themes of the network."),
        SLUG,
        NAME,
        DEFINITION,
        POSITION,
    ),
    _words(
        "membership_kinds",
        "membershipkind",
        _("The kinds of membership."),
        SLUG,
        NAME,
        DEFINITION,
        POSITION,
        Column("is_voting", "yes_no", _("Whether its members form the council.")),
    ),
    _words(
        "indicators",
        "indicator",
        _("What is counted."),
        CODE,
        NAME,
        DEFINITION,
        Column("unit", "text", _("One of what is counted: child."), in_languages=True),
        Column("unit_plural", "text", _("Many of them: children."), in_languages=True),
        Column("measure", "choice", _("How it counts."), choices=Indicator.Measure),
        Column("population", "text", _("Who or what is counted."), in_languages=True),
        Column("isced_level", "text", _("Level of ISCED 2011.")),
        Column("is_additive", "yes_no", _("Whether figures may be added up.")),
        POSITION,
    ),
    _words(
        "indicator_words",
        "indicatoralias",
        _("Words that texts use for an indicator."),
        Column(
            "indicator",
            "word",
            _("The indicator: code or name."),
            word="indicator",
            is_required=True,
        ),
        Column("language", "language", _("The language of the words."), "en"),
        Column("words", "text", _("A word or phrase."), "pupils", is_required=True),
        synonyms=("indicator aliases", "aliases"),
    ),
    _words(
        "regions",
        "region",
        _("Groups of countries: of the United Nations (M49), or the network’s own."),
        CODE,
        Column("kind", "choice", _("Whose region it is."), choices=Region.Kind),
        NAME,
        DEFINITION,
        Column("parent", "key", _("The code of the region it is part of.")),
        Column("countries", "words", _("Codes, with ; between."), word="country"),
        POSITION,
    ),
    _words(
        "countries",
        "country",
        _("Countries by ISO 3166."),
        Column("code", "key", _("The code of ISO 3166."), "MN", is_required=True),
        NAME,
        Column("other_names", "markdown", _("Its other names, one a line.")),
        Column("m49", "text", _("The number of UN M49.")),
        Column("is_former", "yes_no", _("Whether it exists no more.")),
        Column("note", "markdown", _("A remark.")),
    ),
)
