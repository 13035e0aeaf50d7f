"""Django fixtures with natural keys: the rows of one organization put together."""

from dataclasses import dataclass, field, replace
from typing import Any

from django.apps import apps
from django.utils.translation import gettext as _

from members.intake.columns import BY_SECTION, LISTS, ONCE
from members.intake.files.unknown import unknown_field
from members.intake.files.whole import DEFAULTS
from members.intake.given import Given, Line, Place, Remark, Word
from members.models import Organization

SECTIONS = {
    Organization._meta.get_field(sheet.section).related_model._meta.label_lower: (  # type: ignore[union-attr]
        sheet.section
    )
    for sheet in LISTS
}
ORGANIZATION = "members.organization"
# Fields that a fixture has beside those of an entry: they follow from it, or are not
# loaded, since they say when this site last changed or confirmed something.
BESIDE = {"organization", "position", "is_percentage"}
NOT_LOADED = {"edited_at", "confirmed_on", "changed_in", "id"}
# Fields that name another row: the last of the words, or the only one, is its key.
NAMING = {
    "country",
    "program",
    "area",
    "indicator",
    "kind",
    "source",
    "supersedes",
    "logo",
}
PATHS = {column.field.rpartition(".")[2]: column.field for column in ONCE}


class WrongRowError(ValueError):
    """Says what is wrong with a row of a fixture."""


@dataclass
class Fixtures:
    """Gathers rows, in whatever order they come."""

    errors: list[Remark]
    readings: list[Remark]
    words: list[Word] = field(default_factory=list)
    _given: dict[str, Given] = field(default_factory=dict)
    _positions: dict[int, int] = field(default_factory=dict)

    @property
    def count(self) -> int:
        return len(self._given)

    def row(self, place: Place, item: dict[str, Any]) -> None:
        model, fields = item.get("model"), item.get("fields")
        if not isinstance(model, str) or not isinstance(fields, dict):
            self._refuse(_("This is no row of a fixture."), "", place)
        elif model == ORGANIZATION:
            self._organization(place, fields)
        elif model in SECTIONS:
            self._line(place, SECTIONS[model], fields)
        elif model.startswith("programs.") and is_model(model):
            self._word(place, model, fields)
        else:
            message = _("Rows of “%(model)s” cannot be loaded here.") % {"model": model}
            right = _("Take them out, or load them with the command loaddata.")
            self._refuse(message, right, place)

    def _refuse(self, message: str, right: str, place: Place, value: str = "") -> None:
        self.errors.append(Remark(message, right, value[:200], place))

    def _of(self, slug: str, place: Place) -> Given:
        return self._given.setdefault(slug, Given(place, slug, {}, {}, columns={}))

    def _organization(self, place: Place, fields: dict[str, Any]) -> None:
        given = self._of(str(fields.get("slug", "")), place)
        values: Any = given.values
        for name, value in fields.items():
            if name in NOT_LOADED:
                self._tell_of_dates()
                continue
            if name == "slug":
                continue
            if name not in PATHS:
                given.errors.append(unknown_field(name, PATHS, place))
                continue
            try:
                said = named(name, value) if name in NAMING else value
            except WrongRowError as error:
                given.errors.append(Remark(str(error), "", str(value)[:200], place))
            else:
                values[PATHS[name]] = "" if name == "logo" and said is None else said

    def _tell_of_dates(self) -> None:
        message = _("When an entry was edited or confirmed is not loaded from a file.")
        if all(reading.message != message for reading in self.readings):
            self.readings.append(Remark(message))

    def _line(self, place: Place, section: str, fields: dict[str, Any]) -> None:
        try:
            slug = named("organization", fields.get("organization"), always=True)
        except WrongRowError as error:
            self._refuse(str(error), "", place, str(fields.get("organization")))
            return
        given = self._of(str(slug), place)
        known = {column.field for column in BY_SECTION[section].columns}
        said: dict[str, Any] = {}
        for name, value in fields.items():
            if name in BESIDE or name in NOT_LOADED:
                continue
            if name not in known:
                given.errors.append(unknown_field(name, known, place))
                continue
            try:
                said[name] = named(name, value) if is_naming(section, name) else value
            except WrongRowError as error:
                given.errors.append(Remark(str(error), "", str(value)[:200], place))
        key = said.get("language") if section == "texts" else said.pop("key", "")
        fields_of_line = {**DEFAULTS[section], **said}
        line = Line(replace(place, column=section), fields_of_line, str(key or ""))
        position = fields.get("position", 0)
        self._positions[id(line)] = position if isinstance(position, int) else 0
        lists: Any = given.lists
        lists.setdefault(section, []).append(line)

    def _word(self, place: Place, model: str, fields: dict[str, Any]) -> None:
        label = apps.get_model(model)
        known = {each.name for each in label._meta.get_fields()}
        errors = [unknown_field(name, known, place) for name in fields.keys() - known]
        key = tuple(
            str(named(name, fields.get(name.split("__")[0], "")) or "")
            for name in label.natural_fields
        )
        fields = {name: value for name, value in fields.items() if name in known}
        columns = {name: name for name in fields}
        self.words.append(Word(place, model, key, fields, columns, errors))

    def organizations(self) -> list[Given]:
        """What the rows say; the lists of which there are rows are complete."""
        found = []
        for given in self._given.values():
            for lines in given.lists.values():
                lines.sort(key=lambda line: self._positions[id(line)])
            columns = {path: path.rpartition(".")[2] for path in given.values}
            found.append(
                Given(
                    given.place,
                    given.slug,
                    given.values,
                    given.lists,
                    frozenset(given.lists),
                    columns,
                    given.errors,
                )
            )
        return found


def is_model(label: str) -> bool:
    try:
        return hasattr(apps.get_model(label), "natural_fields")
    except LookupError:
        return False


def is_naming(section: str, name: str) -> bool:
    """Whether the field names another row; a figure's kind is a plain word."""
    return name in NAMING and (name != "kind" or section == "memberships")


def named(name: str, value: Any, *, always: bool = False) -> Any:
    """The key of the row that a field names by its words; raises WrongRowError."""
    if isinstance(value, list) and value and all(isinstance(v, str) for v in value):
        return value[-1]
    is_number = isinstance(value, int) and not isinstance(value, bool)
    if is_number or (always and not value):
        message = _("“%(name)s” names a row by a number, and not by its words.")
        raise WrongRowError(message % {"name": name})
    return value
