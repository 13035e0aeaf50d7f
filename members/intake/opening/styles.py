"""Which formats of a spreadsheet show a number as a date, and how much of one."""

import re
from datetime import date, timedelta

# Formats that every spreadsheet program knows by number (ECMA-376, 18.8.30), and
# those of East Asian editions.
BUILT_IN = {
    **dict.fromkeys([14, 15, 16, 22, *range(27, 37), *range(50, 59)], "day"),
    17: "month",
}
# Words in quotes, colors and conditions in brackets, signs after a backslash.
_WORDS = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')
LONGEST = {"day": 10, "month": 7, "year": 4}


def shown_as_date(number: int, code: str | None) -> str:
    """ "day", "month" or "year", whichever the format shows last; "" for no date."""
    if code is None:
        return BUILT_IN.get(number, "")
    signs = _WORDS.sub("", code.split(";")[0]).lower()
    if "general" in signs or "y" not in signs:
        return "day" if "d" in signs and "m" in signs else ""
    if "d" in signs:
        return "day"
    return "month" if "m" in signs else "year"


def date_of(serial: float, shown: str, *, since_1904: bool) -> str | None:
    """The partial date of a number of days; None where it is none.

    Spreadsheets believe that 1900 was a leap year, so its first days lie one off.
    """
    if since_1904:
        first = date(1904, 1, 1)
    else:
        first = date(1899, 12, 31) if serial < 60 else date(1899, 12, 30)
    try:
        day = first + timedelta(days=int(serial))
    except OverflowError:
        return None
    return day.isoformat()[: LONGEST[shown]] if serial >= 0 else None
