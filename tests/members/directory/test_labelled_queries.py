"""The search, scored by labelled_queries*.toml, which say how labels were made."""

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


class LabelledSet:
    """The labels of one file: members by their short names, rows to add, queries."""

    def __init__(self, name: str) -> None:
        path = Path(__file__).with_name(f"{name}.toml")
        labels = tomllib.loads(path.read_text(encoding="utf-8"))
        self.members: dict[str, str] = labels["members"]
        self.given: dict[str, list[dict]] = labels["given"]
        self.queries = [
            Labelled(
                kind["name"],
                kind.get("by_name", False),
                query["q"],
                tuple(self.members[short] for short in query["expect"]),
                query.get("count"),
            )
            for kind in labels["kind"]
            for query in kind["queries"]
        ]

    @property
    def by_name(self) -> list[Labelled]:
        return [query for query in self.queries if query.is_by_name]

    @property
    def answered(self) -> list[Labelled]:
        return [query for query in self.queries if query.expected]

    @property
    def unanswered(self) -> list[Labelled]:
        return [query for query in self.queries if not query.expected]


FIRST = LabelledSet("labelled_queries")
SECOND = LabelledSet("labelled_queries_second")


def give_names_and_identifiers(labels: LabelledSet) -> None:
    members = {
        short: Organization.objects.get(slug=slug)
        for short, slug in labels.members.items()
    }
    for name in labels.given["names"]:
        fields = {"type": name["type"], "language": name["language"]}
        make_name(members[name["of"]], name["text"], **fields)
    for row in labels.given["identifiers"]:
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


@pytest.fixture(scope="module", params=[FIRST, SECOND], ids=["first", "second"])
def labels(request: pytest.FixtureRequest) -> LabelledSet:
    return request.param


@pytest.fixture(scope="module")
def kept(labels: LabelledSet) -> Answers:
    return {}


@pytest.fixture
def answers(
    db: None, labels: LabelledSet, kept: Answers, request: pytest.FixtureRequest
) -> Answers:
    """What is found for every query of a set; asked once for all tests."""
    if not kept:
        request.getfixturevalue("network")
        give_names_and_identifiers(labels)
        kept.update({query: ask(query.q) for query in labels.queries})
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


def test_member_meant_by_a_name_comes_first(labels, answers):
    assert_recall(labels.by_name, is_first, answers)


def test_members_meant_are_among_the_first_five(labels, answers):
    assert_recall(labels.answered, share_in_five, answers)


@pytest.mark.parametrize("labels", [FIRST], ids=["first"], indirect=True)
def test_as_many_members_are_found_as_have_the_words(labels, answers):
    counted = [query for query in labels.queries if query.count is not None]

    assert_recall(counted, is_counted, answers)


def test_query_without_an_answer_finds_nothing(labels, answers):
    wrong = [query for query in labels.unanswered if answers[query].count]

    assert not wrong, told(wrong, answers)


def test_every_kind_has_enough_queries():
    kinds = Counter(query.kind for query in FIRST.queries)

    assert len(FIRST.queries) >= 140
    assert {kind: number for kind, number in kinds.items() if number < 8} == {}
    assert len(SECOND.queries) >= 100


def test_each_query_is_asked_once():
    sets = [{query.q for query in one.queries} for one in (FIRST, SECOND)]

    assert [len(one) for one in sets] == [len(FIRST.queries), len(SECOND.queries)]
    assert sets[0] & sets[1] == set()
