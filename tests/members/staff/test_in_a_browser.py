"""The admin under the site's own Content-Security-Policy."""

import pytest
from django.urls import reverse

from tests.factories import make_country, make_organization, make_program, make_staff
from tests.members.staff.people import cookie_of

pytestmark = [pytest.mark.once, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def staff(page, live_server):
    """A page signed in as staff, and all that its console complained of."""
    page.complaints = []
    page.on("console", lambda said: page.complaints.append(said.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.context.add_cookies([cookie_of(make_staff(), live_server.url)])
    page.goto(live_server.url + reverse("admin:index"))
    page.get_by_role("heading", name="Site administration").wait_for()
    return page


def test_country_of_a_new_organization_is_found_while_typing(staff, live_server):
    make_country("MN", name="Mongolia")
    make_country("KZ", name="Kazakhstan")

    staff.goto(live_server.url + reverse("admin:members_organization_add"))
    staff.get_by_role("textbox", name="Name", exact=False).first.fill("Ark of Joy")
    staff.locator(".field-country .select2-selection").click()
    staff.keyboard.type("ongol")
    staff.get_by_role("option", name="Mongolia").click()
    slug = staff.locator("#id_slug").input_value()
    chosen = staff.locator(".field-country .select2-selection__rendered").inner_text()

    assert slug == "ark-of-joy"
    assert "Mongolia" in chosen
    assert staff.complaints == []


@pytest.mark.parametrize(
    "make",
    [make_organization, make_program, make_staff],
    ids=lambda make: make.__name__,
)
def test_page_asks_for_nothing_that_the_policy_refuses(staff, live_server, make):
    row = make()
    name = f"admin:{row._meta.app_label}_{row._meta.model_name}"
    addresses = [
        reverse(f"{name}_changelist"),
        reverse(f"{name}_change", args=[row.pk]),
    ]

    for address in addresses:
        staff.goto(live_server.url + address, wait_until="networkidle")

    assert staff.complaints == []
