"""What files that are written are called."""

import re
import unicodedata
from datetime import date
from pathlib import PurePath
from urllib.parse import quote

from django.utils.http import content_disposition_header
from django.utils.text import slugify

LONGEST = 80


def file_name(stem: str, format: str, on: date | None = None) -> str:
    """A name that every system takes: "river-network-2026-11-28.csv".

    Of the stem, which may be the name of anything, letters and digits are kept.
    """
    words = slugify(stem, allow_unicode=True)[:LONGEST].strip("-") or "export"
    return f"{words}-{on.isoformat()}.{format}" if on else f"{words}.{format}"


def disposition(name: str) -> str:
    """The header by which an answer is kept as a file of this name (RFC 6266).

    With a form in ASCII for programs that know no other, and the name itself in UTF-8.
    """
    plain = file_name_in_ascii(name)
    header = content_disposition_header(as_attachment=True, filename=plain)
    if plain != name:
        header = f"{header}; filename*=UTF-8''{quote(name, safe='')}"
    return header or "attachment"


def file_name_in_ascii(name: str) -> str:
    """The name as far as ASCII goes, without what has a meaning in a header."""
    path = PurePath(name)
    letters = (
        unicodedata.normalize("NFKD", path.stem).encode("ascii", "ignore").decode()
    )
    words = "".join(sign if sign.isprintable() else " " for sign in letters)
    stem = re.sub("-{2,}", "-", " ".join(words.split())).strip("-")
    return f"{stem or 'export'}{path.suffix}"
