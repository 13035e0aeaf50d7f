"""What is searched is written with what it is made of, and its tables can be undone."""

import pytest
from django.core.management import call_command
from django.http import QueryDict

from members.directory.selection import Selection
from members.entry_rows import read
from members.models import DataVersion, SearchText
from members.workflow import publish_loaded
from tests.factories import make_name, make_organization, make_text


def found(q: str) -> list[str]:
    return [one.slug for one in Selection(QueryDict(f"q={q}")).organizations]


def test_row_has_names_in_all_their_spellings_and_texts_without_markup(db):
    one = make_organization("one", name="Чекор", city="Łódź")
    make_name(one, "I.S.S.A.")
    make_text(one, mission="A [book](https://example.org).", history="Since **1999**.")
    make_text(one, language="ru", is_original=False, summary="Книга")

    SearchText.objects.renew([one.pk])

    row = SearchText.objects.get()
    assert row.names == "chekor\ncekor\nissa"
    assert row.place == "lodz"
    assert row.main == "a book ¶ kniga"
    assert row.other == "since 1999"


def test_entries_that_are_loaded_by_the_thousand_are_found_at_once(db):
    entry = read(make_organization("one", name="Before"))
    named = entry.model_copy(update={"name": "Afterwards"})

    publish_loaded(["one"], [named], by=None, note="")

    assert found("afterwards") == ["one"]


def test_text_that_changed_or_went_is_not_found_by_its_old_words(db):
    one, other = make_organization("one"), make_organization("other")
    text = make_text(one, mission="Lanterns.")
    make_text(other, mission="Lanterns.")
    SearchText.objects.renew()
    assert found("lanterns") == ["one", "other"]

    text.mission = "Bridges."
    text.save()
    SearchText.objects.renew([one.pk])
    other.delete()
    DataVersion.objects.move()

    assert found("lanterns") == []
    assert found("bridges") == ["one"]


@pytest.mark.django_db(transaction=True)
def test_tables_of_the_search_can_be_undone_and_are_filled_when_they_come_again():
    make_text(make_organization("one", name="Lantern"), mission="Bridges.")

    call_command("migrate", "members", "0005_old_pages", verbosity=0)
    call_command("migrate", "members", verbosity=0)

    assert found("lantern") == ["one"]
    assert found("bridges") == ["one"]
