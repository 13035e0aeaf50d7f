"""Bytes into text: by a mark, by what the file says of itself, else by likelihood."""

import codecs
import re

from charset_normalizer import from_bytes

MARKS = [
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
]
STATED = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]{2,30})", re.IGNORECASE)
HEAD = 4_096
SAMPLE = 32_768
# The code pages in which such pages were written; others are guessed too easily.
LIKELY = ["cp1252", "cp1250", "cp1251", "cp1254", "cp1257", "koi8_r", "mac_roman"]


def decoded(data: bytes) -> str:
    """The text of a file; what its encoding does not know becomes a question mark."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if data[:400].count(0) > 40:
        return data.decode(
            "utf-16-le" if data[1:2] == b"\0" else "utf-16-be", "replace"
        )
    return data.decode(_stated(data) or _likely(data), "replace")


def _stated(data: bytes) -> str:
    match = STATED.search(data[:HEAD])
    name = match.group(1).decode("ascii") if match else ""
    try:
        return codecs.lookup(name).name if name else ""
    except LookupError:
        return ""


def _likely(data: bytes) -> str:
    best = from_bytes(data[:SAMPLE], cp_isolation=LIKELY).best()
    return best.encoding if best else "cp1252"
