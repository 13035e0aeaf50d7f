"""A file of any kind that pages come in, into the document that it holds."""

from dataclasses import replace
from pathlib import Path

from django.utils.translation import gettext as _

from members.intake.reading import docx_text, html_text
from members.intake.reading.decoding import decoded
from members.intake.reading.document import MOST_CHARACTERS, Document, UnreadableError
from members.intake.reading.mending import mended

MOST_BYTES = 5_000_000
KINDS = (".txt", ".html", ".htm", ".docx")
PAGE = ("<!doctype html", "<html", "<body", "<head")


def document_in(data: bytes, name: str) -> Document:
    """The page in a file; its name tells the kind. Raises UnreadableError."""
    suffix = Path(name).suffix.casefold()
    if len(data) > MOST_BYTES:
        raise UnreadableError(
            _("The file is larger than 5 MB; a profile page is far smaller.")
        )
    if data.startswith(b"PK\x03\x04") or suffix == ".docx":
        return pasted(docx_text.document_of(data))
    if data.startswith(
        (b"%PDF", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"\x89PNG", b"\xff\xd8")
    ):
        raise UnreadableError(
            _("Only texts (.txt), web pages (.html) and .docx can be read.")
        )
    text = decoded(data)
    if suffix in (".html", ".htm") or text[:2_000].lstrip().casefold().startswith(PAGE):
        return pasted(html_text.document_of(text[: 10 * MOST_CHARACTERS]))
    return pasted(Document(text))


def pasted(document: Document) -> Document:
    """The document with its signs mended, and cut where no page is that long."""
    cut = len(document.text) > MOST_CHARACTERS
    text = mended(document.text[:MOST_CHARACTERS])
    headings = frozenset(mended(line) for line in document.headings)
    return replace(document, text=text, headings=headings, is_cut=cut)
