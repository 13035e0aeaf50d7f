"""All that is wrong with what an organization would say, each at its place."""

from collections import Counter
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from pydantic import TypeAdapter, ValidationError

from members.entry import LISTS, ONCE, Entry
from members.entry_rows import VOCABULARY, WITHIN
from members.intake.explaining import explained, needed
from members.intake.given import Place, Remark
from members.intake.memberships import MembershipItem
from members.intake.stated import MEMBERSHIPS, Item, Path, Stated
from members.intake.terms import Terms
from members.models.organization import PAGES

MEMBERSHIP_LIST = TypeAdapter(list[MembershipItem])


@dataclass(frozen=True)
class Checked:
    """A valid entry with its memberships as JSON, or what is wrong."""

    entry: Entry | None
    memberships: list[Item]
    errors: list[Remark]


def check(
    said: Stated, terms: Terms, place: Place, unread: Container[str] = ()
) -> Checked:
    """`place` is where the organization stands, for what has no place of its own.

    `unread` are paths that the file states and nobody could read: they are not told
    to be missing as well.
    """
    problems = list(_of_shape(said))
    at = {path for path, _message, _right in problems}
    problems += [found for found in _of_words(said, terms) if found[0] not in at]
    problems += _of_missing(said)
    if not problems:
        entry = Entry.model_validate(said.data)
        memberships = MEMBERSHIP_LIST.validate_python(said.memberships)
        return Checked(entry, MEMBERSHIP_LIST.dump_python(memberships, mode="json"), [])
    errors = [
        Remark(message, right, _value(said, path), _place(said, path, place))
        for path, message, right in problems
        if not _is_told(said, path, unread)
    ]
    return Checked(None, [], list(dict.fromkeys(errors)))


Problem = tuple[Path, str, str]


def _is_told(said: Stated, path: Path, unread: Container[str]) -> bool:
    """Whether the cell of this path is told to be wrong already."""
    if len(path) == 3 and (line := said.lines.get((str(path[0]), int(path[1])))):
        return path[2] in line.unread
    return ".".join(map(str, path)) in unread


def _of_shape(said: Stated) -> Iterator[Problem]:
    try:
        Entry.model_validate(said.data)
    except ValidationError as refused:
        for error in refused.errors():
            path = tuple(error["loc"])
            if path:
                yield (path, *explained(error, path))
        yield from _of_whole(said.data)
    try:
        MEMBERSHIP_LIST.validate_python(said.memberships)
    except ValidationError as refused:
        for error in refused.errors():
            path = (MEMBERSHIPS, *error["loc"])
            yield (path, *explained(error, path))
    yield from _repeated(MEMBERSHIPS, said.memberships, ("key",))
    if said.data.get("slug") in PAGES:
        yield (
            ("slug",),
            _("This is the address of another page."),
            _("Another address."),
        )


def _of_whole(data: Mapping[str, Any]) -> Iterator[Problem]:
    """The rules of `members.entry` between the parts of an entry, all at once."""
    for section in LISTS:
        items = data.get(section, [])
        key = "language" if section == "texts" else "key"
        yield from _repeated(section, items, (key,))
        if section in ONCE:
            yield from _repeated(section, items, ONCE[section])
        for number, item in enumerate(items):
            for field, target in WITHIN.items():
                keys = {other.get("key") for other in data.get(target, [])}
                if item.get(field) and item[field] not in keys:
                    yield (
                        (section, number, field),
                        _("There is no line of this key in the list it names."),
                        _("A key that the organization has, or nothing."),
                    )
    yield from _of_marks(data)


def _of_marks(data: Mapping[str, Any]) -> Iterator[Problem]:
    originals = [item for item in data.get("texts", []) if item.get("is_original")]
    if len(originals) > 1:
        yield (
            ("texts",),
            _("More than one language is marked as the original."),
            _("One original; the others are translations."),
        )
    dates = data.get("founding_dates", [])
    if dates and sum(bool(item.get("is_preferred")) for item in dates) != 1:
        yield (
            ("founding_dates",),
            _("Not exactly one founding date is the preferred one."),
            _("Mark one of the dates as preferred."),
        )


def _repeated(
    section: str, items: list[Item], names: tuple[str, ...]
) -> Iterator[Problem]:
    said = [tuple(str(item.get(name, "")) for name in names) for item in items]
    counts = Counter(said)
    for number, one in enumerate(said):
        if counts[one] > 1 and any(one):
            yield (
                (section, number, names[-1]),
                _("This stands twice in the list of the organization."),
                _("Each of them once."),
            )


def _of_words(said: Stated, terms: Terms) -> Iterator[Problem]:
    country = said.data.get("place", {}).get("country")
    named: list[tuple[Path, str, Any]] = [(("place", "country"), "country", country)]
    for section in LISTS:
        for number, item in enumerate(said.data.get(section, [])):
            for field in VOCABULARY.keys() & item.keys():
                named.append(((section, number, field), field, item[field]))  # noqa: PERF401
            yield from _percentage(number, item, terms) if section == "figures" else ()
    for number, item in enumerate(said.memberships):
        named.append(((MEMBERSHIPS, number, "kind"), "kind", item.get("kind")))
    for path, field, code in named:
        if code and code not in terms.codes[field]:
            message = _("The network’s vocabulary does not have this.")
            yield path, message, terms.suggestion(field, str(code))


def _percentage(number: int, item: Item, terms: Terms) -> Iterator[Problem]:
    if item.get("indicator") not in terms.percentages:
        return
    for field in ("value", "value_high"):
        try:
            is_more = float(item.get(field) or 0) > 100
        except (TypeError, ValueError):
            continue
        if is_more:
            yield (
                ("figures", number, field),
                _("This indicator is a percentage, and this is more than 100."),
                _("A number from 0 to 100."),
            )


def _of_missing(said: Stated) -> Iterator[Problem]:
    for number, (name, line) in enumerate(said.missing):
        path: Path = (name, -1 - number)
        said.places[path] = line.place
        yield (
            path,
            _("There is no such line to remove: %(key)s.") % {"key": line.key},
            _("The key of a line that is there."),
        )


def _place(said: Stated, path: Path, place: Place) -> Place:
    """Where that was said, else the line, else the first line of its list."""
    for length in range(len(path), 0, -1):
        if path[:length] in said.places:
            return said.places[path[:length]]
    if len(path) == 1:
        lines = [line for (name, _n), line in said.lines.items() if name == path[0]]
        if lines:
            return lines[0].place
    return place


def _value(said: Stated, path: Path) -> str:
    data: Any = said.memberships if path[0] == MEMBERSHIPS else said.data
    for step in path[1:] if path[0] == MEMBERSHIPS else path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return ""
    return "" if data is None or isinstance(data, dict | list) else str(data)[:200]


__all__ = ["Checked", "check", "needed"]
