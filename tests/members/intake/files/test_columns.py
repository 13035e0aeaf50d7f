"""One definition of columns: nothing of an entry is missing, nothing else is there."""

import re
from pathlib import Path

from members.entry import LISTS, Entry
from members.entry_rows import item_fields
from members.intake.columns import BY_SECTION, ONCE, SHEETS
from members.intake.columns import LISTS as SHEETS_OF_LISTS
from members.intake.columns.column import plain
from members.intake.columns.dictionary import TYPES, as_markdown, dictionary
from members.intake.columns.lists import ORGANIZATION
from members.models import Membership

DOCUMENT = Path(__file__).parents[4] / "docs" / "intake.md"


def test_columns_hold_all_that_an_entry_states_once():
    groups = {
        name: Entry.model_fields[name].annotation for name in ("place", "contact")
    }
    once = {*(Entry.model_fields.keys() - {*LISTS, *groups})}
    for name, group in groups.items():
        once |= {f"{name}.{field}" for field in group.model_fields}

    assert {column.field for column in ONCE} == once


def test_sheets_hold_all_that_lines_of_lists_state():
    beside = {*(column.name for column in ORGANIZATION), "remove"}
    for section in LISTS:
        columns = {column.field for column in BY_SECTION[section].columns}

        assert columns - beside == {*item_fields(section)}, section


def test_sheet_of_memberships_holds_all_that_is_public_of_them():
    beside = {*(column.name for column in ORGANIZATION), "remove"}
    columns = {column.field for column in BY_SECTION["memberships"].columns}

    fields = {field.name for field in Membership._meta.fields}

    assert columns - beside == fields - {"id", "organization", "position"}


def test_every_list_has_a_sheet():
    assert {sheet.section for sheet in SHEETS_OF_LISTS} == {*LISTS, "memberships"}


def test_no_name_means_two_columns_of_a_sheet():
    for sheet in SHEETS:
        named = [
            (plain(name), column.name)
            for column in sheet.columns
            for name in {plain(n) for n in (column.name, *column.synonyms)}
        ]

        assert len({name for name, _column in named}) == len(named), sheet.name


def test_dictionary_explains_every_column():
    rows = list(dictionary())

    assert len(rows) == sum(len(sheet.columns) for sheet in SHEETS)
    assert all(meaning and values for _s, _c, meaning, values, *_rest in rows)
    types = {column.type for sheet in SHEETS for column in sheet.columns}
    assert types - {"choice"} == TYPES.keys()  # choices tell themselves


def test_docs_tell_the_dictionary_as_it_is():
    text = DOCUMENT.read_text(encoding="utf-8")
    told = re.search(r"^## Columns\n(.*?)(?=^## |\Z)", text, re.M | re.S)[1]

    assert as_markdown().strip() in told
