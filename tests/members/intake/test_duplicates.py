"""Two rows that may be one organization are found, and not asked about twice."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from members import workflow
from members.intake.duplicates import (
    Pair,
    Reason,
    duplicates_of,
    possible_duplicates,
    tell_apart,
    web_place,
)
from members.models import AuditRecord, Distinct, Identifier
from members.workflow.merging import merge
from tests.factories import make_name, make_organization, make_staff

pytestmark = pytest.mark.django_db


def pair(one, another, *reasons):
    return Pair(one.pk, another.pk, reasons)


def add_identifier(organization, value, scheme="XI-ROR"):
    row = {"organization": organization, "key": "i", "scheme": scheme}
    Identifier.objects.create(value=value, **row)


def test_same_name_in_another_alphabet_is_found_within_a_country():
    one = make_organization(name="Шаг за шагом", country="KZ")
    another = make_organization(name="SHAG ZA SHAGOM", country="KZ")
    make_organization(name="Shag za shagom", country="KG")

    assert possible_duplicates() == [pair(one, another, Reason.NAME)]


def test_further_names_count_and_acronyms_do_not():
    one, another = make_organization(name="Ark"), make_organization(name="Boat")
    make_name(another, "ARK", type="former")
    for organization in (one, make_organization(name="Third")):
        make_name(organization, "SbS", type="acronym")

    assert possible_duplicates() == [pair(one, another, Reason.NAME)]


def test_same_website_e_mail_and_identifier_are_found_in_any_country():
    one = make_organization(
        country="MN", website="https://www.ark.example.org/en/", email="Office@ark.org"
    )
    another = make_organization(
        country="KZ", website="http://ARK.example.org/en", email="office@ark.org"
    )
    add_identifier(one, "05 abc-1")
    add_identifier(another, "05ABC1", scheme="xi-ror")

    assert possible_duplicates() == [
        pair(one, another, Reason.IDENTIFIER, Reason.WEBSITE, Reason.EMAIL)
    ]


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("https://www.example.org/", "example.org"),
        ("http://Example.org/A/", "example.org/A"),
        ("https://example.org:8080/a?id=1", "example.org/a?id=1"),
        ("", ""),
    ],
)
def test_website_is_compared_by_host_and_path(address, place):
    assert web_place(address) == place


def test_pages_of_one_host_are_not_one_website():
    make_organization(website="https://social.example.org/ark")
    make_organization(website="https://social.example.org/boat")

    assert possible_duplicates() == []


def test_pair_with_more_reasons_comes_first():
    names = [make_organization(name="Same") for _ in range(2)]
    both = [make_organization(name="Twin", email="a@example.org") for _ in range(2)]

    assert possible_duplicates() == [
        pair(*both, Reason.NAME, Reason.EMAIL),
        pair(*names, Reason.NAME),
    ]


def test_pair_that_was_told_apart_is_not_asked_about_again():
    one, another, third = (make_organization(name="Same") for _ in range(3))
    by = make_staff()

    tell_apart(another, one, by=by)
    tell_apart(one, another, by=by)

    assert possible_duplicates() == [
        pair(one, third, Reason.NAME),
        pair(another, third, Reason.NAME),
    ]
    assert duplicates_of(another) == [pair(another, third, Reason.NAME)]
    assert Distinct.objects.pairs() == {(one.pk, another.pk)}
    assert AuditRecord.objects.filter(action="told apart").count() == 1


def test_merged_organization_is_no_duplicate_any_more():
    one, another = (make_organization(name="Same") for _ in range(2))
    add_identifier(another, "1")
    numbers = workflow.public_number(one), workflow.public_number(another)

    merge(one, another, numbers, by=make_staff())

    assert possible_duplicates() == []


def test_many_of_one_name_do_not_make_a_pair_of_each_two():
    for _ in range(30):
        make_organization(name="Same")

    assert len(possible_duplicates()) == 29


def test_any_number_of_organizations_takes_as_many_queries():
    def count():
        with CaptureQueriesContext(connection) as queries:
            possible_duplicates()
        return len(queries)

    make_organization(name="Same")
    few = count()
    for _ in range(20):
        make_organization(name="Same")

    assert (few, count()) == (4, 4)
