"""Pages of an organization are for those with a role there, and for nobody else."""

import logging

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from members import workflow
from members.models import Organization, Revision, Seat
from tests.factories import make_figure, make_organization
from tests.members.council.sheets import address

READ = [
    ("desk",),
    ("edit", "names"),
    ("edit", "figures"),
    ("edit", "logo"),
    ("edit_text", "en"),
    ("preview",),
    ("changes",),
    ("discard",),
    ("confirm",),
]
WRITE = [
    ("edit", "contact"),
    ("edit", "logo"),
    ("edit_text", "en"),
    ("words",),
    ("submit",),
    ("withdraw",),
    ("discard",),
    ("confirm",),
    ("restore", 1),
    ("restore_draft", 1),
]


def name(case):
    return "-".join(map(str, case))


@pytest.fixture
def draft(cast):
    return cast.save("contact", contact={"email": "", "phone": "1", "website": ""})


@pytest.mark.parametrize("case", READ, ids=name)
@pytest.mark.parametrize("role", ["lead", "editor", "secretariat"])
def test_whoever_has_a_role_reads_the_page(request, draft, role, case):
    client = request.getfixturevalue(role)

    assert client.get(address(*case)).status_code == 200


@pytest.mark.parametrize("case", READ, ids=name)
def test_visitor_is_sent_to_sign_in_and_back(client, draft, case):
    response = client.get(address(*case))

    login = f"{reverse('account_login')}?next={address(*case)}"
    assert response.headers["Location"] == login


@pytest.mark.parametrize("case", WRITE, ids=name)
def test_visitor_who_sends_nothing_is_sent_to_sign_in(client, draft, case):
    response = client.post(address(*case))

    assert response.status_code == 302
    assert response.headers["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize("case", READ, ids=name)
def test_stranger_gets_404_as_of_an_address_that_leads_nowhere(stranger, draft, case):
    response = stranger.get(address(*case))
    nowhere = stranger.get(address(*case).replace("/ark/", "/nobody/"))

    assert response.status_code == nowhere.status_code == 404
    assert response.content == nowhere.content


@pytest.mark.parametrize("case", WRITE, ids=name)
def test_stranger_who_sends_gets_404_and_changes_nothing(stranger, draft, case):
    before = list(Revision.objects.values()), list(Organization.objects.values())
    began = f"d{draft.pk}.{draft.version}"

    response = stranger.post(
        address(*case),
        {"version": began, "number": "1", "do": "save", "contact-phone": "2"},
    )

    assert response.status_code == 404
    after = list(Revision.objects.values()), list(Organization.objects.values())
    assert before == after


@pytest.mark.parametrize("case", ["withdraw", "discard", "submit"])
def test_revision_of_another_organization_in_a_hidden_field_is_404(lead, cast, case):
    other = make_organization("boat")
    make_figure(other)
    foreign = workflow.begin(other, by=cast.lead)

    response = lead.post(address(case), {"version": f"d{foreign.pk}.0"})

    foreign.refresh_from_db()
    assert response.status_code == 404
    assert foreign.state == "draft"


def test_dropped_draft_of_another_organization_is_not_brought_back(lead, cast):
    other = make_organization("boat")
    foreign = workflow.begin(other, by=cast.lead)
    workflow.discard(foreign, 0, by=cast.lead)

    assert lead.post(address("restore_draft", foreign.pk)).status_code == 404
    assert not cast.organization.revisions.open().exists()


def test_attempt_at_another_organization_is_one_line_of_the_log(stranger, caplog):
    with caplog.at_level(logging.WARNING, "members.security"):
        stranger.get(address("edit", "names"))

    [line] = [line for line in caplog.records if line.name == "members.security"]
    message = line.getMessage()
    assert "'ark'" in message
    assert "GET '/council/ark/edit/names/'" in message
    assert "\n" not in message


def test_organization_that_is_not_there_is_no_line_of_the_log(stranger, caplog):
    stranger.get("/council/nobody/")

    assert not [line for line in caplog.records if line.name == "members.security"]


@pytest.mark.parametrize("case", [("desk",), ("edit", "names"), ("changes",)], ids=name)
def test_ended_seat_gives_404_at_the_next_request(editor, cast, case):
    before = editor.get(address(*case)).status_code
    Seat.objects.filter(user=cast.editor).update(ended_at=timezone.now())

    assert before == 200
    assert editor.get(address(*case)).status_code == 404


@pytest.mark.parametrize(
    ("case", "methods"),
    [
        (("desk",), {"GET", "HEAD"}),
        (("edit", "names"), {"GET", "HEAD", "POST"}),
        (("words",), {"POST"}),
        (("preview",), {"GET", "HEAD"}),
        (("changes",), {"GET", "HEAD"}),
        (("submit",), {"POST"}),
        (("withdraw",), {"POST"}),
        (("discard",), {"GET", "HEAD", "POST"}),
        (("confirm",), {"GET", "HEAD", "POST"}),
        (("restore", 1), {"POST"}),
    ],
    ids=lambda value: name(value) if isinstance(value, tuple) else "",
)
def test_methods_that_a_page_does_not_know_are_405(lead, draft, case, methods):
    others = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"}

    for method in sorted(others - methods):
        assert lead.generic(method, address(*case)).status_code == 405, method


@pytest.mark.parametrize("case", READ, ids=name)
def test_pages_are_kept_by_nobody_and_found_by_no_search_engine(lead, draft, case):
    response = lead.get(address(*case))

    assert response.headers["Cache-Control"] == "private, no-store"
    assert '<meta name="robots" content="noindex">' in response.content.decode()


@pytest.mark.parametrize("section", ["nothing", "slug", "texts-en"])
def test_section_that_is_none_is_404(lead, section):
    assert lead.get(address("edit", section)).status_code == 404


def test_language_that_is_none_is_404(lead):
    assert lead.get(address("edit_text", "not_a_language")).status_code == 404


def test_posts_without_a_token_are_refused(cast):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.lead)

    statuses = {client.post(address(*case)).status_code for case in WRITE}

    assert statuses == {403}
