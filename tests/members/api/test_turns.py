"""Only so many large files are made at the same time."""

import pytest
import time_machine
from django.core import signals
from django.core.cache import cache
from django.db import close_old_connections

from members.api import turns
from tests.factories import make_network, make_organization

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def large(monkeypatch):
    """One organization is a large file; and nobody has a turn yet."""
    monkeypatch.setattr(turns, "SMALL", 0)
    cache.clear()
    make_network()
    make_organization()


def ask(client):
    return client.get("/members/export.json")


def test_third_large_file_is_to_be_asked_for_later(client):
    answers = [ask(client) for _number in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[2].headers["Retry-After"] == "30"
    assert answers[2].headers["Cache-Control"] == "private, no-store"


def test_turn_ends_with_its_file(client):
    for _number in range(5):
        assert ask(client).getvalue()


def close(answer):
    """As a server does, but that the test's own connection stays open."""
    signals.request_finished.disconnect(close_old_connections)
    try:
        answer.close()
    finally:
        signals.request_finished.connect(close_old_connections)


def test_turn_ends_with_an_answer_that_nobody_read(client):
    for _number in range(5):
        answer = ask(client)
        assert answer.status_code == 200
        close(answer)


def test_turn_of_a_process_that_was_killed_ends_by_itself(client):
    with time_machine.travel("2026-03-04 12:00Z", tick=False):
        ask(client), ask(client)
        assert ask(client).status_code == 429

    with time_machine.travel("2026-03-04 12:01:01Z", tick=False):
        assert ask(client).status_code == 200


def test_turn_is_renewed_while_parts_are_made():
    turn = turns.take(1)
    held = turns.Held(iter([b"1", b"2"]), turn)

    with time_machine.travel("2026-03-04 12:00Z", tick=False) as clock:
        turn.renew()
        clock.shift(50)
        turn.renew()
        clock.shift(50)
        assert cache.get(turn.key) == turn.token

    held.close()
    assert cache.get(turn.key) is None


def test_turn_that_was_over_is_not_taken_from_the_next_one():
    with time_machine.travel("2026-03-04 12:00Z", tick=False) as clock:
        first = turns.take(1)
        clock.shift(61)
        second = turns.take(1)

        first.end()

        assert cache.get(second.key) == second.token


def test_small_files_and_headers_wait_for_nobody(client, monkeypatch):
    turns.take(1), turns.take(1)

    assert client.head("/members/export.json").status_code == 200
    monkeypatch.setattr(turns, "SMALL", 1_000)
    assert ask(client).status_code == 200
