"""Network health: numbers that lead to lists, lists that lead to where it is mended."""

import csv
from io import BytesIO, StringIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from members import workflow
from members.intake.tables import armed
from members.models import AuditRecord, Mail, Organization, WebsiteMark
from members.staff.health_lists import GROUPS, LISTS
from members.workflow.mail import queue_mail
from tests.factories import (
    make_figure,
    make_organization,
    make_revision,
    make_seat,
    make_staff,
    make_text,
    make_user,
)
from tests.members.staff.people import make_person, signed_in
from tests.members.staff.reviewing import make_waiting

pytestmark = pytest.mark.django_db

SEES = "members.view_organization"


@pytest.fixture
def staff():
    return signed_in(make_staff())


def page(name, *args):
    return reverse(f"admin:members_organization_{name}", args=args)


def numbers(client):
    groups = client.get(page("health")).context["groups"]
    return {
        number.address: number.count for _title, found in groups for number in found
    }


def test_each_number_is_that_of_its_list(staff):
    make_text(make_organization("ark"), mission="To teach.")
    make_figure(make_organization("reef"), is_undated=True)
    make_waiting("boat")
    workflow.begin(Organization.objects.get(slug="ark"), by=make_staff())
    queue_mail("lost@example.org", "Subject", "Text")
    Mail.objects.filter(to="lost@example.org").update(error="450 later")

    counted = numbers(staff)

    for address, count in counted.items():
        response = staff.get(address)
        assert response.context["page"].paginator.count == count, address
    assert counted[page("health_list", "no-mission")] == 2
    assert counted[page("health_list", "waiting")] == 1
    assert counted[page("health_list", "mails-put-off")] == 1
    assert len(counted) == len(LISTS) + 1


def test_lists_have_names_of_their_own():
    assert len(LISTS) == sum(len(group.lists) for group in GROUPS)


def test_first_page_of_the_admin_and_its_head_lead_to_it(staff):
    said = staff.get(reverse("admin:index")).content.decode()

    assert said.count(f'href="{page("health")}"') == 2


def test_lists_are_shown_to_who_may_see_their_rows():
    client = signed_in(make_person(SEES))

    shown = numbers(client)

    assert page("health_list", "never-confirmed") in shown
    for hidden in ("waiting", "mails-given-up"):
        assert page("health_list", hidden) not in shown
        assert client.get(page("health_list", hidden)).status_code == 403
        sent = client.post(page("health_export", hidden), {"format": "csv"})
        assert sent.status_code == 403


@pytest.mark.parametrize("ending", ["nothing-of-this-name/", "never-confirmed/?page=0"])
def test_unknown_list_and_page_are_not_found(staff, ending):
    assert staff.get(f"{page('health')}{ending}").status_code == 404


@pytest.mark.parametrize("asked", ["2", "-1", "x", "9" * 3000, "²"])
def test_page_that_is_none_is_not_found(staff, asked):
    response = staff.get(page("health_list", "never-confirmed"), {"page": asked})

    assert response.status_code == 404


def test_row_leads_to_where_it_is_mended(staff):
    organization = make_organization("ark", website="https://ark.example.org/")

    said = staff.get(page("health_list", "no-mission")).content.decode()

    for way in (
        reverse("admin:members_organization_change", args=[organization.pk]),
        f"{reverse('admin:members_invitation_add')}?organization={organization.pk}",
        reverse("council:desk", args=["ark"]),
        page("website", organization.pk),
        "/members/ark/",
    ):
        assert f'href="{way}"' in said


def test_submission_leads_to_its_review(staff):
    revision = make_waiting()

    said = staff.get(page("health_list", "waiting")).content.decode()

    assert reverse("admin:members_revision_review", args=[revision.pk]) in said


# Asking ----------------------------------------------------------------------


def test_button_asks_the_leads_and_leads_back_to_the_list(staff):
    organization = make_organization("ark", name="Ark")
    make_seat(organization, make_user("lead@example.org"), role="lead")
    make_seat(organization, make_user("editor@example.org"))

    response = staff.post(
        page("remind", organization.pk), {"list": "never-confirmed"}, follow=True
    )

    mail = Mail.objects.get()
    assert (mail.to, mail.subject) == (
        "lead@example.org",
        "Is the entry of Ark still right?",
    )
    assert response.redirect_chain[0][0] == page("health_list", "never-confirmed")
    assert "Ark is asked: 1 mail is on its way." in response.content.decode()
    assert AuditRecord.objects.get(action="reminder sent").actor is not None


def test_second_press_sends_nothing(staff):
    organization = make_organization("ark", name="Ark")
    make_seat(organization)

    staff.post(page("remind", organization.pk))
    response = staff.post(page("remind", organization.pk), follow=True)

    assert Mail.objects.count() == 1
    assert "Ark was asked in the last seven days already." in response.content.decode()


def test_organization_without_people_says_that_nobody_can_be_asked(staff):
    organization = make_organization("ark", name="Ark")

    response = staff.post(page("remind", organization.pk), follow=True)

    assert "Ark has nobody who can be asked." in response.content.decode()
    assert not Mail.objects.exists()


def test_who_may_not_edit_entries_may_not_ask():
    organization = make_organization()
    make_seat(organization)

    response = signed_in(make_person(SEES)).post(page("remind", organization.pk))

    assert response.status_code == 403
    assert not Mail.objects.exists()


# Websites --------------------------------------------------------------------


def test_website_is_marked_with_a_day_and_a_note(staff):
    organization = make_organization("ark", website="https://ark.example.org/")

    staff.post(
        page("website", organization.pk),
        {"kind": "dead", "on": "2026-02-03", "note": "For sale"},
    )

    mark = WebsiteMark.objects.get()
    assert (mark.website, mark.kind, mark.on.isoformat(), mark.note) == (
        "https://ark.example.org/",
        "dead",
        "2026-02-03",
        "For sale",
    )
    said = staff.get(page("health_list", "websites-dead")).content.decode()
    assert "For sale" in said
    assert AuditRecord.objects.get(action="website marked").after == "dead"


def test_mark_is_changed_and_taken_off(staff):
    organization = make_organization("ark", website="https://ark.example.org/")
    address = page("website", organization.pk)

    staff.post(address, {"kind": "dead", "on": "2026-02-03"})
    staff.post(address, {"kind": "moved", "on": "2026-02-04"})
    moved = WebsiteMark.objects.get().kind
    staff.post(address, {"kind": "", "on": "2026-02-05"})

    assert moved == "moved"
    assert not WebsiteMark.objects.exists()


@pytest.mark.parametrize(
    "typed", [{"kind": "gone", "on": "2026-01-01"}, {"kind": "dead", "on": "soon"}]
)
def test_mark_that_cannot_be_is_explained_and_not_kept(staff, typed):
    organization = make_organization("ark", website="https://ark.example.org/")

    response = staff.post(page("website", organization.pk), typed)

    assert response.status_code == 400
    assert "Nothing was kept yet." in response.content.decode()
    assert not WebsiteMark.objects.exists()


def test_visitors_see_nothing_of_a_mark(staff, client):
    organization = make_organization("ark", website="https://ark.example.org/")
    before = client.get("/members/ark/").content

    staff.post(
        page("website", organization.pk),
        {"kind": "dead", "on": "2026-02-03", "note": "canary"},
    )

    assert client.get("/members/ark/").content == before


# Files -----------------------------------------------------------------------

HOSTILE = "=HYPERLINK(1)"


def sent(client, name, kind):
    response = client.post(page("health_export", name), {"format": kind})
    assert response.status_code == 200
    return response


def as_rows(response):
    text = response.content.decode("utf-8-sig")
    return list(csv.reader(StringIO(text, newline="")))


def test_csv_has_the_whole_list_and_runs_nothing(staff):
    make_organization("ark", name=HOSTILE)
    for number in range(60):
        make_organization(f"one-{number}", name=f"One {number:02}")

    response = sent(staff, "never-confirmed", "csv")

    head, first, *rest = as_rows(response)
    assert head == ["Organization", "Country", "Public page", "Edited", "Last asked"]
    assert (first[0], armed(first[0]), first[1]) == (f"'{HOSTILE}", HOSTILE, "MN")
    assert first[2].endswith("/members/ark/")
    assert len(rest) == 60
    assert response["Content-Disposition"].startswith(
        'attachment; filename="never-confirmed-'
    )
    assert "no-store" in response["Cache-Control"]


def test_xlsx_has_texts_and_no_formulas(staff):
    make_organization("ark", name=HOSTILE)

    response = sent(staff, "never-confirmed", "xlsx")

    sheet = load_workbook(BytesIO(response.content)).active
    assert (sheet["A2"].value, sheet["A2"].data_type) == (HOSTILE, "s")


@pytest.mark.parametrize("name", LISTS)
def test_every_list_is_drawn_and_exported(staff, name):
    organization = make_organization("ark", website="https://ark.example.org/")
    for kind in ("dead", "moved"):
        other = make_organization(website="https://a.example.org/")
        WebsiteMark.objects.create(organization=other, website=other.website, kind=kind)
    make_revision(organization)
    queue_mail("lost@example.org", "Subject", "Text")

    assert staff.get(page("health_list", name)).status_code == 200
    assert as_rows(sent(staff, name, "csv"))[0][0] in ("Organization", "Subject")


def test_export_is_recorded(staff):
    sent(staff, "no-logo", "csv")

    record = AuditRecord.objects.get(action="health list exported")
    assert record.subject == "no-logo.csv"


def test_unknown_kind_of_file_is_not_found(staff):
    response = staff.post(page("health_export", "no-logo"), {"format": "exe"})

    assert response.status_code == 404


# Queries ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "address",
    [
        *("health", "duplicates", "list:never-confirmed", "list:drafts"),
        *("list:figures-over-2-years-old", "list:websites-dead", "list:mails-given-up"),
    ],
)
def test_ten_times_as_many_rows_take_as_many_queries(staff, address):
    kind, _colon, name = address.partition(":")
    where = page("health_list", name) if name else page(kind)

    def grow(count):
        for _number in range(count):
            organization = make_organization(website="https://twin.example.org/")
            make_figure(organization, until="2022")
            make_seat(organization)
            make_revision(organization)
            WebsiteMark.objects.create(
                organization=organization, website=organization.website, kind="dead"
            )
            queue_mail("lost@example.org", "Subject", "Text")
        Mail.objects.update(given_up_at=timezone.now())

    def count():
        with CaptureQueriesContext(connection) as queries:
            assert staff.get(where).status_code == 200
        return len(queries)

    grow(3)
    count()
    few = count()
    grow(27)

    assert count() == few
