"""Files that are made to harm whoever reads them."""

import io
import zipfile
from collections.abc import Iterable

import openpyxl

SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = (
    f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" '
    'ContentType="application/xml"/></Types>'
)
ROOT = (
    f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r" '
    f'Type="{DOCUMENT}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)
CELL = '<c t="s"><v>0</v></c>'  # it names the first of the texts
LETTERS = "ABCDEFGHIJKLMNOPQRST"


def packed(parts: Iterable[tuple[str, bytes]], level: int = 9) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(
        stream, "w", zipfile.ZIP_DEFLATED, compresslevel=level
    ) as file:
        for name, content in parts:
            file.writestr(name, content)
    return stream.getvalue()


def workbook(
    sheet: str, *, sheets: int = 1, further: dict[str, bytes] | None = None
) -> bytes:
    """A spreadsheet whose sheets all hold this XML."""
    names = "".join(
        f'<sheet name="s{n}" sheetId="{n + 1}" r:id="r{n}"/>' for n in range(sheets)
    )
    relations = "".join(
        f'<Relationship Id="r{n}" Type="{DOCUMENT}/worksheet" '
        f'Target="worksheets/sheet{n}.xml"/>'
        for n in range(sheets)
    )
    parts = {
        "[Content_Types].xml": TYPES.encode(),
        "_rels/.rels": ROOT.encode(),
        "xl/workbook.xml": (
            f'<workbook xmlns="{SPREADSHEET}" xmlns:r="{DOCUMENT}">'
            f"<sheets>{names}</sheets></workbook>"
        ).encode(),
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{PACKAGE}/relationships">{relations}'
            "</Relationships>"
        ).encode(),
        **{f"xl/worksheets/sheet{n}.xml": sheet.encode() for n in range(sheets)},
        **(further or {}),
    }
    return packed(parts.items())


def sheet(rows: str, *, before: str = "") -> str:
    return (
        f'{before}<worksheet xmlns="{SPREADSHEET}"><sheetData>{rows}</sheetData>'
        "</worksheet>"
    )


def many_cells(rows: int = 60_000) -> bytes:
    """60,000 × 20 cells in a file of less than 200 KB."""
    cells = "".join(f'<c r="{letter}1"><v>1</v></c>' for letter in LETTERS)
    return workbook(sheet(f"<row>{cells}</row>" * rows))


def unpacks_to_a_gigabyte() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", TYPES)
        with file.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for _ in range(1024):
                part.write(b" " * 2**20)
    return stream.getvalue()


def laughs() -> bytes:
    """Entities that are made of entities, ten times nine deep."""
    entities = '<!ENTITY l0 "lol">' + "".join(
        f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10)
    )
    declared = f"<!DOCTYPE worksheet [{entities}]>"
    row = '<row r="1"><c r="A1" t="inlineStr"><is><t>&l9;</t></is></c></row>'
    return workbook(sheet(row, before=declared))


def external_entity(path: str) -> bytes:
    declared = f'<!DOCTYPE worksheet [<!ENTITY x SYSTEM "file://{path}">]>'
    row = '<row r="1"><c r="A1" t="inlineStr"><is><t>&x;</t></is></c></row>'
    return workbook(sheet(row, before=declared))


def laughing_texts() -> bytes:
    """The same in the table of texts."""
    texts = (
        '<!DOCTYPE sst [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
        f'<sst xmlns="{SPREADSHEET}"><si><t>&b;</t></si></sst>'
    )
    row = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
    return workbook(sheet(row), further={"xl/sharedStrings.xml": texts.encode()})


def one_text_in_many_cells(cells: int = 20, rows: int = 1) -> bytes:
    """A text of 900,000 characters that the file holds once, and many cells name."""
    text = "".join(f"{n:06}" for n in range(150_000))
    texts = f'<sst xmlns="{SPREADSHEET}"><si><t>{text}</t></si></sst>'
    row = f"<row>{CELL * cells}</row>"
    return workbook(sheet(row * rows), further={"xl/sharedStrings.xml": texts.encode()})


def cell_at(place: str) -> bytes:
    number = "".join(sign for sign in place if sign.isdigit())
    names = '<row r="1"><c r="A1" t="inlineStr"><is><t>name</t></is></c></row>'
    return workbook(
        sheet(f'{names}<row r="{number}"><c r="{place}"><v>1</v></c></row>')
    )


def claims_a_million_rows() -> bytes:
    book = (
        f'<worksheet xmlns="{SPREADSHEET}"><dimension ref="A1:XFD1048576"/><sheetData>'
        '<row r="1"><c r="A1" t="inlineStr"><is><t>name</t></is></c>'
        '<c r="B1" t="inlineStr"><is><t>country</t></is></c></row>'
        "</sheetData></worksheet>"
    )
    return workbook(book)


def encrypted_spreadsheet() -> bytes:
    """The start of a document that is kept by a password, and its directory."""
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
    return ole + "EncryptedPackage".encode("utf-16-le") + b"\0" * 2048


def encrypted_zip() -> bytes:
    """A ZIP whose file says that it is encrypted."""
    content = bytearray(packed([("organizations.csv", b"name,country\nA,MN\n")]))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def with_macros() -> bytes:
    return workbook(sheet(""), further={"xl/vbaProject.bin": b"\0" * 100})


def of_openpyxl(**cells: object) -> bytes:
    """An ordinary spreadsheet with these cells."""
    book = openpyxl.Workbook()
    for place, value in cells.items():
        book.active[place] = value
    book.active.title = "organizations"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
