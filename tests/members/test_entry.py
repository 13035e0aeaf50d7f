"""The shape of an entry: what it takes, what it refuses, how it is written as JSON."""

import json
from pathlib import Path

import jsonschema
import pytest
from pydantic import ValidationError

from members.entry import Entry, schema

PUBLISHED = Path(__file__).parents[2] / "docs" / "entry.schema.json"
SMALLEST = {"slug": "hea", "name": "Hea Algus", "place": {"country": "EE"}}
FIGURE = {"key": "f", "indicator": "children", "value": 10, "kind": "stock"}
SOURCE = {"key": "report", "title": "Annual report"}


def entry(**parts) -> Entry:
    return Entry.model_validate({**SMALLEST, **parts})


def figure(**fields) -> Entry:
    return entry(figures=[{**FIGURE, "since": "2010", **fields}])


def test_json_of_an_entry_reads_back_as_the_same_entry():
    before = figure(value="47.5", words="nearly half – “almost”")

    after = Entry.model_validate_json(before.model_dump_json())

    assert after == before


def test_json_writes_whole_numbers_without_a_point():
    written = figure(value="1900.00").model_dump(mode="json")

    assert json.dumps(written["figures"][0]["value"]) == "1900"


def test_published_schema_is_the_schema_of_the_code():
    assert json.loads(PUBLISHED.read_text(encoding="utf-8")) == schema()


def test_published_schema_accepts_an_entry_and_refuses_a_strange_field():
    published = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    data = json.loads(figure().model_dump_json())

    jsonschema.validate(data, published)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**data, "is_verified": True}, published)


def test_lines_end_in_one_way():
    text = {"language": "en", "summary": "One\r\ntwo\rthree\n"}

    assert entry(texts=[text]).texts[0].summary == "One\ntwo\nthree"


def test_text_is_trimmed():
    assert entry(name="  Hea Algus \n").name == "Hea Algus"


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ({"name": ""}, "at least 1 character"),
        ({"name": "a\x00b"}, "pattern"),
        ({"name": "a\x1b[31mb"}, "pattern"),
        ({"name": "x" * 251}, "at most 250 characters"),
        ({"is_verified": True}, "Extra inputs"),
        ({"place": {"country": "ee"}}, "pattern"),
        ({"place": {"country": "EE", "latitude": 91, "longitude": 0}}, "less than"),
        ({"place": {"country": "EE", "latitude": 59}}, "both latitude and longitude"),
        ({"contact": {"email": "a@b, c@d"}}, "valid email"),
        ({"contact": {"website": "javascript:alert(1)"}}, "pattern"),
        ({"contact": {"website": "//example.org"}}, "pattern"),
        ({"contact": {"website": "https://user:word@example.org/"}}, "pattern"),
        ({"contact": {"website": "https://example.org/\x0b"}}, "pattern"),
        ({"names": [{"key": "a b", "text": "A", "type": "legal"}]}, "pattern"),
        ({"names": [{"key": "a", "text": "A", "type": "pet"}]}, "Input should be"),
        ({"founding_dates": [{"key": "a", "date": "1998"}]}, "one date is preferred"),
        ({"founding_dates": [{"key": "a", "date": "1998-13"}]}, "Write a year"),
        ({"founding_dates": [{"key": "a", "date": "1999-02-29"}]}, "Write a year"),
        ({"founding_dates": [{"key": "a", "date": ""}]}, "at least 4"),
        ({"texts": [{"language": "english!"}]}, "pattern"),
        ({"sources": [SOURCE, SOURCE]}, "must not repeat"),
        ({"partners": [{"key": "a", "name": "A", "source": "b"}]}, "no source “b”"),
        (
            {
                "milestones": [
                    {"key": "a", "since": "2001", "until": "2000", "text": "x"}
                ]
            },
            "before `since`",
        ),
        (
            {
                "texts": [
                    {"language": "en", "is_original": True},
                    {"language": "ru", "is_original": True},
                ]
            },
            "one language is the original",
        ),
        (
            {
                "founding_dates": [
                    {"key": "a", "date": "2002", "is_preferred": True},
                    {"key": "b", "date": "2004", "is_preferred": True},
                ]
            },
            "one date is preferred",
        ),
        (
            {"priorities": [{"key": "a", "area": "x"}, {"key": "b", "area": "x"}]},
            "area must not repeat",
        ),
    ],
)
def test_contradiction_is_refused_with_its_reason(parts, reason):
    with pytest.raises(ValidationError, match=reason):
        entry(**parts)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"since": ""}, "has a period, or says that it is undated"),
        ({"is_undated": True}, "has a period, or says that it is undated"),
        ({"qualifier": "range"}, "both ends"),
        ({"value_high": 20}, "both ends"),
        ({"qualifier": "range", "value_high": 5}, "not below its low end"),
        ({"value": -1}, "greater than or equal to 0"),
        ({"value": "1.234"}, "2 decimal places"),
        ({"supersedes": "f"}, "does not supersede itself"),
        ({"supersedes": "g"}, "no figure “g”"),
        ({"kind": "mixture"}, "Input should be"),
    ],
)
def test_figure_that_contradicts_itself_is_refused(fields, reason):
    with pytest.raises(ValidationError, match=reason):
        figure(**fields)


def test_year_may_end_what_a_month_of_it_began():
    stated = [{"key": "a", "since": "1998-09", "until": "1998", "text": "Pilot."}]

    assert entry(milestones=stated).milestones[0].until == "1998"
