"""The text of a Word document, with its headings, lists and tables."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import docx
from django.utils.translation import gettext as _
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree

from members.intake.reading.document import MOST_CHARACTERS, Document, UnreadableError

MOST_FILES = 500
MOST_BYTES = 20_000_000
MOST_BYTES_OF_A_PART = 6_000_000
MOST_TIMES = 100
MOST_ROWS = 300
DEEPEST = 8


def document_of(data: bytes) -> Document:
    """Raises UnreadableError for what is no Word document, or far too large once "
    "unpacked."""
    _check_sizes(data)
    try:
        document = docx.Document(BytesIO(data))
        lines, headings = _lines(document.iter_inner_content())
        title = document.core_properties.title or ""
    except (KeyError, ValueError, AttributeError, etree.LxmlError, zipfile.BadZipFile):
        raise UnreadableError(
            _("The file is no Word document (.docx), or it is broken.")
        ) from None
    return Document("\n".join(lines), headings, title)


def _check_sizes(data: bytes) -> None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            files = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError):
        raise UnreadableError(
            _("The file is no Word document (.docx), or it is broken.")
        ) from None
    sizes = [
        file.file_size for file in files if file.filename.endswith((".xml", ".rels"))
    ]
    whole = sum(file.file_size for file in files)
    if (
        len(files) > MOST_FILES
        or whole > MOST_BYTES
        or max(sizes, default=0) > MOST_BYTES_OF_A_PART
        or whole > MOST_TIMES * len(data) + MOST_BYTES_OF_A_PART
    ):
        raise UnreadableError(_("The Word document is far larger than a profile page."))


def _lines(
    content: Iterator[Paragraph | Table],
) -> tuple[list[str], frozenset[str]]:
    lines: list[str] = []
    headings: set[str] = set()
    size = 0
    for block in content:
        if isinstance(block, Table):
            lines += ["", *_rows(block), ""]
            continue
        text = " ".join(block.text.split())
        style = (block.style.name or "") if block.style is not None else ""
        depth = _depth(block, style)
        if style.startswith(("Heading", "Title")) or (text and _is_bold(block)):
            headings.add(text)
        lines += [f"{'  ' * depth}• {text}"] if depth and text else ["", text, ""]
        size += len(text)
        if size > MOST_CHARACTERS:
            break
    return lines, frozenset(headings)


def _depth(paragraph: Paragraph, style: str) -> int:
    """How deep in a list; 0 outside of lists."""
    properties = paragraph._p.pPr
    numbering: Any = properties.numPr if properties is not None else None
    if numbering is not None:
        level = numbering.ilvl.val if numbering.ilvl is not None else 0
        return min(int(level) + 1, DEEPEST)
    if style.startswith("List"):
        last = style.rpartition(" ")[2]
        return min(int(last), DEEPEST) if last.isdigit() else 1
    return 0


def _is_bold(paragraph: Paragraph) -> bool:
    runs = [run for run in paragraph.runs if run.text.strip()]
    return bool(runs) and all(run.bold for run in runs)


def _rows(table: Table) -> list[str]:
    rows = []
    for row in list(table.rows)[:MOST_ROWS]:
        cells = [" ".join(cell.text.split()) for cell in row.cells]
        rows.append(" | ".join(cells))
    return rows
