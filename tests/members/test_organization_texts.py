"""What the 19 organizations of the fixtures say of themselves, word by word."""

import json
import re
from itertools import chain
from typing import Any

import pytest
from django.conf import settings
from markdown_it import MarkdownIt

FIXTURES = settings.BASE_DIR / "fixtures"
COUNTRIES = sorted(
    path.stem.removeprefix("organization-")
    for path in FIXTURES.glob("organization-*.json")
)
TEXTS = ("summary", "history", "mission", "goals", "activities")


def rows(country: str, model: str) -> list[dict[str, Any]]:
    file = FIXTURES / f"organization-{country}.json"
    return [
        row["fields"]
        for row in json.loads(file.read_text(encoding="utf-8"))
        if row["model"] == f"members.{model}"
    ]


def text(country: str) -> dict[str, Any]:
    (only,) = rows(country, "profiletext")
    return only


def items(markdown: str) -> list[int]:
    """The items of the lists in a text, each as the number of items within it."""
    found: list[int] = []
    for token in MarkdownIt().parse(markdown):
        if token.type == "list_item_open" and token.level == 1:
            found.append(0)
        elif token.type == "list_item_open":
            found[-1] += 1
    return found


def prose(country: str) -> str:
    """All that is written in our own words about an organization."""
    own = [text(country).get(part, "") for part in TEXTS]
    for model, fields in {
        "priority": ("title", "statement"),
        "milestone": ("text",),
        "partner": ("role",),
        "participation": ("note",),
    }.items():
        own += chain.from_iterable(
            [row.get(field, "") for field in fields] for row in rows(country, model)
        )
    return "\n".join(own)


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_organization_has_one_english_original_with_a_summary(
    country: str,
) -> None:
    original = text(country)

    assert (original["language"], original["is_original"]) == ("en", True)
    assert original["revised_on"] == "2026-11-22"
    assert original["summary"]


@pytest.mark.parametrize("country", COUNTRIES)
def test_texts_are_set_with_typographic_signs(country: str) -> None:
    found = re.findall(r"['\"`í\ufffd]|(?<=\S) - |\.\.\.", prose(country))

    assert found == []


@pytest.mark.parametrize(
    ("country", "section", "nested"),
    [
        ("mn", "goals", [0, 2, 0, 0, 0, 0, 0, 0]),
        ("kz", "goals", [0] * 6),
        ("kz", "activities", [0] * 7),
    ],
)
def test_lists_have_as_many_items_as_their_source(
    country: str, section: str, nested: list[int]
) -> None:
    assert items(text(country)[section]) == nested


def test_mongolia_states_its_four_priorities_in_order() -> None:
    priorities = rows("mn", "priority")

    assert [(row["position"], *row["area"]) for row in priorities] == [
        (0, "policy-support"),
        (1, "teacher-education"),
        (2, "open-democratic-schools"),
        (3, "outreach"),
    ]
    assert all(row["title"] and row["statement"] for row in priorities)


def test_only_mongolia_states_priorities() -> None:
    assert [country for country in COUNTRIES if rows(country, "priority")] == ["mn"]


@pytest.mark.parametrize(
    ("country", "said"),
    [
        ("mn", "strategic plan"),
        ("mn", "think tank"),
        ("mn", "debate"),
        ("mn", "baseline indicators"),
        ("mn", "inclusive education"),
        ("mn", "teacher training college"),
        ("mn", "Ministry of Education will certify"),
        ("kz", "Georgetown University"),
        ("kz", "constructivism, developmentally appropriate practice"),
        ("kz", "progressive education"),
        ("kz", "six regions"),
        ("kz", "14 December 1998"),
        ("kz", "more than 1,900 teachers"),
        ("kz", "Departments of Education"),
        ("kz", "Teacher Re-Training Institutes"),
        ("kz", "official agreement"),
        ("kz", "2000–2005"),
        ("kz", "preschool children aged 6–7 and grades 1–4"),
        ("kz", "inclusive classrooms"),
        ("kz", "middle school"),
    ],
)
def test_complete_profile_says_what_its_source_states(country: str, said: str) -> None:
    assert said in prose(country)


def test_kazakhstan_has_the_dates_of_its_source_as_milestones() -> None:
    milestones = rows("kz", "milestone")

    assert [(row["since"], row.get("until", "")) for row in milestones] == [
        ("1996", ""),
        ("1998-12-14", ""),
        ("2000", "2005"),
    ]
