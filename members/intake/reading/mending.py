"""Text whose signs were broken on the way, mended; controls and odd spaces gone."""

import re

import ftfy

# Quotes and dashes of Windows-1252 that somebody read as Mac Roman.
POSSESSIVE = re.compile(r"(?<=[A-Za-z])í(?=(?:s|t|re|ve|ll|d|m)\b)")
PLURAL_POSSESSIVE = re.compile(r"(?<=[A-Za-z]s)í(?=\s)")
OPENING = re.compile(r"(?<![^\W_])ì(?=\S)")
CLOSING = re.compile(r"(?<=\S)î(?![^\W_])")
DASH = re.compile(r"(?<=\s)ñ(?=\s)|(?<=\d)ñ(?=\d)")
LONG_DASH = re.compile(r"(?<=\s)ó(?=\s)")
BULLET = re.compile(r"(?m)^([ \t]{0,40})ï(?=\s)")
ENGLISH = re.compile(r"\b(?:the|and|of|to|in)\b")
CONTROLS = re.compile(
    r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u00ad\ufeff]"
)
LINE_ENDS = re.compile(r"\r\n?|[\x0c\u2028\u2029\x85]")
TABS = re.compile(r"(?<=\S)[ ]*\t[ \t]*(?=\S)")


def mended(text: str) -> str:
    """The text as it was meant, with one kind of line end and no controls."""
    text = LINE_ENDS.sub("\n", text)
    fixed = ftfy.fix_text(
        text, uncurl_quotes=False, fix_line_breaks=False, max_decode_length=20_000
    )
    fixed = CONTROLS.sub("", fixed)
    if is_mac_roman(fixed):
        fixed = _from_mac_roman(fixed)
    fixed = TABS.sub(" | ", fixed).replace("\t", "    ")
    return "\n".join(line.rstrip() for line in fixed.split("\n")).strip("\n")


def is_mac_roman(text: str) -> bool:
    """Whether an English text has the wrong signs just where quotes would stand."""
    if len(ENGLISH.findall(text[:20_000])) < 5:
        return False
    signs = (POSSESSIVE, OPENING, CLOSING, DASH, BULLET)
    return any(sign.search(text) for sign in signs)


def _from_mac_roman(text: str) -> str:
    for sign, right in (
        (POSSESSIVE, "’"),
        (PLURAL_POSSESSIVE, "’"),
        (OPENING, "“"),
        (CLOSING, "”"),
        (DASH, "–"),
        (LONG_DASH, "—"),
    ):
        text = sign.sub(right, text)
    return BULLET.sub(r"\1•", text)
