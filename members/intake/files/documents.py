"""JSON: an export of ours, or Django fixtures with natural keys."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from members.intake.columns import BY_SECTION, LISTS, ONCE
from members.intake.files.bounds import Bounds
from members.intake.files.fixtures import Fixtures
from members.intake.files.unknown import unknown_field
from members.intake.files.whole import DEFAULTS
from members.intake.given import Given, Line, Place, Remark, Word
from members.intake.opening.limits import RefusedError

FORMAT = "member-directory"
VERSION = 1
# What an export says of itself.
ABOUT = {"format", "version", "about"}
KEYS = ("organizations", "vocabulary")
# An entry has some dozen; whoever invents more is not told of each of them.
MOST_FIELDS = 1_000


@dataclass
class Documents:
    """Hears the items of JSON files, and tells them apart by what they hold."""

    errors: list[Remark]
    readings: list[Remark]
    bounds: Bounds
    kind: str = ""
    title: str = ""
    key: str = ""
    given: list[Given] = field(default_factory=list)
    fixtures: Fixtures = field(init=False)

    def __post_init__(self) -> None:
        self.fixtures = Fixtures(self.errors, self.readings)

    def begin(self, title: str) -> None:
        self.title, self.key = title, ""

    @property
    def words(self) -> list[Word]:
        return self.fixtures.words

    def organizations(self) -> list[Given]:
        return [*self.given, *self.fixtures.organizations()]

    def items(self, key: str) -> None:
        self.key = key
        if key and key not in KEYS:
            self.value(key, [])

    def value(self, key: str, value: Any) -> None:
        if key == "version" and value != VERSION:
            message = _(
                "This export is of version %(version)s, which is not known here."
            )
            right = _("Export it anew.")
            words = {"version": str(value)[:20]}
            self.errors.append(Remark(message % words, right, place=Place(self.title)))
        elif key not in ABOUT:
            self.errors.append(unknown_field(key, [*KEYS, *ABOUT], Place(self.title)))

    def item(self, number: int, item: dict[str, Any]) -> None:
        if self.key and self.key not in KEYS:
            return  # told already
        place = Place(self.title, number)
        if "model" in item:
            if not self.key:
                self.kind = "fixture"
            self.fixtures.row(place, item)
        else:
            stated = item if "entry" in item else {"entry": item}
            self._check(stated, number)
            self.given.append(_exported(place, stated))
            self.bounds.wrong(len(self.given[-1].errors))
        self.bounds.organizations(len(self.given) + self.fixtures.count)

    def _check(self, item: dict[str, Any], row: int) -> None:
        """Raise RefusedError for what is too much to be looked at."""
        entry = item["entry"]
        parts = [item, *([entry] if isinstance(entry, dict) else [])]
        for part in parts:
            if len(part) > MOST_FIELDS:
                raise RefusedError("mistakes", most=self.bounds.limits.mistakes)
            lists = [value for value in part.values() if isinstance(value, list)]
            self.bounds.lines(sum(map(len, lists)), row, self.title)


def _exported(place: Place, item: dict[str, Any]) -> Given:
    """An organization as an export has it: its entry, and its memberships."""
    unknown = item.keys() - {"entry", "memberships"}
    errors = [unknown_field(name, ["entry", "memberships"], place) for name in unknown]
    entry = item["entry"]
    if not isinstance(entry, dict):
        errors.append(_wrong_shape(entry, place))
        entry = {}
    values, lists = _values(entry, place, errors), {}
    stated = {**entry, "memberships": item.get("memberships")}
    for sheet in LISTS:
        if (lines := stated.get(sheet.section)) is not None:
            lists[sheet.section] = _lines(sheet.section, lines, place, errors)
    slug = values.pop("slug", "")
    return Given(
        place,
        slug if isinstance(slug, str) else "",
        values,
        lists,
        frozenset(lists),
        {path: path for path in values},
        errors,
    )


def _values(
    entry: dict[str, Any], place: Place, errors: list[Remark]
) -> dict[str, Any]:
    """What an entry states once, by path."""
    paths = {column.field for column in ONCE}
    groups = {path.split(".")[0] for path in paths if "." in path}
    sections = {sheet.section for sheet in LISTS} - {"memberships"}
    said: dict[str, Any] = {}
    for name, value in entry.items():
        if name in groups and isinstance(value, dict):
            said |= {f"{name}.{field}": inner for field, inner in value.items()}
        elif name not in sections:
            said[name] = value
    known = [*paths, *sections]
    errors += [unknown_field(path, known, place) for path in said.keys() - paths]
    return {path: value for path, value in said.items() if path in paths}


def _lines(section: str, items: Any, place: Place, errors: list[Remark]) -> list[Line]:
    if not isinstance(items, list):
        errors.append(_wrong_shape(items, place, section))
        return []
    known = {column.field for column in BY_SECTION[section].columns}
    lines = []
    for number, item in enumerate(items, start=1):
        at = Place(place.sheet, place.row, f"{section} {number}")
        if not isinstance(item, dict):
            errors.append(_wrong_shape(item, at))
            continue
        fields = {name: value for name, value in item.items() if name in known}
        errors += [unknown_field(name, known, at) for name in item.keys() - known]
        key = fields.get("language") if section == "texts" else fields.pop("key", "")
        lines.append(Line(at, {**DEFAULTS[section], **fields}, str(key or "")))
    return lines


def _wrong_shape(value: Any, place: Place, section: str = "") -> Remark:
    message = _("This has not the shape of an entry.")
    right = _("docs/entry.schema.json says what it is.")
    place = Place(place.sheet, place.row, section or place.column)
    return Remark(message, right, str(value)[:200], place)
