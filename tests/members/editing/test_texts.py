"""Texts: a page a language, the original beside it."""

from datetime import date

import pytest

from tests.members.editing.made import TODAY, fill, make_entry, make_form
from tests.members.editing.page import drawn, sent

pytestmark = pytest.mark.django_db

ENGLISH = {
    "language": "en",
    "is_original": True,
    "revised_on": "2020-02-03",
    "summary": "We *work*.",
    "mission": "To play.",
}
RUSSIAN = {"language": "ru", "revised_on": "2020-02-03", "summary": "Мы работаем."}


def both():
    return make_entry(texts=[ENGLISH, RUSSIAN])


def test_changed_words_are_revised_today():
    form = fill("texts", both(), {"texts-ru-summary": "Мы играем."}, language="ru")

    assert form.is_valid(), form.errors
    english, russian = form.entry.texts
    assert (russian.summary, russian.revised_on) == ("Мы играем.", TODAY)
    assert english == both().texts[0]


def test_words_that_did_not_change_are_not_revised():
    data = {"texts-ru-summary": " Мы работаем.\r\n"}

    form = fill("texts", both(), data, language="ru")

    assert form.is_valid()
    assert form.entry == both()
    assert form.entry.texts[1].revised_on == date(2020, 2, 3)


def test_another_original_leaves_one():
    form = fill("texts", both(), {"texts-ru-is_original": "on"}, language="ru")

    assert form.is_valid()
    assert [text.is_original for text in form.entry.texts] == [False, True]
    assert [text.revised_on for text in form.entry.texts] == [date(2020, 2, 3)] * 2


def test_text_in_a_new_language_is_there_when_something_is_written():
    empty = make_form("texts", both(), {}, language="sr-Latn")
    form = fill("texts", both(), {"texts-sr-Latn-goals": "Igra"}, language="sr-Latn")

    assert empty.is_valid()
    assert empty.entry == both()
    assert form.is_valid()
    assert form.entry.texts[-1].model_dump(exclude_defaults=True) == {
        "language": "sr-Latn",
        "goals": "Igra",
        "revised_on": TODAY,
    }


def test_words_typed_for_one_language_are_none_of_another():
    typed = fill("texts", both(), {"texts-ru-summary": "Да"}, language="ru").typed

    form = make_form("texts", both(), typed, language="mn")

    assert form.typed == {}


def test_original_stands_beside_the_translation_in_its_language():
    form = make_form("texts", both(), language="ru")

    page = drawn(form)

    assert form.original.language == "en"
    assert 'lang="en" dir="auto"><p>We <em>work</em>.</p>' in page
    assert "Mission in the original: English" in page
    assert "History in the original" not in page
    assert page.count('lang="ru"') == 5
    assert make_form("texts", both(), language="en").original is None


def test_languages_tell_what_is_written_in_them():
    page = drawn(make_form("texts", both()))

    assert "Summary · Mission" in page
    link = '<a class="button quiet small" href="ru/" id="edit-texts-ru">'
    assert f"{link}Edit the texts in Russian</a>" in page
    assert page.count('<span class="tag">original</span>') == 1


def test_language_is_added_and_kept_though_nothing_is_written_yet():
    form = make_form("texts", both(), sent(make_form("texts", both())))

    focus = form.do("add:texts:mn")

    assert (focus, form.status) == ("edit-texts-mn", "Language 3: Mongolian was added.")
    assert "Nothing is written yet." in drawn(form)
    after = make_form("texts", both(), sent(form))
    assert after.is_valid()
    assert [text.language for text in after.entry.texts] == ["en", "ru", "mn"]


def test_language_is_chosen_from_those_that_are_not_there():
    form = make_form("texts", both(), {"texts": ["en", "ru"], "add-language": ["mn"]})

    codes = [code for code, _name in form.choices]
    form.do("add:texts")

    assert {"mn", "sr-Latn", "pt-BR"} <= set(codes)
    assert not {"en", "ru"} & set(codes)
    assert form.typed["texts"] == ["en", "ru", "mn"]


def test_language_is_removed_with_its_words():
    form = make_form("texts", both())

    form.do("remove:texts:ru")

    assert form.status == "Language 2: Russian was removed."
    after = make_form("texts", both(), sent(form))
    assert after.is_valid()
    assert [text.language for text in after.entry.texts] == ["en"]
