"""The first page of the admin says what waits."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from members import workflow
from members.models import Mail, Organization, Revision
from members.workflow.mail import queue_mail
from tests.factories import make_staff, make_user
from tests.members.staff.people import make_person, signed_in
from tests.members.staff.reviewing import make_waiting, page_of
from tests.members.workflow.cast import make_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff():
    return signed_in(make_staff())


def front_page(client):
    return client.get(reverse("admin:index"))


def sent(revision, days_ago):
    moment = timezone.now() - timedelta(days=days_ago)
    Revision.objects.filter(pk=revision.pk).update(submitted_at=moment)


def test_submissions_wait_the_oldest_first_with_what_they_change(staff):
    young, old = make_waiting("young", name="Young"), make_waiting("old", name="Old")
    sent(old, days_ago=9)
    Revision.objects.filter(pk=old.pk).update(note="We have moved.")

    response = front_page(staff)

    page = response.content.decode()
    assert [row.revision for row in response.context["waiting"]] == [old, young]
    assert [row.days for row in response.context["waiting"]] == [9, 0]
    assert response.context["waiting"][0].sections == ["Names and place"]
    assert page.index(page_of(old)) < page.index(page_of(young))
    for words in ("9 days ago", "We have moved.", str(old.submitted_by)):
        assert words in page


def test_empty_queue_says_so(staff):
    assert "Nothing waits for you." in front_page(staff).content.decode()


def test_mark_tells_that_the_public_entry_moved_meanwhile(staff):
    revision, other = make_waiting(), make_waiting()
    Organization.objects.filter(pk=revision.organization_id).update(phone="11")
    workflow.record_loaded([revision.organization])

    rows = front_page(staff).context["waiting"]

    moved = {row.revision: row.has_moved for row in rows}
    assert moved == {revision: True, other: False}


def test_what_waits_for_others_is_told_below():
    cast = make_cast()
    returned = workflow.give_back(
        cast.submitted(), 1, by=cast.reviewer, note="Why Darkhan?"
    )
    queue_mail("lost@example.org", "A subject", "A text")
    Mail.objects.update(given_up_at=timezone.now())

    response = front_page(signed_in(cast.reviewer))

    page = response.content.decode()
    assert list(response.context["returned"]) == [returned]
    assert "returned on" in page
    assert "lost@example.org" in page


def test_drafts_are_listed_by_how_long_nobody_touched_them(staff):
    drafts = []
    for days in (1, 30):
        draft = workflow.begin(make_waiting().organization, by=make_staff())
        moment = timezone.now() - timedelta(days=days)
        Revision.objects.filter(pk=draft.pk).update(saved_at=moment)
        drafts.append(draft)

    assert list(front_page(staff).context["drafts"]) == drafts[::-1]


def test_staff_see_only_what_they_may_see():
    make_waiting("ark", name="Ark of Joy")
    secretary = signed_in(make_person("members.view_membership"))

    response = front_page(secretary)

    assert response.status_code == 200
    assert "Ark of Joy" not in response.content.decode()
    assert "Memberships" in response.content.decode()


def test_list_of_models_of_one_application_is_still_there(staff):
    response = staff.get(reverse("admin:app_list", args=["members"]))

    assert response.status_code == 200
    assert "Waiting for review" not in response.content.decode()


def queries_of(client, address):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_ten_times_as_many_submissions_take_as_many_queries(staff):
    revisions = [make_waiting() for _number in range(2)]
    pages = [reverse("admin:index"), page_of(revisions[0])]
    for page in pages:
        staff.get(page)

    few = [queries_of(staff, page) for page in pages]
    for _number in range(18):
        make_waiting()
    many = [queries_of(staff, page) for page in pages]

    assert many == few


HERE = re.compile(r'<a href="(/[^"]*)" aria-current="true"')


def test_header_leads_staff_to_the_administration_and_says_that_they_are_there():
    revision = make_waiting("ark")
    staff = signed_in(make_staff())

    page = staff.get(page_of(revision)).content.decode()

    assert HERE.findall(page) == [reverse("admin:index")]
    assert ">Administration</a>" in page


def test_header_of_the_account_leads_others_to_no_administration():
    page = signed_in(make_user()).get(reverse("account_email")).content.decode()

    assert HERE.findall(page) == [reverse("account")]
    assert ">Administration</a>" not in page
