"""One side of a change: what an entry says, in the words of a page."""

from decimal import Decimal
from types import SimpleNamespace
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from members.changes.labels import field_label
from members.changes.vocabulary import Words
from members.entry import LISTS, Entry
from members.entry_rows import WITHIN
from members.models import Kind, Name, Qualifier, Result, Status
from programs.languages import language_name
from programs.templatetags.words import number, partial_date, period

Item = dict[str, Any]

CHOICES: dict[str, Any] = {
    "type": Name.Type,
    "qualifier": Qualifier,
    "kind": Kind,
    "result": Result,
    "status": Status,
}
DATES = ("since", "until", "date", "revised_on", "read_on")
LANGUAGES = ("language", "name_language")
VOCABULARY = ("country", "area", "program", "indicator")
# Fields of other kinds than text, in which no words are marked.
NO_TEXTS = {*CHOICES, *DATES, *LANGUAGES, *VOCABULARY, *WITHIN, "logo"}


class Stated(NamedTuple):
    """A field of an item and what it says."""

    label: str
    value: str
    language: str


class Side:
    """An entry on one side of a change. Values are as JSON has them."""

    def __init__(self, entry: Entry, words: Words) -> None:
        self.words = words
        self.json = entry.model_dump(mode="json")
        self.items: dict[str, dict[str, Item]] = {
            part: {key_of(item): item for item in self.json[part]} for part in LISTS
        }

    def item(self, path: tuple[str, ...]) -> Item | None:
        """The item of a list that a path leads to or into; None where it is not."""
        is_within = path[0] in LISTS and len(path) > 1
        return self.items[path[0]].get(path[1]) if is_within else None

    def language(self, path: tuple[str, ...]) -> str:
        """The language of the text at a place; "" if it is not known."""
        if path == ("name",):
            return str(self.json["name_language"])
        item = self.item(path)
        return str((item or {}).get("language") or "")

    def value(self, name: str, value: Any, item: Item | None = None) -> str:
        """The value of a field; "" where nothing is stated."""
        if value is None or value == "":
            return ""
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        if isinstance(value, int | float):
            return self._number(value, item)
        if name in CHOICES and value in CHOICES[name].values:
            return str(CHOICES[name](value).label)
        if name in DATES:
            return partial_date(value)
        if name in LANGUAGES:
            return language_name(value)
        if name in VOCABULARY:
            return self.words.name(name, value)
        if name in WITHIN:
            return self.named(WITHIN[name], value)
        return _("a picture") if name == "logo" else str(value)

    def _number(self, value: float, item: Item | None) -> str:
        counted = number(Decimal(str(value)))
        if item and item.get("indicator") in self.words.percentages:
            return pgettext("a percentage", "%(number)s%%") % {"number": counted}
        return counted

    def together(self, values: Item, item: Item | None) -> str:
        """Fields that say one thing together, by their names."""
        if "value_high" in values:
            return self._amount(values, item)
        if "since" in values:
            is_undated = values.get("is_undated", False)
            return _("undated") if is_undated else period(SimpleNamespace(**values))
        said = [self.value(name, value) for name, value in values.items()]
        return ", ".join(filter(None, said))

    def _amount(self, values: Item, item: Item | None) -> str:
        ends = (
            self.value(name, values[name], item) for name in ("value", "value_high")
        )
        amount = "–".join(filter(None, ends))
        if not amount or values["qualifier"] in (Qualifier.EXACT, Qualifier.RANGE):
            return amount
        return f"{Qualifier(values['qualifier']).label} {amount}"

    def named(self, part: str, key: str) -> str:
        """What people call an item, by its key; the key of one that is not there."""
        item = self.items[part].get(key)
        return self.name(part, item) if item else key

    def name(self, part: str, item: Item) -> str:
        """What people call an item."""
        match part:
            case "figures":
                name = self._figure(item)
            case "texts":
                name = language_name(item["language"])
            case "participations":
                name = self.words.name("program", item["program"])
            case "priorities":
                name = item["title"] or self.words.name("area", item["area"])
            case "milestones" | "founding_dates":
                name = partial_date(item.get("since") or item["date"])
            case _:
                own = ("text", "scheme", "label", "name", "title")
                name = next(item[field] for field in own if field in item)
        return name

    def _figure(self, item: Item) -> str:
        when = item["period_as_stated"] or period(SimpleNamespace(**item))
        parts = (
            self.words.name("indicator", item["indicator"]),
            _("undated") if item["is_undated"] else when,
            item["dimension"],
        )
        return ", ".join(filter(None, parts))

    def stated(self, part: str, item: Item) -> list[Stated]:
        """The fields of an item that say something of their own."""
        shape: Any = Entry.model_fields[part].annotation
        fields = shape.__args__[0].model_fields
        language = item.get("language") or ""
        return [
            Stated(
                field_label(part, name),
                self.value(name, value, item),
                "" if name in NO_TEXTS else language,
            )
            for name, value in item.items()
            if name not in ("key", "language")
            and (fields[name].is_required() or value != _default(fields[name]))
        ]


def key_of(item: Item) -> str:
    return str(item.get("key") or item["language"])


def _default(field: Any) -> Any:
    return getattr(field.default, "value", field.default)
