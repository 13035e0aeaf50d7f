"""Pages for tests, and the vocabulary of the demonstration network."""

from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction

from members.intake.reading import vocabulary
from members.intake.reading.as_json import as_json
from members.intake.reading.files import document_in
from members.intake.reading.reading import Reading, read
from members.intake.reading.words import Words

FIXTURES = ("countries", "regions", "indicators", "network")


@pytest.fixture(scope="session")
def words(django_db_setup: None, django_db_blocker: Any) -> Words:
    """Loaded once for all tests, and undone: what is read needs no database."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("loaddata", *FIXTURES, verbosity=0)
        loaded = vocabulary.load()
        transaction.set_rollback(True)
    return loaded


def reading_of(text: str | bytes, words: Words, name: str = "page.txt") -> Reading:
    data = text.encode() if isinstance(text, str) else text
    return read(document_in(data, name), words)


def read_as_json(text: str | bytes, words: Words, name: str = "page.txt") -> Any:
    return as_json(reading_of(text, words, name), name)


def figures(text: str, words: Words) -> list[tuple[str, int, str]]:
    """Indicator, value and qualifier of the figures of a text."""
    return [
        (one["indicator"], one["value"], one["qualifier"])
        for one in read_as_json(text, words)["figures"]
    ]
