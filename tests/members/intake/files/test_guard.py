"""No text of an export is run by a spreadsheet, and all come back as they were."""

import csv
import io

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from members.entry import Entry
from members.intake.files import Exported, read, write
from members.intake.files.guard import guarded, guarded_in_xlsx, unguarded
from tests.factories import make_country
from tests.members.intake.files.merging import merged
from tests.members.intake.files.reading import only

HOSTILE = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    '=HYPERLINK("https://evil.example","x")',
    "'=1+1",
    "''=1+1",
    "'quoted'",
    "＝1+1",
    "= 1",
    "_x0041_",
    "_x005F_x0041_",
    "a_x000D_b",
    "#N/A",
    "TRUE",
    "1998-09-14",
    "00123",
    "1e5",
    "a\ufffeb\uffff",
    'a"b;c,d\te',
    "line\nline",
]
signs = st.sampled_from("=+-@'＝＋\t\r\n _x0041a1") | st.characters(
    exclude_categories=["Cs"]
)


@settings(max_examples=500)
@given(st.lists(signs, max_size=8).map("".join))
def test_guarded_text_is_no_formula_and_comes_back(text):
    for guard in (guarded, guarded_in_xlsx):
        assert unguarded(guard(text)) == text
    assert guarded(text).lstrip()[:1] not in {*"=+-@＝＋－＠"} or not text


def entry(text):
    return Entry.model_validate(
        {
            "slug": "school",
            "name": text,
            "place": {"country": "MN", "city": text, "latitude": -1.5, "longitude": -2},
            "contact": {"phone": text[:40]},
            "partners": [{"key": "a", "name": text, "role": text}],
            "texts": [{"language": "en", "summary": text}],
        }
    )


@pytest.mark.parametrize("format", ["csv", "xlsx", "json", "zip"])
def test_hostile_texts_come_back_as_they_were(format, db, tmp_path):
    make_country("MN")
    before = [
        entry(text).model_copy(update={"slug": f"school-{number}"})
        for number, text in enumerate(HOSTILE)
    ]
    path = tmp_path / f"export.{format}"
    with path.open("wb") as file:
        write(format, map(Exported.of, before), file)

    source = read(path, path.name)

    assert source.errors == []
    assert [merged(each).entry for each in source.organizations] == before


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_of_a_csv_begins_a_formula(text):
    stream = io.BytesIO()
    write("csv", [Exported.of(entry(text))], stream)

    _head, row = csv.reader(io.StringIO(stream.getvalue().decode("utf-8-sig")))

    numbers = {"-1.5", "-2.0"}
    assert {cell for cell in row if cell[:1] in {*"=+-@\t\r＝"}} <= numbers


def test_all_texts_of_a_spreadsheet_have_the_type_of_a_text():
    stream = io.BytesIO()
    write("xlsx", [Exported.of(entry(text)) for text in HOSTILE], stream)

    book = openpyxl.load_workbook(stream)

    types = {cell.data_type for sheet in book for row in sheet for cell in row}
    assert types <= {"s", "n", "inlineStr"}
    texts = [row[1].value for row in book["organizations"].iter_rows(min_row=2)]
    assert texts[:2] == ["=1+1", "+1+1"]
    assert book["organizations"]["B2"].quotePrefix


def test_number_below_zero_is_a_number(db, tmp_path):
    make_country("MN")
    path = tmp_path / "export.csv"
    with path.open("wb") as file:
        write("csv", [Exported.of(entry("School"))], file)

    assert only(read(path, path.name)).values["place.latitude"] == -1.5
