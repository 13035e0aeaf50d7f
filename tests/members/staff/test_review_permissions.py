"""Who reviews: those with the permission and a second factor, and nobody else."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from members.models import Organization, Revision
from tests.factories import make_staff, make_user
from tests.members.staff.people import make_person, signed_in
from tests.members.staff.reviewing import page_of
from tests.members.workflow.cast import make_cast

pytestmark = pytest.mark.django_db

PAGES = [("review", []), ("preview", []), ("correct", ["names"])]


@pytest.fixture
def revision():
    return make_cast().submitted()


def everything_but_reviewing():
    person = make_user(is_staff=True)
    forbidden = ["review_revisions", "view_revision"]
    person.user_permissions.set(Permission.objects.exclude(codename__in=forbidden))
    return person


@pytest.mark.parametrize(("page", "more"), PAGES)
@pytest.mark.parametrize("method", ["get", "post"])
def test_staff_without_the_permission_are_refused(revision, page, more, method):
    client = signed_in(everything_but_reviewing())
    seen = {"do": "publish", "seen": f"{revision.version}.1", "version": 1}

    response = getattr(client, method)(page_of(revision, page, *more), seen)

    refused = (403, 405) if (page, method) == ("preview", "post") else (403,)
    assert response.status_code in refused
    assert Organization.objects.get(slug="ark").city == "Ulaanbaatar"


@pytest.mark.parametrize(("page", "more"), PAGES)
@pytest.mark.parametrize("has_app", [True, False])
def test_visitors_and_staff_without_a_second_factor_sign_in_first(
    client, revision, page, more, has_app
):
    if not has_app:
        client.force_login(make_staff(has_app=False))

    response = client.get(page_of(revision, page, *more))

    assert response.status_code == 302
    assert response.url.startswith(reverse("admin:login"))


@pytest.mark.parametrize(("page", "more"), PAGES)
def test_reviewer_sees_every_page_with_one_permission(revision, page, more):
    reviewer = signed_in(make_person("members.review_revisions"))

    assert reviewer.get(page_of(revision, page, *more)).status_code == 200


@pytest.mark.parametrize(
    ("page", "more"),
    [
        ("review", []),
        ("preview", []),
        ("correct", ["names"]),
        ("correct_text", ["texts", "en"]),
    ],
)
def test_revision_that_is_none_is_not_found(page, more):
    reviewer = signed_in(make_staff())

    response = reviewer.get(page_of(Revision(pk=4711), page, *more))

    assert response.status_code == 404


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
@pytest.mark.parametrize(("page", "more"), PAGES)
def test_other_methods_are_refused(revision, page, more, method):
    reviewer = signed_in(make_staff())

    response = getattr(reviewer, method)(page_of(revision, page, *more))

    assert response.status_code == 405
