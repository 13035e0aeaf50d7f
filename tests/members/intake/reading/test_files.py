"""Files of all kinds and of bad will."""

import json
import zipfile
from io import BytesIO, StringIO
from time import process_time

import docx
import pytest
from django.core.management import CommandError, call_command

from members.intake.reading.document import UnreadableError
from members.intake.reading.files import document_in
from programs.models import IndicatorAlias
from tests.factories import make_indicator
from tests.members.intake.reading.pages import read_as_json, reading_of

HOSTILE = {
    "digits": "1" * 1_000_000,
    "digits with spaces": "1 " * 500_000,
    "bullets in bullets": "".join(f"{' ' * (n % 40)}- item\n" for n in range(100_000)),
    "numbers in words": "five hundred and " * 60_000,
    "years": "founded in 1999 and " * 40_000,
    "menus": "Home | " * 150_000,
    "parentheses": "Fund (" * 150_000,
    "percent": "50% of the " * 90_000,
    "mission": "the mission " * 80_000,
}
SECONDS = 5


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_read_quickly(text, words):
    start = process_time()

    reading = reading_of(text, words)

    assert process_time() - start < SECONDS
    assert reading.name is None or len(reading.name.value) < 300


def test_long_text_says_that_it_was_cut(words):
    page = read_as_json("word " * 30_000, words)

    assert page["warnings"][0] == "The text is very long; only its beginning was read."


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"no archive", "page.docx"),
        (b"PK\x03\x04 broken", "page.docx"),
        (b"", "page.html"),
        (b"%PDF-1.4", "page.pdf"),
        (b"x" * 5_000_001, "page.txt"),
    ],
)
def test_broken_file_is_refused_in_plain_words(data, name):
    with pytest.raises(UnreadableError, match=r"^(The|Only) .*\.$"):
        document_in(data, name)


def test_document_that_unpacks_to_far_more_is_refused():
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 30_000_000)

    with pytest.raises(UnreadableError, match="far larger"):
        document_in(file.getvalue(), "page.docx")


def test_word_document_keeps_headings_lists_and_tables(words):
    document = docx.Document()
    document.add_heading("Fund for Children", 0)
    document.add_heading("Objectives", 1)
    document.add_paragraph("To teach", style="List Bullet")
    document.add_paragraph("in villages", style="List Bullet 2")
    document.add_heading("Our results in 2009", 1)
    table = document.add_table(2, 2)
    for cell, text in zip(
        table._cells, ["Schools", "Children", "37", "2,960"], strict=True
    ):
        cell.text = text
    file = BytesIO()
    document.save(file)

    page = read_as_json(file.getvalue(), words, "page.docx")

    assert page["name"] == "Fund for Children"
    assert page["goals"] == [{"text": "To teach", "items": ["in villages"]}]
    assert [(one["indicator"], one["value"]) for one in page["figures"]] == [
        ("primary_schools", 37),
        ("children", 2960),
    ]


def test_web_page_is_read_without_scripts_menus_and_pictures(words):
    html = """<html><script>var a = "900 children";</script><body><nav>30 schools</nav>
    <h1>Fund for Children</h1><img alt="120 children"><h2>Goals</h2>
    <ul><li>To teach<ul><li>in villages</li></ul></li></ul></body></html>"""

    page = read_as_json(html, words, "page.html")

    assert page["goals"] == [{"text": "To teach", "items": ["in villages"]}]
    assert page["figures"] == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encoding_is_found(encoding, words):
    text = "Fund “Child” for the children – of the world’s cities and villages\n"

    assert (
        "Fund “Child” for the children – of the world’s"
        in reading_of(text.encode(encoding), words).text
    )


@pytest.fixture
def known(db):
    schools = make_indicator("primary_schools")
    IndicatorAlias.objects.create(indicator=schools, words="schools")


def test_command_prints_a_list_with_one_object_a_file(known, tmp_path):
    file = tmp_path / "page.txt"
    file.write_text("Fund for Children\n\nWe work in 12 schools.\n", encoding="utf-8")
    answer = StringIO()

    call_command("read_profile", str(file), "--json", stdout=answer)

    (page,) = json.loads(answer.getvalue())
    assert (page["file"], page["name"]) == (str(file), "Fund for Children")
    assert page["figures"][0]["words"] == "12 schools"


def test_command_tells_the_words_that_a_field_came_from(known, tmp_path):
    file = tmp_path / "page.txt"
    file.write_text("Fund for Children\n\nWe work in 12 schools.\n", encoding="utf-8")
    answer = StringIO()

    call_command("read_profile", str(file), stdout=answer)

    assert (
        "primary_schools exact 12 (stock, actual)  ← “12 schools”" in answer.getvalue()
    )


def test_command_fails_for_a_file_that_is_not_there(known, tmp_path):
    with pytest.raises(CommandError, match="1 of 1 files could not be read"):
        call_command(
            "read_profile", str(tmp_path / "none.txt"), "--json",
            stdout=StringIO(), stderr=StringIO(),
        )  # fmt: skip
