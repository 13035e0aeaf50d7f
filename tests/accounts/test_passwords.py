"""Which passwords are taken: any that is long and would not be guessed soon."""

import contextlib
import time

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.urls import reverse

from tests.accounts.ways import SECRET, is_signed_in, sign_in
from tests.factories import (
    make_name,
    make_network,
    make_organization,
    make_seat,
    make_user,
)

pytestmark = pytest.mark.django_db

NAME = "Mongolian Education Alliance"
LONG = [
    "a sentence of sixty-four characters, as anybody may write it 🦊 .",
    "correct horse battery staple " * 4 + "🐎 and more",
    "x7 Zß–љ 漢字 🙂" * 12,
]


@pytest.fixture
def person():
    make_network(name="The Great River Network", short_name="TGRN")
    organization = make_organization(name=NAME)
    make_name(organization, "Mongol Bolovsrol")
    user = make_user("ana.oyun@riverside.example.org", name="Ana Oyuntsetseg")
    make_seat(organization, user)
    return user


def reason(password, user=None):
    with pytest.raises(ValidationError) as refusal:
        validate_password(password, user)
    return " ".join(refusal.value.messages)


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("passwordpassword1", "says the same thing several times"),
        ("qwertyuiop1234", "what is tried first"),
        ("zxcvfr45tgbnhy", "side by side on the keyboard"),
        ("abcdefghijklmno", "follows the alphabet"),
        ("1234567890123", "would be guessed soon"),
        ("28.11.1999 12", "little more than a date"),
        ("elevenchars", "at least 12 characters"),
    ],
)
def test_password_that_is_tried_first_is_refused_with_the_reason(password, why):
    assert why in reason(password)


@pytest.mark.parametrize(
    "password",
    [
        f"{NAME}2026",
        "mongolianeducationalliance2026",
        "Mongolian-Education-Alliance-2026",
        "2026 ALLIANCE education mongolian",
        "MongolBolovsrol2026",
        "the great river network",
        "TGRN Mongolian 2026!",
        "AnaOyuntsetseg1985",
        "ana.oyun@riverside.example.org",
        "oyuntsetseg oyuntsetseg",
    ],
)
def test_password_of_the_names_around_a_person_is_refused(person, password):
    assert "That is what is tried first." in reason(password, person)


def test_name_of_an_organization_is_no_matter_to_a_stranger(person):
    validate_password("Mongolian Bolovsrol 2026", make_user())


def test_words_beside_a_name_are_what_counts(person):
    validate_password("four green birds teach in mongolia", person)


def test_names_that_an_unsaved_person_brings_are_known():
    user = make_user()
    user.pk, user.known_names = None, [NAME]

    assert "That is what is tried first." in reason(f"{NAME}2026", user)


@pytest.mark.parametrize("password", LONG)
def test_long_password_of_any_characters_signs_in(client, member, password):
    assert len(password) >= 64
    change_to(client, password)
    client.logout()

    sign_in(client, password=password)

    assert is_signed_in(client)


@pytest.mark.parametrize("alter", [str.swapcase, lambda p: p[:-1], lambda p: p + " "])
def test_password_altered_a_little_does_not_sign_in(client, member, alter):
    sign_in(client, password=alter(SECRET))

    assert not is_signed_in(client)


def test_password_of_one_kind_of_character_is_taken():
    validate_password("quietly seven otters argue")
    validate_password("839201746658301")


def test_refused_password_is_told_why_and_the_old_one_stays(client, member):
    response = change_to(client, "passwordpassword1")

    page = response.content.decode()
    assert "This password would be guessed soon." in page
    assert "passwordpassword1" not in page
    member.refresh_from_db()
    assert member.check_password(SECRET)


def change_to(client, password):
    sign_in(client)
    form = {"oldpassword": SECRET, "password1": password, "password2": password}
    return client.post(reverse("account_change_password"), form)


def test_hostile_password_is_rated_soon():
    begun = time.perf_counter()

    with contextlib.suppress(ValidationError):
        validate_password("4@8({[<369&#!1/|0$5+7%2" * 100)

    assert time.perf_counter() - begun < 4


def test_password_ages_without_being_asked_for_a_new_one(client, member, later):
    later(days=3650)

    response = sign_in(client)

    assert response.headers["Location"] == reverse("council:home")
