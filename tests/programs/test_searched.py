"""One spelling for searching, whatever way something was written in."""

import pytest

from programs.searched import searched, spellings


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Łódź – Straße", "lodz strasse"),
        ("I.S.S.A. and e.V.", "issa and ev"),
        ("Oʻzbekiston O'zbekiston O’zbekiston", "ozbekiston ozbekiston ozbekiston"),
        ("l'enfant, d’Ivoire, n'est", "l enfant d ivoire n est"),
        ("children's Kazan'", "childrens kazan"),
        ("pre-school/primary", "pre school primari"),
        ("人民 พัฒนา देश", "人 民 พั ฒ น า देश"),
        ("مُحَمَّد", "محمد"),
        ("ＡＢＣ ①", "abc 1"),
        ("?! — …", ""),
    ],
)
def test_text_is_kept_as_words_that_people_type(written, kept):
    assert searched(written) == kept


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("Россия", "Rossiya"),
        ("Россия", "Rossija"),
        ("Россия", "Rossiâ"),
        ("Общественный фонд", "Obshchestvenny fond"),
        ("Общественный фонд", "Obŝestvennyj fond"),
        ("Образование", "Obrazovaniye"),
        ("Чекор по чекор", "Čekor po čekor"),
        ("Чекор по чекор", "Cekor po cekor"),
        ("Центар за педагогију", "Centar za pedagogiju"),
        ("Бүгд Найрамдах", "Bügd Nairamdakh"),
        ("Жаргал", "Jargal"),
        ("Екатеринбург", "Yekaterinburg"),
        ("Қазақстан", "Qazaqstan"),
    ],
)
def test_cyrillic_and_latin_meet_in_a_spelling(cyrillic, latin):
    assert set(spellings(cyrillic)) & set(spellings(latin))


def test_first_spelling_is_the_one_that_texts_are_kept_in():
    for text in ("Чекор", "Škola", "plain"):
        assert spellings(text)[0] == searched(text)


def test_what_was_searched_once_is_spelled_the_same_again():
    for text in ("Общественный фонд «Шаг»", "Ærø, Łódź", "พัฒนา", "Rossiâ"):
        assert searched(searched(text)) == searched(text)
