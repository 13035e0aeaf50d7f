"""Everybody signs in on one page, with an address and a password."""

import pytest
from django.test import Client
from django.urls import reverse

from members.models import User
from tests.accounts.ways import SECRET, is_signed_in, sign_in
from tests.factories import make_staff, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_hashes")]


@pytest.fixture
def member():
    return make_user("member@example.org", password=SECRET)


def test_right_address_and_password_lead_to_the_council_area(client, member):
    response = sign_in(client)

    assert response.status_code == 302
    assert response.headers["Location"] == reverse("council:home")
    assert is_signed_in(client)


@pytest.mark.parametrize("email", ["MEMBER@EXAMPLE.ORG", "Member@example.org"])
def test_address_written_with_capitals_signs_in(client, member, email):
    sign_in(client, email)

    assert is_signed_in(client)


@pytest.mark.parametrize(
    ("email", "password"),
    [
        ("member@example.org", "other plain words"),
        ("member@example.org", SECRET.upper()),
        ("member@example.org", SECRET[:-1]),
        ("nobody@example.org", SECRET),
    ],
)
def test_wrong_pair_says_so_and_not_which_half_is_wrong(
    client, member, email, password
):
    response = sign_in(client, email, password)

    page = response.content.decode()
    assert response.status_code == 200
    assert "This address and password do not belong together." in page
    assert f'value="{email}"' in page
    assert password not in page
    assert not is_signed_in(client)


@pytest.mark.parametrize("stored", ["Member@Example.org", "member@example.org"])
def test_address_stored_in_any_case_signs_in(client, stored):
    make_user(stored, password=SECRET)

    sign_in(client)

    assert is_signed_in(client)


@pytest.mark.parametrize("missing", ["email", "password"])
def test_missing_half_is_asked_for_at_its_field(client, member, missing):
    response = sign_in(client, **{missing: ""})

    field = {"email": "id_login", "password": "id_password"}[missing]
    page = response.content.decode()
    assert f'<a href="#{field}">This field is required.</a>' in page
    assert f'aria-describedby="{field}-mistake"' in page


def test_user_who_may_not_sign_in_is_refused_like_a_stranger(client):
    make_user("member@example.org", password=SECRET, is_active=False)

    response = sign_in(client)

    assert "This address and password do not belong" in response.content.decode()
    assert not is_signed_in(client)


def test_user_without_a_password_cannot_sign_in(client):
    make_user("member@example.org")

    sign_in(client, password="!")

    assert not is_signed_in(client)


def test_fields_tell_password_managers_what_they_are(client):
    page = client.get(reverse("account_login")).content.decode()

    assert 'autocomplete="username"' in page
    assert 'autocomplete="current-password"' in page
    assert "onpaste" not in page


def test_next_page_of_this_site_is_opened(client, member):
    response = sign_in(client, next="/members/?country=MN")

    assert response.headers["Location"] == "/members/?country=MN"


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example/",
        "javascript:alert(1)",
        "http:///evil.example",
        "https://testserver.evil.example/",
        "http://127.0.0.1/elsewhere",
    ],
)
def test_next_page_elsewhere_is_not_opened(client, member, address):
    response = sign_in(client, next=address)

    assert response.headers.get("Location") in (None, reverse("council:home"))


def test_next_page_with_a_line_break_writes_no_header(client, member):
    response = sign_in(client, next="/%0d%0aX: y\r\nX: y")

    assert "\n" not in response.headers["Location"]
    assert "X" not in response.headers


def test_signed_in_visitor_is_led_on(client, member):
    client.force_login(member)

    response = client.get(reverse("account_login"))

    assert response.headers["Location"] == reverse("council:home")


def test_session_gets_a_new_id_at_sign_in(client, member):
    client.get(reverse("account_login"))
    session = client.session
    session["kept"] = "before"
    session.save()
    before = session.session_key

    sign_in(client)

    assert client.session.session_key != before


def test_posting_without_token_is_refused(member):
    client = Client(enforce_csrf_checks=True)

    response = sign_in(client)

    assert response.status_code == 403


@pytest.mark.parametrize("origin", ["https://evil.example", "null"])
def test_posting_from_another_site_is_refused(member, origin):
    client = Client(enforce_csrf_checks=True, headers={"origin": origin})
    token = client.get(reverse("account_login")).context["csrf_token"]

    response = sign_in(client, csrfmiddlewaretoken=str(token))

    assert response.status_code == 403
    assert not is_signed_in(client)


def test_get_does_not_sign_out(client, member):
    client.force_login(member)

    response = client.get(reverse("account_logout"))

    assert response.status_code == 405
    assert is_signed_in(client)


def test_post_signs_out_and_leads_home(client, member):
    client.force_login(member)

    response = client.post(reverse("account_logout"))

    assert response.headers["Location"] == reverse("home")
    assert not is_signed_in(client)


def test_admin_sends_visitors_to_the_one_sign_in_page(client):
    response = client.get("/admin/members/", follow=True)

    assert response.redirect_chain[-1] == ("/accounts/login/?next=/admin/members/", 302)


@pytest.mark.parametrize("field", ["login", "username"])
def test_form_sent_to_the_admin_is_answered_by_the_sign_in_page(client, member, field):
    form = {field: "member@example.org", "password": "not this one"}

    response = client.post("/admin/login/?next=/admin/", form)

    page = response.content.decode()
    assert "This address and password do not belong together." in page
    assert f'action="{reverse("account_login")}"' in page


def test_admin_is_left_as_the_site_is(client):
    client.force_login(make_staff())

    response = client.post("/admin/logout/")

    assert response.headers["Location"] == reverse("home")
    assert not is_signed_in(client)


def test_admin_changes_no_password_on_a_page_of_its_own(client):
    client.force_login(make_staff())

    response = client.get("/admin/password_change/")

    assert response.headers["Location"] == reverse("account_change_password")


@pytest.mark.parametrize(
    "path",
    [
        "/accounts/signup/",
        "/accounts/signup/passkey/",
        "/accounts/login/code/",
        "/accounts/social/signup/",
        "/accounts/3rdparty/",
    ],
)
def test_nobody_makes_an_account_by_themselves(client, path):
    form = {"email": "new@example.org", "password1": SECRET, "password2": SECRET}

    response = client.post(path, form)

    assert response.status_code == 404
    assert not User.objects.exists()


@pytest.mark.parametrize(
    ("email", "password"),
    [
        ("admin", "admin"),
        ("admin@example.org", "admin"),
        ("council@example.org", "council"),
        ("staff@example.org", "staff"),
    ],
)
def test_fresh_site_has_no_account(client, network, email, password):
    sign_in(client, email, password)

    assert not User.objects.exists()
    assert not is_signed_in(client)


def test_page_in_another_form_is_a_page_all_the_same(client, member):
    response = sign_in(client, password="x")
    asked = client.post(
        reverse("account_login"),
        {"login": member.email, "password": "x"},
        headers={"accept": "application/json", "x-requested-with": "XMLHttpRequest"},
    )

    assert asked.headers["Content-Type"] == response.headers["Content-Type"]


def test_member_who_is_no_staff_is_refused_by_the_admin(client, member):
    client.force_login(member)

    response = client.get("/admin/", follow=True)

    assert response.status_code == 403
