"""Load data: a file becomes an import with a page, or an error at its field."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from members import intake
from members.intake import heartbeat
from members.intake.given import Remark
from members.models import AuditRecord, Import
from tests.factories import make_staff, make_user
from tests.members.intake.plan.sources import applied, given, planned
from tests.members.staff.loads import LOAD_DATA, make_loader, page_of, send
from tests.members.staff.people import make_person, signed_in

pytestmark = pytest.mark.django_db

HOSTILE = "<img src=x onerror=alert(1)>\u202evsc.csv"


@pytest.fixture
def loader():
    cache.clear()
    return make_loader()


def test_file_is_kept_and_its_page_says_what_happens_next(loader):
    response = send(loader)

    load = Import.objects.get()
    assert response.status_code == 302
    assert response.headers["Location"] == f"{page_of(load)}#main"
    assert (load.name, load.kind, load.state) == ("members.csv", "csv", "uploaded")
    page = loader.get(page_of(load)).text
    assert "It waits for its turn, and is next." in page
    assert "<progress" in page
    assert "Look again" in page


def test_plan_is_made_by_the_job_and_the_page_shows_it(loader):
    send(loader)

    intake.run_waiting()

    page = loader.get(page_of(Import.objects.get())).text
    assert "row 3, column country" in page
    assert "“<bdi>Atlantis</bdi>”" in page
    assert "Apply the 1 good row" in page
    assert "<progress" not in page


@pytest.mark.parametrize(
    ("content", "name", "error"),
    [
        (b"", "members.csv", "This file is empty. Choose another one."),
        (
            b"x",
            "members.exe",
            "This kind of file cannot be read. Choose one whose name ends in .csv, "
            ".tsv, .txt, .xlsx, .json, .zip.",
        ),
        (b"x" * 2048, "members.csv", "This file is larger than 1.0\xa0KB."),
    ],
)
def test_file_that_is_not_taken_is_an_error_at_its_field(
    loader, settings, content, name, error
):
    settings.LOAD_MOST_BYTES = 1024

    response = send(loader, content, name)

    assert response.status_code == 400
    assert error in response.text
    assert Import.objects.count() == 0


def test_form_without_a_file_says_so(loader):
    response = loader.post(LOAD_DATA, {})

    assert response.status_code == 400
    assert "Choose a file first." in response.text


def test_hostile_name_is_shown_as_words(loader):
    send(loader, b"name\nArk\n", HOSTILE)

    load = Import.objects.get()
    for page in (LOAD_DATA, page_of(load)):
        response = loader.get(page)
        assert "<img src=x" not in response.text
        assert "\u202e" not in response.text
        assert "&lt;img src=x onerror=alert(1)&gt;vsc.csv" in response.text


def test_earlier_imports_are_listed_with_who_when_and_what(loader):
    by = make_user("ana@example.org")
    applied(given(name="Ark", country="MN"), by=by)
    planned(given(name="Reef", country="MN"), given(3, name="Wave"), by=by)

    page = " ".join(loader.get(LOAD_DATA).text.split())

    assert "1 created" in page
    assert "1 to create" in page
    assert "1 row wrong" in page
    assert page.count("Loaded by ana@example.org on") == 2
    assert page.count("applied by ana@example.org on") == 1
    assert page.count('value="undo"') == 1


def test_file_that_is_wrong_as_a_whole_says_so_in_the_list(loader):
    wrong = Remark("There is no column “citty” here.", "", "citty")
    planned(given(name="Ark", country="MN"), errors=[wrong])

    assert "wrong as a whole: nothing can be applied" in loader.get(LOAD_DATA).text


@pytest.mark.parametrize("page", ["0", "2", "x", "²", "9" * 400, "-1"])
def test_page_of_the_list_that_is_not_there_is_not_found(loader, page):
    assert loader.get(LOAD_DATA, {"page": page}).status_code == 404


def test_front_page_and_every_head_lead_there_for_who_may_load(loader):
    load = planned(given(name="Ark", country="MN"))
    other = signed_in(make_person("members.view_organization"))

    page = loader.get("/admin/").text

    assert page.count(f'href="{LOAD_DATA}"') >= 2
    assert page_of(load) in page
    assert LOAD_DATA not in other.get("/admin/").text


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("name", ["changelist", "change", "wrong", "columns"])
def test_staff_who_may_not_load_are_refused(loader, method, name):
    load = planned(given(name="Ark", country="MN"), given(3, name="Wave"))
    other = signed_in(make_person("members.view_organization", "members.view_revision"))
    address = {
        "changelist": LOAD_DATA,
        "columns": f"{LOAD_DATA}columns/",
    }.get(name) or page_of(load, name)

    response = getattr(other, method)(address, {"do": "discard"})

    assert response.status_code in (403, 405)
    assert Import.objects.count() == 1


def test_form_from_elsewhere_is_refused(loader):
    loader.handler.enforce_csrf_checks = True

    response = send(loader)

    assert response.status_code == 403
    assert Import.objects.count() == 0


def test_answers_are_kept_by_nobody(loader):
    load = planned(given(name="Ark", country="MN"))

    for page in (LOAD_DATA, page_of(load), f"{LOAD_DATA}columns/"):
        assert loader.get(page).headers["Cache-Control"] == "private, no-store"


def test_page_says_when_nobody_is_there_who_would_do_the_work(loader):
    send(loader)
    load = Import.objects.get()
    alone = "Nothing works on imports at the moment"

    assert alone in loader.get(page_of(load)).text

    heartbeat.beat()
    assert alone not in loader.get(page_of(load)).text

    cache.set(heartbeat.KEY, timezone.now() - timedelta(minutes=2))
    assert alone in loader.get(page_of(load)).text


def test_somebody_at_work_counts_as_being_there(loader):
    send(loader)
    busy = Import.objects.create(
        name="a", kind="csv", held_until=timezone.now() + Import.HELD
    )

    page = loader.get(page_of(Import.objects.exclude(pk=busy.pk).get())).text

    assert "Nothing works on imports" not in page


def test_upload_is_in_the_audit_with_who_sent_it(loader):
    send(loader)

    record = AuditRecord.objects.get(action="file loaded")
    assert record.actor == Import.objects.get().uploaded_by_id
    assert record.subject == f"import {Import.objects.get().pk}"


@pytest.mark.parametrize("kind", ["csv", "xlsx", "json", "zip"])
def test_template_loads_without_an_error(loader, kind):
    response = loader.get(f"{LOAD_DATA}template.{kind}")

    said = response.headers["Content-Disposition"]
    assert said == f'attachment; filename="template.{kind}"'
    load = intake.plan(intake.upload(f"template.{kind}", response.content, by=None))
    assert (load.state, load.errors) == ("planned", [])


@pytest.mark.parametrize("kind", ["exe", "CSV", "csv-x"])
def test_template_of_another_kind_is_not_found(loader, kind):
    assert loader.get(f"{LOAD_DATA}template.{kind}").status_code == 404


def test_wrong_rows_are_handed_back_with_their_mistakes(loader):
    send(loader)
    intake.run_waiting()

    response = loader.get(page_of(Import.objects.get(), "wrong"))

    said = response.headers["Content-Disposition"]
    assert said == 'attachment; filename="members, wrong rows.csv"'
    rows = response.content.decode("utf-8-sig").splitlines()
    assert rows[1].startswith("Reef,Atlantis,Hovd")
    assert "“Atlantis”" in rows[1]


def test_what_each_column_means_is_told(client):
    client.force_login(make_staff())

    page = client.get(f"{LOAD_DATA}columns/").text

    assert 'id="organizations"' in page
    assert '<th scope="row">country</th>' in page
