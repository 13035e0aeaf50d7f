"""The search, scored by labelled_queries.toml, which says how its labels were made."""

import tomllib
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

import pytest
from django.http import QueryDict

from members.directory.selection import Selection
from members.models import DataVersion, Identifier, Organization, SearchText
from tests.factories import a, make_name

LEAST_RECALL = 0.95


class Labelled(NamedTuple):
    kind: str
    is_by_name: bool
    q: str
    expected: tuple[str, ...]
    count: int | None


class Found(NamedTuple):
    slugs: list[str]
    count: int


Answers = dict[Labelled, Found]
Score = Callable[[Labelled, Found], float]


def read() -> tuple[dict, list[Labelled]]:
    path = Path(__file__).with_name("labelled_queries.toml")
    labels = tomllib.loads(path.read_text(encoding="utf-8"))
    queries = [
        Labelled(
            kind["name"],
            kind.get("by_name", False),
            query["q"],
            tuple(labels["members"][short] for short in query["expect"]),
            query.get("count"),
        )
        for kind in labels["kind"]
        for query in kind["queries"]
    ]
    return labels, queries


LABELS, QUERIES = read()
BY_NAME = [query for query in QUERIES if query.is_by_name]
ANSWERED = [query for query in QUERIES if query.expected]
UNANSWERED = [query for query in QUERIES if not query.expected]
COUNTED = [query for query in QUERIES if query.count is not None]


def give_names_and_identifiers() -> None:
    members = {
        short: Organization.objects.get(slug=slug)
        for short, slug in LABELS["members"].items()
    }
    for name in LABELS["given"]["names"]:
        fields = {"type": name["type"], "language": name["language"]}
        make_name(members[name["of"]], name["text"], **fields)
    for row in LABELS["given"]["identifiers"]:
        Identifier.objects.create(
            organization=members[row["of"]],
            key=a("identifier"),
            scheme=row["scheme"],
            value=row["value"],
        )
    SearchText.objects.renew()
    DataVersion.objects.move()


def ask(q: str) -> Found:
    selection = Selection(QueryDict(urlencode({"q": q})))
    assert selection.is_valid, q
    slugs = [organization.slug for organization in selection.organizations]
    return Found(slugs, selection.count)


@pytest.fixture(scope="module")
def kept() -> Answers:
    return {}


@pytest.fixture
def answers(db: None, kept: Answers, request: pytest.FixtureRequest) -> Answers:
    """What is found for every query; asked once for all tests."""
    if not kept:
        request.getfixturevalue("network")
        give_names_and_identifiers()
        kept.update({query: ask(query.q) for query in QUERIES})
    return kept


def is_first(query: Labelled, found: Found) -> float:
    return float(found.slugs[:1] == list(query.expected[:1]))


def share_in_five(query: Labelled, found: Found) -> float:
    could_be = min(5, len(query.expected))
    return len(set(query.expected) & set(found.slugs[:5])) / could_be


def is_counted(query: Labelled, found: Found) -> float:
    return float(found.count == query.count)


def told(queries: Iterable[Labelled], answers: Answers) -> str:
    """A line for each query with what it should and did find."""
    return "\n".join(
        f"{query.kind}: {query.q!r}"
        f"\n    expected {' '.join(query.expected) or 'nothing'}"
        f"\n    found {answers[query].count}: {' '.join(answers[query].slugs[:5])}"
        for query in queries
    )


def assert_recall(queries: list[Labelled], score: Score, answers: Answers) -> None:
    scores = {query: score(query, answers[query]) for query in queries}
    recall = sum(scores.values()) / len(scores)
    missed = [query for query in queries if scores[query] < 1]

    assert recall >= LEAST_RECALL, (
        f"{recall:.3f}, {len(missed)} of {len(queries)} missed:\n"
        + told(missed, answers)
    )


def test_member_meant_by_a_name_comes_first(answers):
    assert_recall(BY_NAME, is_first, answers)


def test_members_meant_are_among_the_first_five(answers):
    assert_recall(ANSWERED, share_in_five, answers)


def test_as_many_members_are_found_as_have_the_words(answers):
    assert_recall(COUNTED, is_counted, answers)


def test_query_without_an_answer_finds_nothing(answers):
    wrong = [query for query in UNANSWERED if answers[query].count]

    assert not wrong, told(wrong, answers)


def test_every_kind_has_enough_queries_and_each_is_asked_once():
    kinds = Counter(query.kind for query in QUERIES)
    asked = Counter(query.q for query in QUERIES)

    assert len(QUERIES) >= 140
    assert {kind: number for kind, number in kinds.items() if number < 8} == {}
    assert [q for q, number in asked.items() if number > 1] == []
