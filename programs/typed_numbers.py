"""Numbers as people type them: 1,355 · 1 355 · 1.355,5 · ٢٦١٤."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from django.utils.formats import get_format

LONGEST = 40

# Signs that only ever part thousands, or that stand for a point or a minus.
_SIGNS = str.maketrans("’٬٫،，．", "''.,,.")
_GROUPED = re.compile(
    r"(?P<whole>[0-9]{1,3}((?P<group>[ ',.])[0-9]{3})((?P=group)[0-9]{3})*)"
    r"((?!(?P=group))[.,](?P<places>[0-9]+))?"
)
_SIMPLE = re.compile(r"(?P<whole>[0-9]+)([.,](?P<places>[0-9]+))?")


@dataclass(frozen=True)
class Number:
    """`is_certain` unless a sign may stand for the point as well as for thousands."""

    value: Decimal
    is_certain: bool = True


def read_number(text: str) -> Number:
    """The number that was typed; raises ValueError for what is none, or below 0."""
    plain = _plain(text)
    if grouped := _GROUPED.fullmatch(plain):
        whole, group = grouped["whole"], grouped["group"]
        # "0.355" has no thousands.
        if whole[0] != "0" or group in " '":
            is_certain = (
                group not in ",."
                or group == get_format("THOUSAND_SEPARATOR")
                or whole.count(group) > 1
                or grouped["places"] is not None
            )
            digits = whole.replace(group, "")
            return Number(_decimal(digits, grouped["places"]), is_certain)
    if simple := _SIMPLE.fullmatch(plain):
        return Number(_decimal(simple["whole"], simple["places"]))
    raise ValueError(text)


def _decimal(whole: str, places: str | None) -> Decimal:
    return Decimal(f"{whole}.{(places or '').rstrip('0') or '0'}")


def _plain(text: str) -> str:
    """The text with ASCII digits and single plain spaces, without a percent sign."""
    if len(text) > LONGEST:
        raise ValueError(text)
    text = western_digits(text).translate(_SIGNS)
    return " ".join(text.strip(" \t\n\r%٪").split())


def western_digits(text: str) -> str:
    """The text with all decimal digits of the world as 0 to 9, and all spaces plain.

    Marks that nobody sees, as of the direction of writing, are left out.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_western(sign) for sign in text)


def _western(sign: str) -> str:
    if sign.isdecimal():
        return str(unicodedata.decimal(sign))
    if sign.isspace():
        return " "
    return "" if unicodedata.category(sign) == "Cf" else sign
