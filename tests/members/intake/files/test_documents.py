"""JSON: exports, and the fixtures that `loaddata` reads."""

import json

import pytest
from django.conf import settings

from members.intake.files import exported
from members.models import Organization
from tests.members.intake.files.merging import merged, plain
from tests.members.intake.files.reading import read_csv, told

FOLDER = settings.FIXTURE_DIRS[0]


def read_json(folder, data):
    return read_csv(folder, json.dumps(data), "upload.json")


@pytest.mark.parametrize(
    "path", sorted(FOLDER.glob("organization-*.json")), ids=lambda path: path.stem
)
def test_fixture_says_what_loaddata_makes_of_it(path, network, tmp_path):
    source = read_csv(tmp_path, path.read_bytes(), path.name)

    assert told(source) == []
    assert source.kind == "fixture"
    (given,) = source.organizations
    (public,) = exported(Organization.objects.filter(slug=given.slug))
    assert merged(given).entry == public.entry
    assert plain(merged(given).memberships) == plain(public.memberships)


@pytest.mark.parametrize("name", ["network", "indicators", "regions", "countries"])
def test_fixture_of_words_says_all_its_rows(name, db, tmp_path):
    content = (FOLDER / f"{name}.json").read_bytes()

    source = read_csv(tmp_path, content, f"{name}.json")

    rows = json.loads(content)
    assert told(source) == []
    assert [(word.model, word.fields) for word in source.words] == [
        (row["model"], row["fields"]) for row in rows
    ]


def test_rows_that_are_not_public_are_refused(db, tmp_path):
    rows = [{"model": "members.user", "fields": {"email": "a@b.example"}}]

    source = read_json(tmp_path, rows)

    assert [message for *_place, message in told(source)] == [
        "Rows of “members.user” cannot be loaded here."
    ]


def test_unknown_field_of_a_row_is_told_with_the_nearest(db, tmp_path):
    fields = {"organization": ["school"], "key": "a", "nme": "Library"}

    source = read_json(tmp_path, [{"model": "members.partner", "fields": fields}])

    ((error,),) = [given.errors for given in source.organizations]
    assert error.message == "There is no field “nme” here."
    assert error.right == "Perhaps you mean “name”."


def test_row_that_names_another_by_number_is_told(db, tmp_path):
    rows = [{"model": "members.partner", "fields": {"organization": 7, "key": "a"}}]

    source = read_json(tmp_path, rows)

    assert [message for *_place, message in told(source)] == [
        "“organization” names a row by a number, and not by its words."
    ]


def test_unknown_fields_of_an_entry_are_all_told(db, tmp_path):
    entry = {
        "slug": "school",
        "nmae": "School",
        "place": {"cty": "Erdenet"},
        "partners": [{"key": "a", "rol": "x"}, "b"],
        "seats": [],
    }

    source = read_json(tmp_path, {"organizations": [{"entry": entry}]})

    assert sorted(value for _s, _r, _c, value, _m in told(source)) == [
        "b",
        "nmae",
        "place.cty",
        "rol",
        "seats",
    ]


def test_export_of_another_version_is_refused(db, tmp_path):
    source = read_json(tmp_path, {"version": 99, "organizations": []})

    assert [error.right for error in source.errors] == ["Export it anew."]


def test_unknown_part_of_an_export_is_told(db, tmp_path):
    source = read_json(tmp_path, {"organisations": [{"entry": {}}]})

    assert [error.right for error in source.errors] == [
        "Perhaps you mean “organizations”."
    ]
