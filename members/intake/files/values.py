"""What a cell means, by the type of its column; and how it was read, if in doubt."""

import re
from collections.abc import Callable
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation
from typing import Any

from django.conf.locale import LANG_INFO
from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from members.intake.columns import Column, plain
from members.intake.files.words import Words
from members.intake.files.wrong import WrongValueError
from programs.languages import LANGUAGE
from programs.typed_dates import Order, read_date
from programs.typed_numbers import read_number, western_digits

YES = {"yes", "y", "true", "1", "x", "✓", "✔", "да", "oui", "ja", "si", "sí"}
NO = {"no", "n", "false", "0", "нет", "non", "nein", "-", "–"}
# What an empty cell says, by the type of its column; nothing of any other type.
EMPTY: dict[str, Any] = {
    **dict.fromkeys(["text", "markdown", "date", "language", "address", "email"], ""),
    **dict.fromkeys(["day", "number", "degrees", "key", "word"]),
    "picture": "",
}
DATES = ("date", "day")
PLACES = Decimal("0.00001")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_DEGREES = re.compile(r"([+\-−]?)\s*([0-9]{1,3}(?:[.,][0-9]+)?)\s*°?\s*([NSEW]?)", re.I)
_HOST = re.compile(r"[\w-]+(\.[\w-]+)+([/?#:]\S*)?")
_LANGUAGE = re.compile(LANGUAGE)
Meaning = tuple[Any, str]  # the value, and how it was read

LANGUAGES = {
    plain(str(info[field])): code
    for code, info in LANG_INFO.items()
    for field in ("name", "name_local")
    if field in info
}


class Values:
    """Reads cells; knows the vocabulary that they name."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self._choices: dict[Any, dict[str, str]] = {}
        self._read: dict[str, Callable[[Column, Any], Meaning]] = {
            "text": self._text,
            "markdown": self._text,
            "picture": self._text,
            "key": self._text,
            "email": self._email,
            "number": self._number,
            "degrees": self._degrees,
            "yes_no": self._yes_no,
            "choice": self._choice,
            "word": self._word,
            "words": self._words,
            "language": self._language,
            "address": self._address,
        }

    def read(
        self, column: Column, cell: Any, order: Order = Order.DAY_FIRST
    ) -> Meaning:
        """The value of a cell that is not empty; raises WrongValueError.

        `order` is that of day and month in the dates of its column.
        """
        if isinstance(cell, dict):
            cell = self._of_spreadsheet(cell)
        if column.type in DATES:
            return self._date(column, cell, order)
        return self._read[column.type](column, cell)

    def _of_spreadsheet(self, cell: dict[str, Any]) -> Any:
        if "error" in cell:
            raise WrongValueError(
                _("The formula of this cell failed."), _("Write the value itself.")
            )
        if "formula" in cell:
            raise WrongValueError(
                _("This cell holds a formula without its result."),
                _("Open the file in a spreadsheet program and save it again."),
            )
        return cell.get("date", "")

    def _text(self, column: Column, cell: Any) -> Meaning:
        if isinstance(cell, bool):
            return ("TRUE" if cell else "FALSE"), ""
        if not isinstance(cell, str):
            return str(cell), ""
        if control := _CONTROL.search(cell):
            raise WrongValueError(
                _("There is a control character (%(code)s) in this text.")
                % {"code": f"U+{ord(control[0]):04X}"},
                _("Delete it, or type the text anew."),
            )
        return cell, ""

    def _plain(self, column: Column, cell: Any) -> str:
        return str(self._text(column, cell)[0]).strip()

    def _email(self, column: Column, cell: Any) -> Meaning:
        return self._plain(column, cell).removeprefix("mailto:"), ""

    def _date(self, column: Column, cell: Any, order: Order) -> Meaning:
        text = self._plain(column, cell)
        try:
            found = read_date(text, order)
        except ValueError:
            raise WrongValueError(
                _("This is no date."),
                _("Write a year, a month or a day: 1998, 1998-09 or 1998-12-14."),
            ) from None
        if column.type == "day" and len(found.value) < 10:
            raise WrongValueError(
                _("Here a day is needed."), _("Write it as 1998-12-14.")
            )
        if found.is_certain:
            return found.value, ("" if found.value == text else found.value)
        return found.value, _doubtful(found.value, order)

    def _number(self, column: Column, cell: Any) -> Meaning:
        if isinstance(cell, (int, float)) and not isinstance(cell, bool):
            if cell < 0:
                raise WrongValueError(
                    _("This number is below zero."), _("Write a number from 0.")
                )
            return cell, ""
        text = self._plain(column, cell)
        try:
            found = read_number(text)
        except ValueError:
            raise WrongValueError(
                _("This is no number."), _("Write it in digits: 1355 or 1355.5.")
            ) from None
        value = as_json(found.value)
        if found.is_certain:
            return value, ("" if str(value) == text else str(value))
        return value, _("%(number)s (write it without signs to be certain)") % {
            "number": value
        }

    def _degrees(self, column: Column, cell: Any) -> Meaning:
        text = western_digits(self._plain(column, cell))
        found = _DEGREES.fullmatch(text)
        wrong = WrongValueError(
            _("This is no number of degrees."),
            _("Write degrees with a point, south and west with a minus: -12.34567."),
        )
        if found is None:
            raise wrong
        sign, digits, side = found.groups()
        try:
            value = Decimal(digits.replace(",", "."))
        except InvalidOperation:
            raise wrong from None
        if value != (rounded := value.quantize(PLACES, ROUND_HALF_EVEN)):
            value = rounded
        if (sign in ("-", "−")) != (side.upper() in ("S", "W")):
            value = -value
        return as_json(value), ("" if not side else str(value.normalize()))

    def _yes_no(self, column: Column, cell: Any) -> Meaning:
        text = str(cell).strip().casefold()
        if text in YES:
            return True, ""
        if text in NO:
            return False, ""
        raise WrongValueError(
            _("This is neither yes nor no."), _("Write “yes” or “no”.")
        )

    def _choice(self, column: Column, cell: Any) -> Meaning:
        choices: Any = column.choices
        known = self._choices.get(choices)
        if known is None:
            known = {plain(str(label)): str(code) for code, label in choices.choices}
            known |= {plain(str(code)): str(code) for code in choices.values}
            self._choices[choices] = known
        text = self._plain(column, cell)
        if code := known.get(plain(text)):
            return code, ""
        allowed = [str(code) for code in choices.values]
        raise WrongValueError(
            _("“%(value)s” is not one of the values that are possible here.")
            % {"value": text[:100]},
            _("Write %(choices)s.") % {"choices": get_text_list(allowed, _("or"))},
        )

    def _word(self, column: Column, cell: Any) -> Meaning:
        text = self._plain(column, cell)
        return self.words.code(column.word, text), ""

    def _words(self, column: Column, cell: Any) -> Meaning:
        text = self._plain(column, cell)
        parts = [part.strip() for part in re.split(r"[;\n]", text) if part.strip()]
        return [self.words.code(column.word, part) for part in parts], ""

    def _language(self, column: Column, cell: Any) -> Meaning:
        text = self._plain(column, cell)
        # Before the codes, since “English” has the shape of one.
        if named := LANGUAGES.get(plain(text)):
            return named, named
        code = text.replace("_", "-")
        if _LANGUAGE.fullmatch(code):
            return code, ""
        raise WrongValueError(
            _("This is no code of a language."),
            _("Write the code of a language: en, ru, mn or sr-Latn."),
        )

    def _address(self, column: Column, cell: Any) -> Meaning:
        text = self._plain(column, cell)
        if _HOST.fullmatch(text) and "://" not in text:
            return f"https://{text}", f"https://{text}"
        return text, ""


def _doubtful(value: str, order: Order) -> str:
    """How a date was read whose day may be its month: "5 June 2010 (the day first …)".

    Raises WrongValueError where the dates beside it are written in both ways.
    """
    if order == Order.MIXED:
        raise WrongValueError(
            _(
                "Nobody can know which is the day: other dates of this column have the "
                "day first, and others the month."
            ),
            _("Write the year first in the whole column: 1998-12-14."),
        )
    words = {"day": date_format(date.fromisoformat(value), "j F Y"), "date": value}
    if order == Order.MONTH_FIRST:
        return (
            _(
                "%(day)s (the month first, as elsewhere in this column; write %(date)s "
                "to be certain)"
            )
            % words
        )
    return _("%(day)s (the day first; write %(date)s to be certain)") % words


def as_json(number: Decimal) -> int | float:
    whole = number == number.to_integral_value()
    return int(number) if whole else float(number)
