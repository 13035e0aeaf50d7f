"""What is kept and not public appears in no answer to a visitor, and changes none."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from issa_directory.access import TABLE
from members.directory import index, vocabulary
from members.models import Picture, Revision
from tests.access.asking import Browser, rolled_back
from tests.access.canaries import HIDDEN_WORDS, Canaries, make_public_rows, make_secrets
from tests.access.crawl import crawl
from tests.access.places import parameters_of
from tests.factories import make_organization, make_seat

pytestmark = pytest.mark.django_db

START = [
    reverse(address)
    for address in TABLE
    if re.fullmatch(r"[\w:]+", address)
    if not address.startswith("admin:members") and not parameters_of(address)
]
# What no link leads to.
GUESSED = [
    *("/admin/nowhere/", "/members/cove-unlisted/", "/members/cove-unlisted/history/"),
    *(f"/members/{slug}/history/{n}/" for slug in ("ark", "boat") for n in range(1, 9)),
    *(f"/members/{slug}/history/1..{n}/" for slug in ("ark", "boat") for n in (2, 3)),
    *(f"/members/ark/history/?on={day}" for day in ("2024-05-02", "2026-01-01")),
    *(f"/countries/{code}/" for code in ("MN", "KZ")),
    *("/members/?view=table", "/members/?former=1", "/members/?q=the"),
    *(f"/members/?country={HIDDEN_WORDS.country}",),
    *(f"/members/?program={HIDDEN_WORDS.program}",),
    *(f"/members/?priority={HIDDEN_WORDS.area}",),
    *(f"/members/?indicator={HIDDEN_WORDS.indicator}",),
    *("/council/ark/", "/sitemap-members.xml?p=1"),
    *(f"/members/export.{kind}?former=0&former=1" for kind in ("csv", "json", "xlsx")),
]


class Found:
    """Both crawls, before the secrets were there and after; and all the words."""

    def __init__(self) -> None:
        # For a whole module, so not after what is done before each test.
        index.forget()
        vocabulary.forget()
        self.open, self.secrets = Canaries(), Canaries()
        ark, boat = make_public_rows(self.open)
        self.before = crawl(Client(), [*START, *GUESSED])
        make_secrets(self.secrets, ark, boat)
        self.after = crawl(Client(), [*START, *GUESSED, *pictures(), *numbers()])


def pictures() -> list[str]:
    return [
        reverse(f"members:{size}", args=[name])
        for size in ("picture", "picture_small")
        for name in Picture.objects.values_list("name", flat=True)
    ]


def numbers() -> list[str]:
    """The keys of all revisions, tried as numbers of versions."""
    keys = Revision.objects.values_list("pk", flat=True)
    return [reverse("members:version", args=["ark", key]) for key in keys]


@pytest.fixture(scope="module")
def found(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), rolled_back():
        yield Found()


def leaks_in(answers: dict[str, str], secrets: Canaries) -> dict[str, dict[str, str]]:
    return {
        path: leaked
        for path, answer in answers.items()
        # Pages repeat their own address.
        if (leaked := secrets.found_in(answer.replace(path, "")))
    }


def test_no_answer_has_a_word_that_is_not_public(found):
    assert leaks_in(found.after, found.secrets) == {}
    assert len(found.secrets.said) > 900


def test_every_word_that_is_public_is_found_by_the_same_crawl(found):
    """The test above can fail, and the crawl comes everywhere."""
    seen = set.union(*(set(found.open.found_in(text)) for text in found.after.values()))

    asked = found.open.said | {str(n): at for n, at in found.open.numbers.items()}
    missing = {where for word, where in asked.items() if word not in seen}

    # Keys are for differences.
    assert {where for where in missing if not where.endswith("-key")} == set()


def test_all_that_was_there_before_is_answered_in_the_same_words(found):
    """So drafts move no count, no order and no date."""
    changed = {
        path
        for path, answer in found.before.items()
        if without_tokens(found.after[path]) != without_tokens(answer)
    }

    assert changed == set()
    assert len(found.before) > 80


def without_tokens(answer: str) -> str:
    """Forms have a token that is drawn by lot, files say when they were made."""
    answer = re.sub(r'"made_at":"[^"]+"', "", answer)
    answer = re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d UTC", "", answer)
    answer = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer)
    return re.sub(r"(?m)^(Set-Cookie|ETag|Last-Modified|Expires): .*\n", "", answer)


@pytest.mark.parametrize("kind", ["words", "numbers"])
def test_search_for_what_is_not_public_finds_what_nonsense_finds(found, kind):
    client, nonsense = Client(), "zzqqxxjjkkvv"
    expected = result_of(client, nonsense)
    asked = found.secrets.said if kind == "words" else map(str, found.secrets.numbers)

    # A secret may begin with a minus, which asks for what has it not.
    answers = {word: result_of(client, word.lstrip("-")) for word in asked}

    assert [word for word, answer in answers.items() if answer != expected] == []


def result_of(client: Client, word: str) -> str:
    """The page without the word, which it repeats."""
    page = client.get(reverse("members:directory"), {"q": word})
    return re.sub(word, "", page.content.decode(), flags=re.IGNORECASE)


def test_search_for_what_is_public_finds_it(found):
    name = next(word for word, at in found.open.said.items() if at == "ark 2 name")

    page = Client().get(reverse("members:directory"), {"q": name})

    assert "/members/ark/" in page.content.decode()


def test_pictures_of_drafts_are_not_there(found):
    open_names = {name for name, at in found.open.said.items() if len(name) == 32}

    statuses = {
        path: found.after[path][:3]
        for path in pictures()
        if not any(name in path for name in open_names)
    }

    assert len(statuses) > 10
    assert set(statuses.values()) == {"404"}


def test_members_of_another_organization_see_no_more_of_it(found):
    """All that its editor comes to, signed in, but for what is said to the editor."""
    dune = make_organization("dune")
    browser = Browser(make_seat(dune).user)

    answers = crawl(browser.client, [*START, *GUESSED, "/council/dune/"])

    assert leaks_in(answers, found.secrets) == {}
    assert answers["/council/dune/"].startswith("200")
    assert answers["/council/ark/"].startswith("404")
