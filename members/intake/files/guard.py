"""Texts that a spreadsheet would run as a formula: guarded on the way out and back.

CSV knows no types, so a text like =1+1 gets an apostrophe before it. A text that
already begins with apostrophes and then such a sign gets one more; so taking one
away gives every text back as it was (OWASP: CSV injection; ASVS 5.0 1.2.10).
"""

import re

# Signs that begin a formula, in their wide forms too; blanks before them do not help.
_FORMULA = re.compile(r"'*[\s]*[=+\-@\t\r\n＝＋－＠]")
_GUARDED = re.compile(r"'+[\s]*[=+\-@\t\r\n＝＋－＠]")


def guarded(text: str) -> str:
    """The text as a cell of a CSV."""
    return f"'{text}" if _FORMULA.match(text) else text


def guarded_in_xlsx(text: str) -> str:
    """The text as a cell that has the type of a text, and is never run."""
    return f"'{text}" if _GUARDED.match(text) else text


def unguarded(text: str) -> str:
    """The text that was guarded in either way."""
    return text[1:] if text[:1] == "'" and _GUARDED.match(text) else text
