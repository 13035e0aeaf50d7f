"""The second step of signing in: codes that work once, and staff who need one."""

import json
import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.test import Client
from django.urls import reverse

from members.models import Mail, User
from tests.accounts.ways import SECRET, code_now, is_signed_in, prove, sign_in
from tests.factories import KEY, make_app, make_staff, make_user

pytestmark = pytest.mark.django_db

STEP = "mfa_authenticate"


@pytest.fixture
def careful(member):
    """A member with an authenticator app and recovery codes."""
    make_app(member)
    member.codes = RecoveryCodes.activate(member).get_unused_codes()
    return member


def enter(client, code):
    return client.post(reverse(STEP), {"code": code})


def test_password_alone_does_not_sign_in(client, careful):
    response = sign_in(client)

    assert response.headers["Location"] == reverse(STEP)
    assert not is_signed_in(client)
    assert client.get(reverse("council:home")).status_code == 302


def test_code_of_the_app_signs_in_and_leads_on(client, careful):
    sign_in(client, next="/members/?country=MN")

    response = enter(client, code_now())

    assert response.headers["Location"] == "/members/?country=MN"
    assert is_signed_in(client)


@pytest.mark.parametrize("shown", ["{} {}", "{}-{}", " {}{} "])
def test_code_may_be_typed_in_groups(client, careful, shown):
    sign_in(client)
    code = code_now()

    enter(client, shown.format(code[:3], code[3:]))

    assert is_signed_in(client)


def test_code_that_changed_while_it_was_typed_still_works(client, careful, later):
    sign_in(client)
    code = code_now()

    later(seconds=30)
    enter(client, code)

    assert is_signed_in(client)


@pytest.mark.parametrize("seconds", [0, 20, 45])
def test_code_works_once(client, careful, later, seconds):
    sign_in(client)
    code = code_now()
    enter(client, code)

    later(seconds=seconds)
    other = Client()
    sign_in(other)
    response = enter(other, f" {code[:3]} {code[3:]}")

    assert "This code is not right." in response.content.decode()
    assert not is_signed_in(other)


def test_code_that_set_the_app_up_does_not_sign_in(client, member):
    sign_in(client)
    prove(client)
    key = key_on(client.get(reverse("mfa_activate_totp")))
    code = code_now(key)
    client.post(reverse("mfa_activate_totp"), {"code": code})

    other = Client()
    sign_in(other)
    enter(other, code)

    assert not is_signed_in(other)


def key_on(page):
    shown = re.search(r'<code class="key">([^<]+)</code>', page.content.decode())
    return shown[1].replace(" ", "")


def test_ten_wrong_codes_are_too_many(client, careful):
    sign_in(client)

    responses = [enter(client, f"00000{number}") for number in range(10)]
    last = enter(client, code_now())

    assert responses[0].status_code == 200
    assert responses[9].status_code == last.status_code == 429
    assert last.headers["Retry-After"] == "300"
    assert "Too many attempts." in last.content.decode()
    assert not is_signed_in(client)


def test_codes_are_limited_for_the_account_wherever_they_come_from(careful):
    for number in range(5):
        client = Client(REMOTE_ADDR=f"203.0.113.{number}")
        sign_in(client)
        enter(client, "000000")
    client = Client(REMOTE_ADDR="203.0.113.99")
    sign_in(client)

    assert enter(client, "000000").status_code == 429


def test_used_code_gives_no_further_tries(client, careful):
    sign_in(client)
    code = code_now()
    enter(client, code)
    other = Client()
    sign_in(other)

    statuses = [enter(other, code).status_code for _ in range(6)]

    assert statuses == [200] * 5 + [429]


def test_recovery_code_signs_in_once(client, careful):
    for visitor in (client, Client()):
        sign_in(visitor)
        enter(visitor, careful.codes[0])

    assert is_signed_in(client)
    assert not is_signed_in(visitor)


def test_setting_an_app_up_asks_for_the_password_first(client, member):
    sign_in(client)

    response = client.get(reverse("mfa_activate_totp"))

    assert response.headers["Location"].startswith(reverse("account_reauthenticate"))


def test_app_is_set_up_by_its_key(client, member, django_capture_on_commit_callbacks):
    sign_in(client)
    prove(client)
    form = {"code": code_now(key_on(client.get(reverse("mfa_activate_totp"))))}

    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(reverse("mfa_activate_totp"), form)

    assert response.headers["Location"] == reverse("mfa_view_recovery_codes")
    codes = client.get(reverse("mfa_view_recovery_codes")).content.decode()
    assert len(re.findall(r"<code>\d{8}</code>", codes)) == 10
    assert Mail.objects.get().subject == "An authenticator app was set up"


def test_app_that_is_set_up_ends_the_sign_ins_by_password_alone(client, staff):
    Authenticator.objects.filter(user=staff).delete()
    own, other = client, Client()
    for visitor in (own, other):
        sign_in(visitor, "staff@example.org")
    prove(own)
    form = {"code": code_now(key_on(own.get(reverse("mfa_activate_totp"))))}

    own.post(reverse("mfa_activate_totp"), form)

    assert own.get(reverse("admin:index")).status_code == 200
    assert not is_signed_in(other)
    assert other.get(reverse("admin:index")).status_code == 302


def test_wrong_code_sets_nothing_up_and_keeps_the_key(client, member):
    sign_in(client)
    prove(client)
    key = key_on(client.get(reverse("mfa_activate_totp")))

    response = client.post(reverse("mfa_activate_totp"), {"code": "000000"})

    assert key_on(response) == key
    assert not Authenticator.objects.exists()


def test_picture_of_the_key_is_drawn_without_styles_or_data_addresses(client, member):
    sign_in(client)
    prove(client)

    page = client.get(reverse("mfa_activate_totp")).content.decode()

    picture = re.search(r"<svg.*?</svg>", page, re.S)[0]
    assert "<path" in picture
    assert "style=" not in page
    assert "data:" not in page


def test_app_is_removed_after_the_password(client, careful):
    sign_in(client)
    enter(client, code_now())
    remove = reverse("mfa_deactivate_totp")

    assert client.post(remove).status_code == 302
    assert Authenticator.objects.filter(user=careful).count() == 2
    prove(client)
    client.post(remove)

    assert not Authenticator.objects.filter(user=careful).exists()


def test_secrets_are_not_readable_in_the_database(careful):
    for authenticator in Authenticator.objects.all():
        assert KEY not in json.dumps(authenticator.data)
        assert not re.search(r'"[0-9a-f]{80}"', json.dumps(authenticator.data))


def test_key_of_another_site_lets_nobody_in_and_fails_nothing(
    client, careful, settings
):
    settings.SECRET_KEY = "another long and random text, as of a moved site"
    sign_in(client)

    response = enter(client, code_now())

    assert response.status_code == 200
    assert not is_signed_in(client)


def test_former_key_of_the_site_still_reads_secrets(client, careful, settings):
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another long and random text, newer than the former"
    sign_in(client)

    enter(client, code_now())

    assert is_signed_in(client)


# Staff --------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/admin/", "/admin/members/user/", "/admin/nowhere/"])
def test_staff_without_a_second_step_are_led_to_set_one_up(client, path):
    make_staff(email="staff@example.org", password=SECRET, has_app=False)
    sign_in(client, "staff@example.org")

    response = client.get(path, follow=True)

    assert response.redirect_chain[-1][0].startswith(reverse("mfa_index"))
    assert "The administration needs it" in response.content.decode()


def test_staff_who_set_one_up_enter_the_admin(client):
    make_staff(email="staff@example.org", password=SECRET, has_app=False)
    sign_in(client, "staff@example.org")
    prove(client)
    key = key_on(client.get(reverse("mfa_activate_totp")))
    client.post(reverse("mfa_activate_totp"), {"code": code_now(key)})

    codes = client.get(reverse("mfa_view_recovery_codes")).content.decode()
    response = client.get("/admin/")

    assert f'href="{reverse("admin:index")}"' in codes
    assert response.status_code == 200


@pytest.mark.parametrize("method", ["get", "post"])
def test_staff_without_a_second_step_change_nothing_in_the_admin(client, method):
    person = make_staff(has_app=False)
    other = make_user("kept@example.org")
    client.force_login(person)

    getattr(client, method)(
        reverse("admin:members_user_delete", args=[other.pk]), {"post": "yes"}
    )

    assert User.objects.filter(pk=other.pk).exists()


def test_staff_with_a_second_step_give_it_before_they_enter(client, staff):
    response = sign_in(client, "staff@example.org", next="/admin/members/")
    assert response.headers["Location"] == reverse(STEP)
    assert client.get("/admin/").status_code == 302

    response = enter(client, code_now())

    assert response.headers["Location"] == "/admin/members/"


def test_admin_closes_when_the_second_step_goes(client, staff):
    client.force_login(staff)
    assert client.get("/admin/").status_code == 200

    Authenticator.objects.all().delete()

    assert client.get("/admin/").status_code == 302


def test_member_comes_in_without_a_second_step(client, member):
    sign_in(client)

    assert client.get(reverse("council:home")).status_code == 200
