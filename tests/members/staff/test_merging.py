"""The pages on which staff merge two organizations, tell them apart, and undo it."""

import pytest
from django.urls import reverse

from members import workflow
from members.models import Merger, Organization
from members.workflow.merging import merge
from tests.factories import make_membership, make_organization, make_seat, make_staff
from tests.members.public.pages import words
from tests.members.staff.people import make_person, signed_in
from tests.members.workflow.cast import make_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return make_cast()


@pytest.fixture
def kept():
    return make_organization("reef", name="Reef", email="office@reef.example.org")


@pytest.fixture
def staff():
    return signed_in(make_staff())


def page(name, organization):
    return reverse(f"admin:members_organization_{name}", args=[organization.pk])


def opened(client, kept, other):
    return client.get(page("merge", kept), {"with": other.pk})


def decided(client, kept, other, **typed):
    seen = opened(client, kept, other).context["both"].seen
    data = {"with": other.pk, "seen": seen, **typed}
    return client.post(page("merge", kept), data, follow=True)


def test_pair_stands_beside_each_other_with_what_happens(staff, cast, kept):
    cast.draft()

    said = words(opened(staff, kept, cast.organization))

    for sentence in (
        "Name of the organization The one that stays Reef The other one Ark",
        "Its address leads to Reef , whose entry stays as it is.",
        "lead@example.org speaks for Reef from then on, as lead.",
        "Its membership stays with it, for it would contradict or repeat one",
        "What lead@example.org wrote and is not public (draft) is withdrawn",
        "Further names that Reef takes over",
    ):
        assert sentence in said
    for misleading in ("(added)", "(removed)", "any more Ark", "Before", "After"):
        assert misleading not in said


def test_merging_takes_the_chosen_names_and_says_so(staff, cast, kept):
    response = decided(staff, kept, cast.organization, names=["ark-name"])

    assert "Ark is merged into Reef." in response.content.decode()
    assert Merger.objects.get().kept == kept
    assert kept.names.get().text == "Ark"


def test_opening_the_page_records_nothing(staff, kept):
    other = make_organization("ark")

    opened(staff, kept, other)

    assert workflow.public_number(other) == 0


def test_page_of_before_is_refused_and_shown_anew(staff, cast, kept):
    data = {"with": cast.organization.pk, "seen": "0.0"}
    cast.published()

    response = staff.post(page("merge", kept), data)

    assert response.status_code == 409
    assert "has changed since you opened the page" in response.content.decode()
    assert not Merger.objects.exists()


def test_merger_that_would_lose_a_member_has_no_button(staff, cast):
    kept = make_organization("reef", name="Reef", listed=False)
    make_membership(kept, since="1990", until="2005")

    response = opened(staff, kept, cast.organization)
    sent = decided(staff, kept, cast.organization)

    said = words(response)
    assert "Ark is a member today, and Reef would not be." in said
    assert "Merge them" not in said
    assert sent.status_code == 409
    assert not Merger.objects.exists()


@pytest.mark.parametrize("asked", ["0", "x", "-1", "9" * 400, "²"])
def test_other_one_that_is_none_is_asked_for_or_not_found(staff, kept, asked):
    response = staff.get(page("merge", kept), {"with": asked})

    assert response.status_code == 200
    assert "Choose the other entry" in response.content.decode()


def test_organization_is_not_compared_with_itself(staff, kept):
    assert opened(staff, kept, kept).status_code == 404


def test_other_one_is_found_by_its_likeness_and_by_words(staff, kept):
    twin = make_organization("twin", email="OFFICE@reef.example.org")
    other = make_organization("boat", name="A red boat")

    response = staff.get(page("merge", kept), {"q": "red"})

    assert response.context["alike"] == [(twin, "same e-mail address")]
    assert list(response.context["found"]) == [other]
    assert f"?with={other.pk}" in response.content.decode()


def test_pairs_are_listed_and_told_apart(staff, kept):
    twin = make_organization("twin", email=kept.email, name="Twin")
    listed = reverse("admin:members_organization_duplicates")
    before = staff.get(listed).content.decode()

    response = staff.post(page("apart", kept), {"with": twin.pk}, follow=True)

    assert f"{page('merge', kept)}?with={twin.pk}" in before
    said = response.content.decode()
    assert "Reef and Twin are two" in said
    assert "No two entries look like one organization." in said


def test_who_may_not_merge_sees_pairs_and_no_buttons(kept):
    twin = make_organization("twin", email=kept.email)
    client = signed_in(make_person("members.view_organization"))

    listed = client.get(reverse("admin:members_organization_duplicates"))

    assert "same e-mail address" in listed.content.decode()
    assert "Compare and merge" not in listed.content.decode()
    assert opened(client, kept, twin).status_code == 403
    for name in ("merge", "apart", "split"):
        sent = client.post(page(name, kept), {"with": twin.pk})
        assert sent.status_code == 403


def test_merged_organization_says_so_in_the_admin_and_can_be_undone(staff, cast, kept):
    numbers = workflow.public_number(kept), workflow.public_number(cast.organization)
    merge(kept, cast.organization, numbers, by=cast.reviewer)
    change = reverse("admin:members_organization_change", args=[cast.organization.pk])
    before = staff.get(change).content.decode()
    listed = reverse("admin:members_organization_changelist")
    merged = staff.get(listed, {"standing": "merged"}).context["cl"]
    found = list(merged.queryset)

    response = staff.post(page("split", cast.organization), follow=True)

    assert "Merged into Reef on" in before
    assert "Undo the merger" in before
    assert "Edit the entry" not in before
    assert found == [cast.organization]
    assert "The merger is undone." in response.content.decode()
    assert Organization.objects.public().count() == 2


def test_merger_is_not_undone_while_a_later_one_stands(staff, cast, kept):
    third = make_organization("third", name="Third")
    merge(kept, cast.organization, (0, 0), by=cast.reviewer)
    numbers = workflow.public_number(third), workflow.public_number(kept)
    merge(third, kept, numbers, by=cast.reviewer)

    response = staff.post(page("split", cast.organization), follow=True)

    assert "Reef was itself merged into another one" in response.content.decode()
    assert Merger.objects.count() == 2


def test_representatives_of_the_merged_one_find_the_kept_one(client, cast, kept):
    numbers = workflow.public_number(kept), workflow.public_number(cast.organization)
    merge(kept, cast.organization, numbers, by=cast.reviewer)
    make_seat(cast.organization, cast.lead)  # given by mistake, in the admin
    client.force_login(cast.lead)

    assert "Reef" in client.get("/council/").content.decode()
    assert client.get("/council/reef/").status_code == 200
    assert client.get("/council/ark/").status_code == 404


def test_merged_one_is_not_invited_to_in_the_admin(staff, cast, kept):
    numbers = workflow.public_number(kept), workflow.public_number(cast.organization)
    merge(kept, cast.organization, numbers, by=cast.reviewer)

    response = staff.post(
        reverse("admin:members_invitation_add"),
        {
            "organization": cast.organization.pk,
            "email": "new@example.org",
            "role": "lead",
        },
    )

    assert "was merged into another one" in response.content.decode()


def test_version_of_a_merged_one_is_not_restored(staff, cast, kept):
    cast.published()
    numbers = workflow.public_number(kept), workflow.public_number(cast.organization)
    merge(kept, cast.organization, numbers, by=cast.reviewer)
    revision = cast.organization.revisions.published().last()

    response = staff.post(reverse("admin:members_revision_restore", args=[revision.pk]))

    assert response.status_code == 409
    assert "was merged into another one" in response.content.decode()
