"""One name in two alphabets, or typed in two ways, is spelled the same."""

import pytest

from members.intake.spelling import same_spelling


@pytest.mark.parametrize(
    ("written", "otherwise"),
    [
        ("Łódź – Straße", "LODZ, strasse"),
        ("Шаг за шагом", "Shag za shagom"),
        ("Центр «Хранитель»", "Tsentr Khranitel"),
        ("Корак по корак", "Korak po korak"),
        ("Њива и џбун", "Njiva i džbun"),
        ("Дитячий фонд «Юність»", "Dytiachyi fond Yunist"),
        ("Қадам Орталығы", "Kadam Ortalygy"),
        ("Хоолон", "Khoolon"),
        ("Щит", "Shchit"),
        ("Žastar", "Жастар"),
        ("Центр развития", "Centr razvitiya"),
    ],
)
def test_spellings_of_one_name_are_the_same(written, otherwise):
    assert same_spelling(written) == same_spelling(otherwise)


@pytest.mark.parametrize(
    ("one", "another"),
    [
        ("Шаг за шагом", "Step by Step"),
        ("Kadam", "Kadem"),
        ("世界", "人民"),
        ("Center A", "Center B"),
    ],
)
def test_different_names_stay_different(one, another):
    assert same_spelling(one) != same_spelling(another)


def test_name_of_nothing_but_signs_has_no_spelling():
    assert same_spelling("–!–") == ""
