"""A public logo is for everybody, one of a draft for those who may see the draft."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from members.models import Organization
from members.pictures import Encoded, read_logo, store_logo
from tests.factories import (
    make_membership,
    make_organization,
    make_seat,
    make_text,
    make_user,
)
from tests.members.pictures import drawing, opened, saved

ADDRESSES = ["members:picture", "members:picture_small"]
LOGO: Encoded = read_logo(saved(drawing(600, 600)))
HEADERS = {
    "Content-Type": "image/webp",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}


@pytest.fixture
def organization(db):
    return make_organization("mongolia")


@pytest.fixture
def picture(organization):
    return store_logo(organization, LOGO, by=make_user())


@pytest.fixture(params=ADDRESSES)
def address(request, picture):
    return reverse(request.param, args=[picture.name])


@pytest.fixture
def public(organization, picture):
    organization.logo = picture
    organization.save()


def make_staff_member(*permissions, **fields):
    user = make_user(is_staff=True, **fields)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    return user


def test_public_logo_is_shown_to_everybody_in_two_sizes(client, picture, public):
    large = client.get(reverse("members:picture", args=[picture.name]))
    small = client.get(reverse("members:picture_small", args=[picture.name]))

    assert (large.content, small.content) == (LOGO.content, LOGO.small)
    assert opened(large.content).size == (512, 512)
    assert opened(small.content).size == (144, 144)


def test_public_logo_has_headers_of_its_own(client, address, picture, public):
    response = client.get(address, headers={"accept-encoding": "gzip"})

    assert {name: response.headers.get(name) for name in HEADERS} == HEADERS
    assert (
        response.headers["Content-Disposition"]
        == f'inline; filename="logo-{picture.name}.webp"'
    )


def test_public_logo_is_the_same_answer_for_everybody(client, address, public):
    signed_in = Client()
    signed_in.force_login(make_user())

    responses = [client.get(address), signed_in.get(address)]

    for response in responses:
        assert response.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
        assert "Cookie" not in response.headers["Vary"]
        assert not response.cookies
        assert not response.wsgi_request.session.accessed
    assert responses[0].headers["ETag"] == responses[1].headers["ETag"]


def test_kept_logo_is_confirmed_without_reading_it(client, address, public):
    etag = client.get(address).headers["ETag"]

    with CaptureQueriesContext(connection) as queries:
        response = client.get(address, headers={"if-none-match": etag})

    assert not etag.startswith("W/")
    assert (response.status_code, response.content) == (304, b"")
    assert response.headers["ETag"] == etag
    # A browser takes the headers of this answer over to the picture that it kept.
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert [query["sql"].count('."content"') for query in queries] == [0]


def test_sizes_of_a_logo_have_tags_of_their_own(client, picture, public):
    tags = {
        client.get(reverse(name, args=[picture.name])).headers["ETag"]
        for name in ADDRESSES
    }

    assert len(tags) == 2


def test_logo_that_was_withdrawn_is_gone(client, address, organization, public):
    etag = client.get(address).headers["ETag"]
    organization.logo = None
    organization.save()

    response = client.get(address, headers={"if-none-match": etag})

    assert response.status_code == 404
    assert response.headers["Cache-Control"] == "private, no-store"


def test_logo_of_a_former_member_is_shown(client, organization, address, public):
    organization.memberships.update(until="2001")

    assert client.get(address).status_code == 200


def test_logo_of_an_organization_that_is_not_public_is_not_shown(
    client, organization, address, public
):
    organization.memberships.all().delete()
    make_membership(organization, since="2999")

    assert client.get(address).status_code == 404


@pytest.mark.parametrize("role", ["lead", "editor"])
def test_logo_of_a_draft_is_shown_to_its_representatives(
    client, organization, address, role
):
    client.force_login(make_seat(organization, role=role).user)

    response = client.get(address)

    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "private, no-store"
    assert "ETag" not in response.headers
    assert {name: response.headers.get(name) for name in HEADERS} == HEADERS


@pytest.mark.parametrize("permission", ["edit_entries", "review_revisions"])
def test_logo_of_a_draft_is_shown_to_staff_who_decide_on_it(
    client, address, permission
):
    client.force_login(make_staff_member(permission))

    assert client.get(address).status_code == 200


def strangers():
    today = timezone.localdate()
    everything = ("edit_entries", "review_revisions")
    own = Organization.objects.get(slug="mongolia")
    yesterday = today - timedelta(days=1)
    return {
        "without a seat": make_user(),
        "of another organization": make_seat(make_organization()).user,
        "whose seat has ended": make_seat(own, until=yesterday).user,
        "whose seat was ended": make_seat(own, ended_at=timezone.now()).user,
        "staff without permission": make_staff_member(),
        "staff without second factor": make_staff_member(*everything, has_app=False),
    }


def test_logo_of_a_draft_is_hidden_from_all_others(client, address):
    assert client.get(address).status_code == 404

    for who, user in strangers().items():
        client.force_login(user)
        response = client.get(address)

        assert response.status_code == 404, who
        assert b"RIFF" not in response.content


def test_name_that_no_picture_has_is_answered_as_a_draft_is(client, address, picture):
    hidden = client.get(address)
    missing = client.get(address.replace(picture.name, "0" * 32))

    assert missing.status_code == hidden.status_code == 404
    assert missing.content == hidden.content.replace(picture.name.encode(), b"0" * 32)


@pytest.mark.parametrize(
    "name",
    ["", "x", "0" * 31, "0" * 33, "G" * 32, "A" * 32, "../../settings", "%2e%2e%2fx"],
)
def test_odd_name_is_not_found(client, db, name):
    assert client.get(f"/pictures/{name}.webp").status_code == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
def test_pictures_are_only_shown(client, address, public, method):
    assert client.generic(method, address).status_code == 405


def test_head_of_a_logo_is_the_answer_without_the_bytes(client, address, public):
    got = client.get(address)

    response = client.head(address)

    assert (response.status_code, response.content) == (200, b"")
    assert response.headers["Content-Length"] == got.headers["Content-Length"]
    assert response.headers["ETag"] == got.headers["ETag"]


def test_lists_show_the_small_logo_and_the_profile_the_large_one(
    client, organization, picture, public
):
    make_text(organization, summary="We teach.")
    large, small = (reverse(name, args=[picture.name]) for name in ADDRESSES)

    profile = client.get(organization.get_absolute_url()).text
    pages = [client.get(path).text for path in ("/members/", "/countries/MN/")]

    assert f'<img class="emblem" src="{large}" width="512" height="512"' in profile
    for page in pages:
        assert f'<img class="emblem" src="{small}"' in page
        assert large not in page


@pytest.mark.parametrize(
    "path", ["/", "/members/", "/countries/MN/", "/members/mongolia/"]
)
def test_pages_never_read_the_bytes_of_logos(client, public, path):
    with CaptureQueriesContext(connection) as queries:
        response = client.get(path)

    assert response.status_code == 200
    for query in queries:
        assert '"members_picture"."content"' not in query["sql"]
        assert '"members_picture"."small"' not in query["sql"]
