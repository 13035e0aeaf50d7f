"""Templates show all columns, and what they hold loads."""

import io

import openpyxl
import pytest

from members.intake.columns import LISTS, ONCE, SHEETS, SHORTCUTS
from members.intake.files import FORMATS, read, write_template
from tests.members.intake.files.merging import merged

every_format = pytest.mark.parametrize("format", FORMATS)


def read_template(format, tmp_path):
    path = tmp_path / f"template.{format}"
    with path.open("wb") as file:
        write_template(format, file)
    return read(path, path.name)


@every_format
def test_template_loads_without_an_error(format, network, tmp_path):
    source = read_template(format, tmp_path)

    assert source.errors == []
    (given,) = source.organizations
    assert given.errors == []
    assert given.slug == "river-school"
    assert given.values["name"] == "River School"


@pytest.mark.parametrize("format", ["xlsx", "json", "zip"])
def test_example_of_a_template_is_an_entry(format, network, tmp_path):
    (given,) = read_template(format, tmp_path).organizations

    entry = merged(given).entry

    assert entry.place.city == "Ulaanbaatar"
    assert [figure.value for figure in entry.figures] == [120]
    assert entry.founding_dates[0].is_preferred


def test_template_of_one_sheet_states_lists_in_columns_of_their_own(network, tmp_path):
    (given,) = read_template("csv", tmp_path).organizations

    (founding,) = given.lists["founding_dates"]
    assert founding.fields == {"date": "1998-09", "is_preferred": True}
    assert founding.by == {"is_preferred": True}
    (membership,) = given.lists["memberships"]
    assert membership.fields == {"kind": "full", "since": "1999"}


@every_format
def test_template_can_be_had_before_there_is_a_vocabulary(format, db, tmp_path):
    source = read_template(format, tmp_path)

    assert [given.slug for given in source.organizations] == ["river-school"]


def test_spreadsheet_has_all_sheets_and_columns(network):
    stream = io.BytesIO()
    write_template("xlsx", stream)

    book = openpyxl.load_workbook(stream)

    headings = {sheet.title: [cell.value for cell in sheet[1]] for sheet in book}
    once = [column.name for column in (*ONCE, *SHORTCUTS)]
    assert headings.pop("organizations") == once
    assert headings.keys() - {"about", "columns"} == {
        sheet.name for sheet in SHEETS if sheet.name != "organizations"
    }
    for sheet in LISTS:
        assert headings[sheet.name] == [column.name for column in sheet.columns]
