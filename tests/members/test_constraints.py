"""What the database itself refuses, whichever way a row comes in."""

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import CheckConstraint, UniqueConstraint

from members.models import (
    DataVersion,
    Figure,
    Identifier,
    Link,
    Milestone,
    Organization,
)
from tests.factories import (
    make_area,
    make_country,
    make_figure,
    make_founding,
    make_membership,
    make_name,
    make_organization,
    make_participation,
    make_partner,
    make_priority,
    make_program,
    make_revision,
    make_seat,
    make_source,
    make_text,
    make_user,
)
from tests.members import refused

pytestmark = pytest.mark.django_db


def make_milestone(organization, **fields):
    fields = {"key": "m", "since": "1998", "text": "Began.", **fields}
    return Milestone.objects.create(organization=organization, **fields)


def make_identifier(organization, value="0abc", **fields):
    fields = {"key": "i", "scheme": "ror", **fields}
    return Identifier.objects.create(organization=organization, value=value, **fields)


def make_link(organization, **fields):
    fields = {"key": "l", "label": "Blog", "address": "https://example.org/", **fields}
    return Link.objects.create(organization=organization, **fields)


def twice(make, **fields):
    def make_both():
        organization = make_organization()
        make(organization, **fields)
        make(organization, **fields)

    return make_both


def one(make, **fields):
    return lambda: make(make_organization(), **fields)


def same_identifier():
    make_identifier(make_organization(), key="i")
    make_identifier(make_organization(), key="j")


def same_area():
    area, organization = make_area(), make_organization()
    make_priority(organization, area=area)
    make_priority(organization, area=area)


def same_program():
    program, organization = make_program(), make_organization()
    make_participation(organization, program=program)
    make_participation(organization, program=program)


def supersedes_itself():
    figure = make_figure(make_organization())
    Figure.objects.filter(pk=figure.pk).update(supersedes=figure)


def two_open_seats():
    organization, user = make_organization(), make_user()
    make_seat(organization, user)
    make_seat(organization, user)


PUBLISHED = {"state": "published", "decided_at": "2026-01-01T00:00Z"}
BACKWARDS = {"since": "2001", "until": "2000-12"}
RANGE = {"qualifier": "range", "value": 10}
SHARE = {"is_percentage": True}

SCRIPT = "javascript:alert(1)"

REFUSED = {
    "organization_website_is_a_web_address": lambda: make_organization(website=SCRIPT),
    "membership_source_is_a_web_address": one(make_membership, source_address=SCRIPT),
    "source_address_is_a_web_address": one(make_source, address="ftp://example.org/"),
    "partner_website_is_a_web_address": one(make_partner, website="//example.org/"),
    "link_address_is_a_web_address": one(make_link, address="https://a:b@example.org/"),
    "organization_name_has_a_language": lambda: make_organization(name_language="рус"),
    "organization_slug_is_no_page": lambda: make_organization("compare"),
    "name_has_a_text": one(make_name, text=""),
    "name_language_is_a_language": one(make_name, text="A", language="English!"),
    "identifier_has_a_scheme_and_a_value": one(make_identifier, value=""),
    "link_has_a_label_and_an_address": one(make_link, label=""),
    "source_has_a_title": one(make_source, title=""),
    "partner_has_a_name": one(make_partner, name=""),
    "milestone_has_a_text": one(make_milestone, text=""),
    "organization_has_a_name": lambda: make_organization(name=""),
    "coordinates_are_a_point_on_earth": lambda: make_organization(latitude=59),
    "membership_key_is_unique": twice(make_membership, key="a"),
    "membership_since_is_a_date": one(make_membership, since="98"),
    "membership_until_is_a_date": one(make_membership, until="2001-13"),
    "membership_ends_after_it_starts": one(make_membership, **BACKWARDS),
    "name_key_is_unique": twice(make_name, text="A", key="a"),
    "name_since_is_a_date": one(make_name, text="A", since="1998-9"),
    "name_until_is_a_date": one(make_name, text="A", until="1998\n"),
    "name_ends_after_it_starts": one(make_name, text="A", **BACKWARDS),
    "identifier_key_is_unique": twice(make_identifier),
    "identifier_belongs_to_one_organization": same_identifier,
    "link_key_is_unique": twice(make_link),
    "foundingdate_key_is_unique": twice(
        make_founding, day="2002", key="a", is_preferred=False
    ),
    "founding_date_is_a_date": one(make_founding, day="1998-00"),
    "founding_date_is_stated": one(make_founding, day=""),
    "organization_has_one_preferred_founding_date": twice(make_founding, day="2002"),
    "organization_has_one_text_a_language": twice(make_text, is_original=False),
    "organization_has_one_original_text": lambda: [
        make_text(organization, language=language)
        for organization in [make_organization()]
        for language in ("en", "ru")
    ],
    "text_has_a_language": one(make_text, language=""),
    "priority_key_is_unique": twice(make_priority, key="a"),
    "organization_states_a_priority_area_once": same_area,
    "participation_key_is_unique": twice(make_participation, key="a"),
    "organization_takes_part_in_a_program_once": same_program,
    "participation_since_is_a_date": one(make_participation, since="soon"),
    "participation_until_is_a_date": one(make_participation, until="1998-02-40"),
    "participation_ends_after_it_starts": one(make_participation, **BACKWARDS),
    "partner_key_is_unique": twice(make_partner, key="a"),
    "partner_since_is_a_date": one(make_partner, since="98"),
    "partner_until_is_a_date": one(make_partner, until="98"),
    "partner_ends_after_it_starts": one(make_partner, **BACKWARDS),
    "milestone_key_is_unique": twice(make_milestone),
    "milestone_has_a_date": one(make_milestone, since=""),
    "milestone_date_is_a_date": one(make_milestone, since="98"),
    "milestone_until_is_a_date": one(make_milestone, until="98"),
    "milestone_ends_after_it_starts": one(make_milestone, **BACKWARDS),
    "source_key_is_unique": twice(make_source, key="a"),
    "source_date_is_a_date": one(make_source, date="autumn 98"),
    "figure_key_is_unique": twice(make_figure, key="a"),
    "figure_since_is_a_date": one(make_figure, since="98"),
    "figure_until_is_a_date": one(make_figure, until="98"),
    "figure_ends_after_it_starts": one(make_figure, **BACKWARDS),
    "figure_has_a_period_or_says_it_is_undated": one(make_figure, until=""),
    "figure_range_has_both_ends": one(make_figure, **RANGE),
    "figure_is_not_negative": one(make_figure, value=-1),
    "percentage_is_at_most_100": one(make_figure, value=101, **SHARE),
    "figure_does_not_supersede_itself": supersedes_itself,
    "seat_ends_after_it_starts": one(make_seat, until="2019-12-31"),
    "user_has_one_open_seat_an_organization": two_open_seats,
    "email_belongs_to_one_user": lambda: [make_user("a@b.org"), make_user("A@b.org")],
    "published_revisions_of_an_organization_are_numbered": twice(
        make_revision, number=1, **PUBLISHED
    ),
    "published_revision_has_a_number_and_a_date": one(make_revision, number=1),
    "submitted_revision_says_when": one(make_revision, state="submitted"),
    "open_revision_has_an_author": lambda: make_organization().revisions.create(
        entry={}
    ),
    "there_is_one_data_version": lambda: DataVersion.objects.create(pk=2),
    **refused.REFUSED,
}


@pytest.mark.parametrize("name", REFUSED)
def test_database_refuses_what_breaks(name):
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        REFUSED[name]()

    # SQLite names the columns of a broken uniqueness, and the rule of all others.
    assert name in str(refused.value) or "UNIQUE constraint failed" in str(
        refused.value
    )


def test_every_constraint_of_members_is_broken_above():
    declared = {
        constraint.name
        for model in apps.get_app_config("members").get_models()
        for constraint in model._meta.constraints
        if isinstance(constraint, CheckConstraint | UniqueConstraint)
    }

    assert set(REFUSED) == declared


@pytest.mark.parametrize(
    "make",
    [
        one(make_membership, since="1998-09", until="1998"),
        one(make_membership, since="", until=""),
        one(make_figure, is_undated=True),
        one(make_figure, value=10, value_high=10, qualifier="range"),
        one(make_figure, value=100, **SHARE),
        one(make_figure, value=0),
        one(make_seat, until="2020-01-01"),
        one(make_revision, number=1, **PUBLISHED),
        lambda: make_organization(latitude=-90, longitude=180),
    ],
)
def test_database_takes_what_lies_on_the_bounds(make):
    make()


@pytest.mark.parametrize(
    "fields",
    [
        {**RANGE, "value_high": 9},
        {"value": 5, "value_high": 9},
        {"value": 5, "since": "2001", "is_undated": True},
        {"value": 5, "value_high": 101, "qualifier": "range", **SHARE},
    ],
)
def test_database_refuses_other_contradictions_of_a_figure(fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_figure(make_organization(), **fields)


@pytest.mark.parametrize(
    "fields", [{"number": None}, {"number": 0}, {"decided_at": None}]
)
def test_published_revision_without_its_number_or_date_is_refused(fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_revision(make_organization(), **{"number": 1, **PUBLISHED, **fields})


@pytest.mark.parametrize("point", [(59, None), (None, 24), (91, 0), (0, -181)])
def test_half_a_point_or_one_off_the_earth_is_refused(point):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_organization(latitude=point[0], longitude=point[1])


def test_country_with_organizations_cannot_be_deleted():
    country = make_country()
    make_organization(country=country)

    with pytest.raises(IntegrityError):
        country.delete()

    assert Organization.objects.count() == 1
