"""What files that are written are called."""

from datetime import date

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
    """The header by which an answer is kept as a file of this name (RFC 6266)."""
    return content_disposition_header(as_attachment=True, filename=name) or "attachment"
