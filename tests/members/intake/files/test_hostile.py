"""Files that are made to harm end in an explanation, soon and in little memory."""

import json
import subprocess
import sys
import time
import tracemalloc

import pytest

from members.intake.files import read
from members.intake.files.child import ROOT
from members.intake.opening.limits import Limits
from tests.members.intake.files import hostile
from tests.members.intake.files.hostile import packed, sheet, workbook

MB = 2**20
CSV = b"name,country\nRiver School,MN\n"
FILES = {
    "many cells": (hostile.many_cells, "far more tightly"),
    "a gigabyte": (hostile.unpacks_to_a_gigabyte, "Unpacked, this file has 1.0"),
    "many sheets": (lambda: workbook(sheet(""), sheets=5_000), "files in it"),
    "some sheets": (lambda: workbook(sheet(""), sheets=200), "200 sheets"),
    "laughs": (hostile.laughs, "defines entities"),
    "laughs in texts": (hostile.laughing_texts, "defines entities"),
    "entity": (lambda: hostile.external_entity("/etc/hostname"), "defines entities"),
    "last cell": (lambda: hostile.cell_at("XFD1048576"), "right of column 300"),
    "row of 2^60": (
        lambda: workbook(sheet(f'<row r="{2**60}"><c><v>1</v></c></row>')),
        "no column “1”",
    ),
    "encrypted": (hostile.encrypted_spreadsheet, "protected by a password"),
    "encrypted zip": (hostile.encrypted_zip, "protected by a password"),
    "macros": (hostile.with_macros, "programs (macros)"),
    "old": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000, "old version"),
    "word": (
        lambda: packed([("[Content_Types].xml", b"<x/>"), ("word/document.xml", b"")]),
        "no spreadsheet",
    ),
    "ods": (
        lambda: packed([("mimetype", b"application/vnd.oasis.opendocument")]),
        "kind ODS",
    ),
    "slip": (lambda: packed([("../../etc/x.csv", CSV)]), "leads elsewhere"),
    "absolute": (lambda: packed([("/etc/x.csv", CSV)]), "leads elsewhere"),
    "drive": (lambda: packed([("C:\\x.csv", CSV)]), "leads elsewhere"),
    "nested": (lambda: packed([("a.zip", packed([("a.csv", CSV)]))]), "archive in the"),
    "cut": (lambda: hostile.many_cells(20)[:-200], "damaged"),
    "flipped": (
        lambda: hostile.of_openpyxl(A1="name")[:800].ljust(5_000, b"\xff"),
        "damaged",
    ),
    "broken xml": (lambda: workbook(sheet("<row><c>")), "damaged"),
    "NUL": (lambda: CSV + b"A\0B,MN\n", "NUL character"),
    "control": (lambda: CSV + b"A\x1b[31mB,MN\n", "control character"),
    "one line": (lambda: b"name," + b"a" * 10 * MB, "more than 1000000 characters"),
    "commas": (lambda: b"name,country\n" + b"," * 900_000 + b"x", "right of column"),
    "mixed": (
        lambda: CSV + "Łódź,PL\n".encode() + "Школа,RU\n".encode("cp1251"),
        "two encodings at once: 1 lines",
    ),
    "open quote": (lambda: CSV + b'"A,MN\n' * 2, "quotation mark"),
    "endless cell": (lambda: CSV + b'"' + b"A,MN\n" * 300_000, "more text than any"),
    "many rows": (lambda: b"name,country\n" + b"A,MN\n" * 300_000, "150000 rows"),
    "empty": (lambda: b"", "is empty"),
    "blank": (lambda: b" \r\n\t\n" * 100, "is empty"),
    "large": (lambda: CSV + b"A,MN\n" * 7_000_000, "At most 32.0"),
    "picture": (lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "no file that can"),
    "html": (lambda: b"<html><table><tr><td>name", "page of the web"),
    "deep": (lambda: b"[" * 1_000_000, "nested too deep"),
    "long number": (lambda: b"[" + b"1" * 100_000 + b"]", "damaged"),
    "not a number": (lambda: b'[{"entry": NaN}]', "no valid JSON"),
    "no json": (lambda: b'{"organizations": [', "no valid JSON"),
    "many items": (lambda: b"[" + b"{}," * 300_000 + b"{}]", "150000 rows"),
    "no items": (lambda: b"[" + b"1," * 300_000 + b"1]", "neither an"),
    "mistakes": (
        lambda: b"name,country,founded\n" + b"A,Q1,x\n" * 15_000,
        "more than 20000 mistakes",
    ),
    "lines": (
        lambda: b"organization,date,text\n" + b"a,1998,B\n" * 6_000,
        "more than 5000 lines of one organization",
    ),
    "lines of an export": (
        lambda: json.dumps([{"milestones": [{"a": 1}] * 6_000}]).encode(),
        "more than 5000 lines of one organization",
    ),
    "invented fields": (
        lambda: json.dumps([{f"k{n}": 1 for n in range(50_000)}]).encode(),
        "more than 20000 mistakes",
    ),
    "invented keys": (
        lambda: json.dumps({f"k{n}": 1 for n in range(30_000)}).encode(),
        "more than 20000 mistakes",
    ),
    "strange rows": (
        lambda: json.dumps([{"model": "a.b", "fields": {}}] * 30_000).encode(),
        "more than 20000 mistakes",
    ),
    "one text in many cells": (hostile.one_text_in_many_cells, "4000000 characters"),
    "one text in many rows": (
        lambda: hostile.one_text_in_many_cells(cells=3, rows=30),
        "64000000 characters",
    ),
    "long item": (lambda: json.dumps([{"name": "a" * 5_000_000}]).encode(), "4000000"),
    "surrogates": (lambda: json.dumps(["\ud800"]).encode(), "neither an"),
}


# The machine that runs the tests has other work to do.
SLOWER = 4


@pytest.mark.parametrize("what", FILES)
def test_file_ends_in_an_explanation(what, db, tmp_path):
    make, expected = FILES[what]
    path = tmp_path / "upload"
    path.write_bytes(make())
    tracemalloc.start()
    started = time.monotonic()

    source = read(path, "upload.xlsx")

    taken = time.monotonic() - started
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert taken < 5 * SLOWER
    assert most < 32 * MB
    assert any(expected in error.message for error in source.errors), source.errors
    assert all(error.right for error in source.errors)


def test_one_organization_too_many_ends_the_reading(db, tmp_path):
    path = tmp_path / "upload"
    path.write_bytes(b"slug,founded\na,1998\nb,soon\nc,1998\nd,soon\n")

    source = read(path, "organizations.csv", Limits(organizations=2))

    assert source.organizations == []
    assert [(error.message, error.place.row) for error in source.errors] == [
        ("There are more than 2 organizations.", None),
        ("This is no date.", 3),
    ]


def test_claim_of_a_million_rows_costs_nothing(db, tmp_path):
    path = tmp_path / "upload"
    path.write_bytes(hostile.claims_a_million_rows())

    source = read(path, "organizations.xlsx")

    assert source.organizations == []


def test_nothing_of_a_file_of_this_machine_is_read(db, tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("organizations")
    path = tmp_path / "upload"
    path.write_bytes(hostile.external_entity(str(secret)))

    source = read(path, "upload.xlsx")

    assert "organizations" not in repr([e.message for e in source.errors])


def test_path_that_is_not_there_is_an_error_and_no_exception(db, tmp_path):
    source = read(tmp_path / "gone.csv", "gone.csv")

    assert [error.message for error in source.errors] == ["This file cannot be opened."]


def test_reader_of_files_has_not_more_memory_than_it_may_have():
    program = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
        "from members.intake.opening.main import restrict\n"
        "from members.intake.opening.limits import Limits\n"
        "restrict(Limits())\n"
        "bytearray(256 * 2**20)\n"
    )

    done = subprocess.run([sys.executable, "-c", program], capture_output=True)

    assert b"MemoryError" in done.stderr


def test_reader_of_files_knows_nothing_of_the_site():
    program = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
        "import members.intake.opening.main\n"
        "print([name for name in sys.modules if name.startswith(('django', 'issa'))])"
    )

    done = subprocess.run([sys.executable, "-I", "-c", program], capture_output=True)

    assert done.stdout.strip() == b"[]"
