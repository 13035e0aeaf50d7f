"""What is old, missing and open, by a given day and without a request."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from members.models import Link, Mail, Organization, Revision, WebsiteMark
from members.staff import health_terms as terms
from tests.factories import (
    make_figure,
    make_founding,
    make_membership,
    make_organization,
    make_participation,
    make_priority,
    make_revision,
    make_seat,
    make_text,
    make_user,
)

pytestmark = pytest.mark.django_db

TODAY = date(2026, 7, 1)


def slugs(rows):
    return {row.slug for row in rows}


def confirmed(slug, on):
    return make_organization(slug, confirmed_on=on)


def test_confirmations_are_parted_by_the_years_since():
    make_organization("never")
    confirmed("fresh", date(2026, 1, 1))
    confirmed("a-year", date(2025, 7, 1))
    confirmed("nearly-two", date(2024, 7, 3))
    confirmed("long", date(2024, 7, 1))

    found = {
        "never": slugs(terms.never_confirmed()),
        "one to two": slugs(terms.confirmed_between(TODAY, 1, 2)),
        "more": slugs(terms.confirmed_between(TODAY, 2)),
    }

    assert found == {
        "never": {"never"},
        "one to two": {"a-year", "nearly-two"},
        "more": {"long"},
    }


def test_former_members_are_nobodys_worry():
    former = make_organization("former", listed=False)
    make_membership(former, since="1990", until="1995")

    assert slugs(terms.never_confirmed()) == set()
    assert {what for what in terms.HAVING if terms.lacking(what).exists()} == set()


def test_latest_figure_is_the_latest_year_of_an_actual_one():
    organization = make_organization("many")
    make_figure(organization, until="2015-06")
    make_figure(organization, since="2018")
    make_figure(organization, until="2030", result="target")
    make_figure(organization, is_undated=True)
    make_figure(make_organization("undated"), is_undated=True)
    make_figure(make_organization("planned"), until="2027", result="target")
    make_organization("none")

    years = {row.slug: row.figures_as_of for row in terms.with_figures_as_of()}

    assert years == {"many": "2018", "undated": None, "planned": None, "none": None}
    assert slugs(terms.figures_all_undated()) == {"undated"}


def test_figures_are_parted_by_the_years_since():
    for year in (2020, 2021, 2022, 2024, 2025):
        make_figure(make_organization(f"of-{year}"), until=str(year))

    assert slugs(terms.figures_between(TODAY, 5)) == {"of-2020", "of-2021"}
    assert slugs(terms.figures_between(TODAY, 2, 5)) == {"of-2022", "of-2024"}


FILLED = {
    "mission": lambda o: make_text(o, mission="To teach."),
    "summary": lambda o: make_text(o, summary="A school."),
    "contact": lambda o: Organization.objects.filter(pk=o.pk).update(phone="1"),
    "website": lambda o: Organization.objects.filter(pk=o.pk).update(
        website="https://example.org/"
    ),
    "founding-date": lambda o: make_founding(o, "1998"),
    "figure": make_figure,
    "priority": make_priority,
    "program": make_participation,
}


@pytest.mark.parametrize("what", FILLED)
def test_what_is_stated_is_missing_no_more(what):
    full, bare = make_organization("full"), make_organization("bare")
    make_text(bare, history="Long ago.")
    Link.objects.create(organization=bare, key="l", label="x", address="https://a.org/")
    before = slugs(terms.lacking(what))

    FILLED[what](full)

    assert before == {"full", "bare"}
    assert slugs(terms.lacking(what)) == {"bare"}


def test_every_term_for_what_is_missing_is_tested():
    assert terms.HAVING.keys() == FILLED.keys() | {"logo"}


def test_nobody_to_ask_counts_seats_in_force_of_people_who_can_sign_in():
    make_seat(make_organization("asked"))
    make_seat(make_organization("closed"), make_user(is_active=False))
    make_seat(make_organization("over"), until=date(2026, 6, 30))
    make_seat(make_organization("ended"), ended_at=timezone.now())

    assert slugs(terms.without_speaker(TODAY)) == {"closed", "over", "ended"}


def at(days_ago):
    day = TODAY - timedelta(days=days_ago)
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def test_open_revisions_are_found_by_their_age_the_oldest_first():
    def revision(days_ago, state):
        moments = {"saved_at": at(days_ago), "submitted_at": at(days_ago)}
        moments["decided_at"] = at(days_ago) if state == "returned" else None
        return make_revision(make_organization(), state=state, **moments)

    made = {
        state: [revision(days, state) for days in (1, 14, 40)]
        for state in ("draft", "submitted", "returned")
    }

    assert list(terms.drafts_untouched(TODAY, 14)) == made["draft"][:0:-1]
    assert list(terms.waiting_since(TODAY, 14)) == made["submitted"][:0:-1]
    assert list(terms.returned_since(TODAY, 30)) == [made["returned"][2]]
    assert terms.drafts_untouched(TODAY, 0).count() == 3
    assert Revision.objects.count() == 9


def test_mails_that_failed_are_told_from_those_on_their_way():
    now = timezone.now()
    Mail.objects.create(to="a@example.org", subject="sent", sent_at=now, error="x")
    Mail.objects.create(to="b@example.org", subject="new")
    late = Mail.objects.create(to="c@example.org", subject="late", tries=2, error="421")
    lost = Mail.objects.create(
        to="d@example.org", subject="lost", given_up_at=now, text="see /council/x/"
    )

    assert list(terms.mails_put_off()) == [late]
    assert list(terms.mails_given_up()) == [lost]
    assert terms.with_reminder(terms.mails_given_up(), "/council/").get().is_reminder
    assert not terms.with_reminder(terms.mails_put_off(), "/council/").get().is_reminder


def test_mark_of_a_website_stands_until_the_entry_names_another_one():
    organization = make_organization("ark", website="https://ark.example.org/")
    mark = WebsiteMark.objects.create(
        organization=organization, website=organization.website, kind="dead"
    )
    before = list(terms.marked_websites("dead")), list(terms.unmarked_websites())

    Organization.objects.update(website="https://new.example.org/")

    assert before == ([mark], [])
    assert list(terms.marked_websites("dead")) == []
    assert list(terms.unmarked_websites()) == [organization]
