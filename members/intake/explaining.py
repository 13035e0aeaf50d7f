"""What an entry refuses, in plain words: what is wrong, and what would be right."""

from collections.abc import Mapping
from enum import EnumMeta
from typing import Any

from django.utils.translation import gettext as _
from pydantic_core import ErrorDetails

Words = tuple[str, str]

ADDRESSES = ("website", "address", "source_address")
LANGUAGES = ("language", "name_language")
EMPTY = ("missing", "string_too_short", "model_type", "model_attributes_type")
NOT_A_NUMBER = ("decimal_parsing", "decimal_type", "int_parsing", "float_parsing")
NOT_A_YES = ("bool_parsing", "bool_type")
TOO_LARGE = ("decimal_max_digits", "decimal_whole_digits")
NOT_A_DAY = ("date_from_datetime_parsing", "date_type", "date_parsing")


def explained(error: ErrorDetails, path: tuple[str | int, ...]) -> Words:
    """The message, and what would be right, of an error that pydantic found."""
    kind, context = error["type"], error.get("ctx", {})
    field = str(path[-1]) if path else ""
    value = error["input"]
    if kind in EMPTY or (kind != "extra_forbidden" and value in ("", None)):
        return _("This is missing."), needed(path)
    if kind == "string_too_long":
        count = len(str(value).strip())
        return (
            _("This is too long: it has %(count)s characters.") % {"count": count},
            _("At most %(most)s characters.") % {"most": context["max_length"]},
        )
    if kind == "string_pattern_mismatch":
        return _of_pattern(path, field, str(value))
    if kind == "enum":
        return _("This is not one of the words that are known here."), _(
            "One of: %(words)s."
        ) % {"words": str(context["expected"]).replace("'", "").replace(" or ", ", ")}
    if kind == "extra_forbidden":
        return _("There is no field of this name."), ""
    if kind == "value_error":
        return _of_rule(field, str(context.get("error", "")))
    return _of_kind(kind, context)


def _of_kind(kind: str, context: Mapping[str, Any]) -> Words:
    if kind in NOT_A_NUMBER:
        return _("This is not a number."), _("A number alone: 1900 or 12.5.")
    if kind in NOT_A_YES:
        return _("This is neither yes nor no."), _("yes or no.")
    if kind in NOT_A_DAY:
        return _("This is not a day."), _("A day as 1998-12-14.")
    if kind == "greater_than_equal":
        least = _("A number of %(least)s or more.") % {"least": context["ge"]}
        return _("This number is too small."), least
    if kind == "less_than_equal":
        most = _("A number of %(most)s or less.") % {"most": context["le"]}
        return _("This number is too large."), most
    if kind == "decimal_max_places":
        places = context["decimal_places"]
        right = _("At most %(count)s digits after the point.") % {"count": places}
        return _("This number has too many digits after the point."), right
    if kind in TOO_LARGE:
        right = _("Check how many zeros it has.")
        return _("This number is too large."), right
    return _("This cannot be kept as it is."), _("A text.")


def _of_pattern(path: tuple[str | int, ...], field: str, value: str) -> Words:
    if any((ord(c) < 32 and c not in "\t\n\r") or 127 <= ord(c) < 160 for c in value):
        return _("This has signs in it that cannot be seen."), _(
            "The same text, typed anew."
        )
    if path == ("slug",):
        return _("This cannot be part of an address."), _(
            "Latin letters, digits, - and _ only."
        )
    if path == ("place", "country"):
        return _("This is not the code of a country."), _(
            "Two capital letters of ISO 3166, for example MN."
        )
    if field == "logo":
        return _("There is no picture of this name."), _(
            "The name of a picture in the same ZIP file."
        )
    if field in ADDRESSES:
        return _("This is not a web address."), _(
            "An address that begins with https:// or http://, without spaces."
        )
    if field in LANGUAGES:
        return _("This is not the code of a language."), _("en, ru, mn or sr-Latn.")
    return _("This cannot be a key or a code."), _(
        "Latin letters, digits, - and _ only."
    )


def _of_rule(field: str, message: str) -> Words:
    """A rule of `members.entry`, which says it in English and for programmers."""
    rules = {
        "`until` is before `since`": (
            _("The end is before the beginning."),
            _("An end that is not before the beginning."),
        ),
        "a place has both latitude and longitude, or neither": (
            _("Half a point on the map."),
            _("Both latitude and longitude, or neither."),
        ),
        "a figure has a period, or says that it is undated": (
            _("The figure has no time, or it has one and is marked as undated."),
            _("A beginning, an end or both; or “undated”, and none of them."),
        ),
        "a range, and only a range, has both ends": (
            _("A range has two values, and nothing else has."),
            _("The qualifier “range” with two values, or another one with one."),
        ),
        "the high end of a range is not below its low end": (
            _("The high end of the range is below its low end."),
            _("The lower value first."),
        ),
        "a figure does not supersede itself": (
            _("The figure takes the place of itself."),
            _("The key of another figure, or nothing."),
        ),
    }
    if message in rules:
        return rules[message]
    if field == "email":
        return _("This is not an e-mail address."), _("One as name@example.org.")
    return _("This is not a date."), _(
        "A year, a month or a day: 1998, 1998-09 or 1998-12-14."
    )


def needed(path: tuple[str | int, ...]) -> str:
    """What to write into a field that is missing."""
    match path:
        case ("name",):
            return _("The name of the organization.")
        case ("place", "country"):
            return _("The country: its name, or its code as MN.")
        case ("figures", _number, "value"):
            return _("A number: 1900 or 12.5.")
        case ("figures", _number, "kind"):
            return _("stock, flow or cumulative.")
    return _("Something in this field.")


def choices(words: EnumMeta) -> str:
    return ", ".join(str(word) for word in words)  # type: ignore[var-annotated]
