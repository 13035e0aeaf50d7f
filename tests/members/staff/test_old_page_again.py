"""An old page of which nothing came is looked through again, with its corrections."""

import pytest
from django.urls import reverse
from django.utils import timezone

from members import intake, workflow
from members.models import Import, OldPage, Revision
from tests.factories import make_country, make_indicator, make_organization
from tests.members.staff.loads import decide
from tests.members.staff.old_pages import make_page
from tests.members.staff.people import make_person, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    make_country("NO", name="Norway")
    make_indicator("teachers", unit_plural="teachers")
    return make_person("members.load_data")


@pytest.fixture
def staff(person):
    return signed_in(person)


def address(page):
    return reverse("admin:members_oldpage_change", args=[page.pk])


def again(staff, page):
    """What the page offers, and what becomes of it when that is asked for."""
    is_offered = 'value="reopen"' in staff.get(address(page)).text
    status = staff.post(address(page), {"do": "reopen"}).status_code
    return is_offered, status, OldPage.objects.get().state


def test_page_that_was_put_aside_is_taken_up_again(staff):
    page = make_page()
    staff.post(address(page), {"do": "drop"})

    assert again(staff, page) == (True, 302, "read")


def test_page_of_a_discarded_plan_is_taken_up_again(staff):
    page = make_page(name="Corrected", version=1)
    staff.post(address(page), {"do": "plan"})
    plan = intake.plan(Import.objects.get())
    before = again(staff, page)
    decide(staff, plan, "discard")

    assert before == (False, 409, "planned")
    assert again(staff, page) == (True, 302, "read")
    assert (OldPage.objects.get().name, OldPage.objects.get().version) == (
        "Corrected",
        1,
    )


def test_page_of_a_plan_that_waits_says_how_it_can_be_corrected(staff):
    page = make_page()
    staff.post(address(page), {"do": "plan"})
    intake.plan(Import.objects.get())

    shown = staff.get(address(page)).text

    assert "To correct it, discard that plan first." in shown


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("failed", (True, 302, "read")),
        ("undone", (True, 302, "read")),
        ("applied", (False, 409, "planned")),
        ("uploaded", (False, 409, "planned")),
    ],
)
def test_page_of_a_plan_comes_back_where_nothing_of_it_is_left(staff, state, expected):
    done = {"applied_at": timezone.now()} if state in ("applied", "undone") else {}
    plan = Import.objects.create(name="x", kind="profile", state=state, **done)
    page = make_page(state="planned", plan=plan)

    assert again(staff, page) == expected


def test_page_of_a_draft_comes_back_when_the_draft_is_discarded(staff, person):
    organization = make_organization("house", name="House")
    page = make_page()
    staff.post(address(page), {"do": "draft", "organization": "house"})
    before = again(staff, page)
    draft = Revision.objects.get(state="draft", organization=organization)
    workflow.discard(draft, draft.version, by=person)

    assert before == (False, 409, "drafted")
    assert again(staff, page) == (True, 302, "read")
