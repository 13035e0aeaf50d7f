"""`Entry`: the one shape of an organization's public content.

Council members' forms, spreadsheets and old profile texts all produce an
`Entry`; rows, JSON and differences are made from it and nothing else. Lists
keep their order; every item has a `key` that is unique in its list and stays
when its content changes.
"""

import datetime as dt
from typing import Annotated, Any, Literal, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    field_validator,
    model_validator,
)

from members.entry_types import (
    Address,
    Amount,
    Degrees,
    Email,
    Key,
    Language,
    Markdown,
    PartialDate,
    Picture,
    Slug,
    size,
)
from members.models import Kind, Name, Qualifier, Result, Status
from programs.dates import ends_in_order

SCHEMA_ID = "urn:member-directory:entry:1"


class Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    @field_validator("*", mode="before")
    @classmethod
    def _lines_end_in_one_way(cls, value: Any) -> Any:
        # Browsers send CR LF from every text field, spreadsheets often too.
        if isinstance(value, str):
            return value.replace("\r\n", "\n").replace("\r", "\n")
        return value


class Item(Shape):
    """A line of a list, found again by its key."""

    key: Key


class Period(Item):
    """A line with an inclusive period of partial dates; empty is open or not stated."""

    since: PartialDate = ""
    until: PartialDate = ""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if not ends_in_order(self.since, self.until):
            raise ValueError("`until` is before `since`")
        return self


class NameItem(Period):
    text: Annotated[str, size(250, least=1)]
    type: Name.Type
    language: Language | Literal[""] = ""


class IdentifierItem(Item):
    scheme: Annotated[str, size(60, least=1)]
    value: Annotated[str, size(120, least=1)]


class FoundingItem(Item):
    date: Annotated[PartialDate, StringConstraints(min_length=4)]
    as_stated: Annotated[str, size(200)] = ""
    is_preferred: bool = False
    source: Key | None = None


class Place(Shape):
    """Where the organization is: country code (ISO 3166), town, WGS 84 degrees."""

    country: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}([A-Z]{2})?$")]
    country_as_stated: Annotated[str, size(100)] = ""
    city: Annotated[str, size(100)] = ""
    address: Annotated[str, size(500)] = ""
    latitude: Annotated[Degrees, Field(ge=-90, le=90)] | None = None
    longitude: Annotated[Degrees, Field(ge=-180, le=180)] | None = None

    @model_validator(mode="after")
    def _is_a_point(self) -> Self:
        if (self.latitude is None) != (self.longitude is None):
            raise ValueError("a place has both latitude and longitude, or neither")
        return self


class Contact(Shape):
    email: Email = ""
    phone: Annotated[str, size(40)] = ""
    website: Address = ""


class LinkItem(Item):
    label: Annotated[str, size(100, least=1)]
    address: Annotated[Address, StringConstraints(min_length=1)]


class TextItem(Shape):
    """The profile texts in one language; the language is the key."""

    language: Language
    is_original: bool = False
    revised_on: dt.date | None = None
    summary: Markdown = ""
    history: Markdown = ""
    mission: Markdown = ""
    goals: Markdown = ""
    activities: Markdown = ""

    @property
    def key(self) -> str:
        return self.language


class PriorityItem(Item):
    area: Slug
    title: Annotated[str, size(200)] = ""
    statement: Markdown = ""
    source: Key | None = None


class ParticipationItem(Period):
    program: Slug
    local_name: Annotated[str, size(200)] = ""
    note: Markdown = ""
    source: Key | None = None


class MilestoneItem(Period):
    since: Annotated[PartialDate, StringConstraints(min_length=4)]
    text: Annotated[str, size(5_000, least=1)]
    source: Key | None = None


class PartnerItem(Period):
    name: Annotated[str, size(250, least=1)]
    role: Annotated[str, size(200)] = ""
    website: Address = ""
    source: Key | None = None


class FigureItem(Period):
    """One observation; see `members.models.Figure` for what each field means."""

    indicator: Slug
    program: Slug | None = None
    value: Amount
    value_high: Amount | None = None
    qualifier: Qualifier = Qualifier.EXACT
    kind: Kind
    result: Result = Result.ACTUAL
    unit_as_stated: Annotated[str, size(100)] = ""
    is_undated: bool = False
    period_as_stated: Annotated[str, size(100)] = ""
    dimension: Annotated[str, size(200)] = ""
    words: Annotated[str, size(2_000)] = ""
    status: Status = Status.NORMAL
    source: Key | None = None
    supersedes: Key | None = None

    @model_validator(mode="after")
    def _is_consistent(self) -> Self:
        if self.is_undated == bool(self.since or self.until):
            raise ValueError("a figure has a period, or says that it is undated")
        if (self.qualifier == Qualifier.RANGE) != (self.value_high is not None):
            raise ValueError("a range, and only a range, has both ends")
        if self.value_high is not None and self.value_high < self.value:
            raise ValueError("the high end of a range is not below its low end")
        if self.supersedes == self.key:
            raise ValueError("a figure does not supersede itself")
        return self


class SourceItem(Item):
    title: Annotated[str, size(300, least=1)]
    address: Address = ""
    date: PartialDate = ""
    read_on: dt.date | None = None
    note: Markdown = ""


class Entry(Shape):
    """An organization's public content, without memberships, seats and dates of review.

    JSON: `entry.model_dump_json()` and `Entry.model_validate_json()`; the
    schema is published as docs/entry.schema.json.
    """

    slug: Slug
    name: Annotated[str, size(250, least=1)]
    name_language: Language | Literal[""] = ""
    names: list[NameItem] = []
    identifiers: list[IdentifierItem] = []
    founding_dates: list[FoundingItem] = []
    place: Place
    contact: Contact = Contact()
    links: list[LinkItem] = []
    logo: Picture = ""
    texts: list[TextItem] = []
    priorities: list[PriorityItem] = []
    participations: list[ParticipationItem] = []
    milestones: list[MilestoneItem] = []
    partners: list[PartnerItem] = []
    figures: list[FigureItem] = []
    sources: list[SourceItem] = []

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        for problem in _problems(self):
            raise ValueError(problem)
        return self


# Section → what may stand in it only once.
ONCE = {
    "identifiers": ("scheme", "value"),
    "priorities": ("area",),
    "participations": ("program",),
}


def _problems(entry: Entry) -> Any:
    """Yield what contradicts itself between the parts of an entry."""
    sources = {source.key for source in entry.sources}
    figures = {figure.key for figure in entry.figures}
    for section in LISTS:
        items = getattr(entry, section)
        for fields in (("key",), ONCE.get(section, ("key",))):
            seen = [tuple(getattr(item, field) for field in fields) for item in items]
            if len(set(seen)) < len(seen):
                yield f"{section}: {' and '.join(fields)} must not repeat"
        for item in items:
            if getattr(item, "source", None) not in (None, *sources):
                yield f"{section}.{item.key}: there is no source “{item.source}”"
            if getattr(item, "supersedes", None) not in (None, *figures):
                yield f"{section}.{item.key}: there is no figure “{item.supersedes}”"
    if sum(text.is_original for text in entry.texts) > 1:
        yield "texts: one language is the original"
    preferred = sum(founding.is_preferred for founding in entry.founding_dates)
    if entry.founding_dates and preferred != 1:
        yield "founding_dates: one date is preferred"


# The sections that are lists of items with keys, in the order of the entry.
LISTS = tuple(
    name
    for name, field in Entry.model_fields.items()
    if str(field.annotation).startswith("list[")
)


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of an entry."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        **Entry.model_json_schema(),
    }
