"""What every answer says to browsers and caches, whatever it answers."""

import pytest
from django.conf import settings
from django.templatetags.static import static
from django.test import Client
from django.urls import reverse

from issa_directory.privacy import PRIVATE_PARTS, first_part
from tests.addresses import ALL, PRIVATE, PUBLIC, address, make_one_of_each
from tests.factories import make_user

pytestmark = pytest.mark.once

SAFETY = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": (
        "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
    ),
}
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "object-src": "'none'",
    "frame-ancestors": "'none'",
}
FORWARDING = [
    "X-Forwarded-Host",
    "X-Forwarded-Port",
    "X-Original-URL",
    "X-Rewrite-URL",
]


@pytest.fixture(autouse=True)
def rows(db):
    make_one_of_each()


def assert_safe(response):
    expected = dict(SAFETY)
    if first_part(response.request["PATH_INFO"]) in PRIVATE_PARTS:
        # No request from there names the page, whose address may be a secret.
        expected["Referrer-Policy"] = "strict-origin"
    assert {name: response.headers.get(name) for name in SAFETY} == expected
    directives = response.headers["Content-Security-Policy"].split("; ")
    assert dict(directive.split(" ", 1) for directive in directives) == POLICY


def test_every_address_answers_with_the_safety_headers(client):
    for name in ALL:
        assert_safe(client.get(address(name)))


@pytest.mark.urls("tests.failing_urls")
@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/members", 301),
        ("GET", "/council/", 302),
        ("GET", "/members/?q=%00", 400),
        ("GET", "/fail/forbidden/", 403),
        ("POST", "/accounts/login/", 403),
        ("GET", "/nowhere/", 404),
        ("GET", "/accounts/logout/", 405),
        ("TRACE", "/", 405),
        ("POST", "/fail/too-big/", 413),
        ("GET", "/fail/bug/", 500),
        ("GET", "/fail/database-away/", 503),
    ],
)
def test_every_status_has_the_safety_headers(method, path, status):
    has_no_token = path == "/accounts/login/"
    client = Client(raise_request_exception=False, enforce_csrf_checks=has_no_token)

    response = client.generic(method, path)

    assert response.status_code == status
    assert_safe(response)


def test_wrong_host_is_refused_with_the_safety_headers(client):
    response = client.get("/", headers={"host": "evil.example"})

    assert response.status_code == 400
    assert_safe(response)


def test_static_file_has_the_safety_headers_and_opens_to_no_other_site(
    settings, tmp_path
):
    (tmp_path / "page.css").write_text("p {}")
    settings.STATIC_ROOT = str(tmp_path)

    response = Client().get("/static/page.css")

    assert response.status_code == 200
    assert "Access-Control-Allow-Origin" not in response.headers
    assert_safe(response)


def test_file_whose_name_says_its_content_is_kept_for_good():
    response = Client().get(static("css/base.css"))

    assert response.status_code == 200
    assert "immutable" in response.headers["Cache-Control"]
    assert (
        int(response.headers["Cache-Control"].split("max-age=")[1].split(",")[0])
        >= 31536000
    )


@pytest.mark.parametrize("name", PUBLIC)
def test_public_page_leaves_no_cookie_and_may_be_kept(client, name):
    response = client.get(address(name))

    assert response.status_code == 200
    assert not response.cookies
    assert "cookie" not in response.headers.get("Vary", "").lower()
    assert response.headers["Cache-Control"] == "public, max-age=0, must-revalidate"


@pytest.mark.parametrize("encoding", ["identity", "gzip"])
@pytest.mark.parametrize("name", PUBLIC)
def test_unchanged_public_page_is_not_sent_again(client, name, encoding):
    accepted = {"accept-encoding": encoding}
    etag = client.get(address(name), headers=accepted).headers["ETag"]

    again = client.get(address(name), headers={**accepted, "if-none-match": etag})

    assert again.status_code == 304
    assert again.content == b""
    assert_safe(again)


@pytest.mark.parametrize("name", PUBLIC)
def test_public_page_is_the_same_for_somebody_signed_in(client, name):
    for_anybody = client.get(address(name)).content
    client.force_login(make_user())

    response = client.get(address(name))

    assert response.content == for_anybody
    assert not response.cookies


@pytest.mark.parametrize("is_signed_in", [False, True])
def test_private_pages_are_kept_by_nobody(client, is_signed_in):
    if is_signed_in:
        client.force_login(make_user())
    for name in sorted(PRIVATE):
        response = client.get(address(name))

        assert response.headers["Cache-Control"] == "private, no-store", name
        assert "ETag" not in response.headers


@pytest.mark.urls("tests.failing_urls")
@pytest.mark.parametrize(
    "path",
    [
        "/admin/",
        "/admin/nowhere/",
        "/admin/login/",
        "/accounts/nowhere/",
        "/council",
        "/council/nowhere/",
        "/council/style.css",
        "/council;a.js",
        "/council%2fa.css",
        "/council/?q=%00",
        "/council/fail/bug/",
        "/council/fail/forbidden/",
        "/council/fail/database-away/",
    ],
)
def test_errors_and_odd_addresses_of_private_parts_are_kept_by_nobody(path):
    response = Client(raise_request_exception=False).get(path)

    assert response.headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("name", PUBLIC)
def test_forwarding_header_of_a_visitor_changes_nothing(client, name):
    plain = client.get(address(name)).content
    for header in FORWARDING:
        response = client.get(address(name), headers={header: "evil.example"})

        assert response.content == plain, header


def test_sign_in_page_sets_one_cookie_that_scripts_cannot_read(client):
    cookies = client.get(reverse("account_login")).cookies

    assert list(cookies) == [settings.CSRF_COOKIE_NAME]
    cookie = cookies[settings.CSRF_COOKIE_NAME]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["path"] == "/"
    assert not cookie["domain"]
