"""Rows of drafts, people and pictures that the database must refuse, by constraint."""

from collections.abc import Callable
from typing import Any

from django.utils import timezone

from members.models import (
    Confirmation,
    Distinct,
    Import,
    ImportPicture,
    ImportRow,
    Invitation,
    Merger,
    OldPage,
    Picture,
    PublicContact,
    Save,
    Unfinished,
    WebsiteMark,
)
from tests.factories import make_organization, make_revision, make_seat, make_user


def two(make: Callable[..., Any], **fields: Any) -> Callable[[], None]:
    """Makes two rows of one organization."""

    def make_both() -> None:
        organization = make_organization()
        make(organization, **fields)
        make(organization, **fields)

    return make_both


def make_picture(**fields: Any) -> Picture:
    fields = {"content": b"x", "small": b"x", "width": 1, "height": 1, **fields}
    return Picture.objects.create(organization=make_organization(), size=1, **fields)


def make_invitation(organization: Any, **fields: Any) -> Invitation:
    fields = {"email": "new@example.org", **fields}
    return Invitation.objects.create(organization=organization, **fields)


def two_offers_in_other_case() -> None:
    organization = make_organization()
    make_invitation(organization, email="new@example.org")
    make_invitation(organization, email="New@Example.org")


def two_saves_of_one_version() -> None:
    revision = make_revision(make_organization())
    for section in ("names", "contact"):
        Save.objects.create(
            revision=revision, version=1, section=section, before={}, after={}
        )


def two_inputs_of_a_page() -> None:
    revision, user = make_revision(make_organization()), make_user()
    for _ in range(2):
        Unfinished.objects.create(
            revision=revision, section="names", user=user, typed={}, began="p1"
        )


def in_review(organization: Any, state: str) -> None:
    make_revision(organization, state=state, submitted_at=timezone.now())


def submitted_and_returned() -> None:
    organization = make_organization()
    in_review(organization, "submitted")
    in_review(organization, "returned")


def make_row(plan: Import, **fields: Any) -> ImportRow:
    fields = {"position": 0, "action": "unchanged", **fields}
    return ImportRow.objects.create(plan=plan, **fields)


def two_rows_at_one_place() -> None:
    plan = Import.objects.create()
    make_row(plan)
    make_row(plan)


def two_pictures_of_one_name() -> None:
    plan = Import.objects.create()
    for _ in range(2):
        ImportPicture.objects.create(plan=plan, name="a" * 32, width=1, height=1)


def merged_into_itself() -> None:
    organization = make_organization()
    Merger.objects.create(kept=organization, other=organization)


def told_apart_from_itself() -> None:
    organization = make_organization()
    Distinct.objects.create(first=organization, second=organization)


def told_apart_twice() -> None:
    first, second = make_organization(), make_organization()
    for _ in range(2):
        Distinct.objects.create(first=first, second=second)


REFUSED: dict[str, Callable[[], Any]] = {
    "organization_has_one_draft": two(make_revision),
    "organization_has_one_revision_in_review": submitted_and_returned,
    "save_has_a_version_of_its_own": two_saves_of_one_version,
    "person_has_one_unfinished_input_a_page": two_inputs_of_a_page,
    "picture_has_a_random_name": lambda: make_picture(name="../../x"),
    "picture_is_at_most_512_pixels_wide_and_high": lambda: make_picture(width=513),
    "address_has_one_open_invitation_an_organization": two_offers_in_other_case,
    "invitation_is_not_accepted_and_taken_back": lambda: make_invitation(
        make_organization(), accepted_at=timezone.now(), revoked_at=timezone.now()
    ),
    "section_has_one_latest_confirmation": two(
        lambda organization: Confirmation.objects.create(organization=organization)
    ),
    "public_contact_has_a_name": lambda: PublicContact.objects.create(
        seat=make_seat(make_organization()), name=""
    ),
    "applied_import_says_when": lambda: Import.objects.create(state="applied"),
    "undo_names_the_import_that_it_undoes": lambda: Import.objects.create(kind="undo"),
    "row_of_an_import_has_its_own_place": two_rows_at_one_place,
    "wrong_row_says_what_is_wrong": lambda: make_row(
        Import.objects.create(), action="error"
    ),
    "picture_of_an_import_has_its_own_name": two_pictures_of_one_name,
    "old_page_has_a_text": lambda: OldPage.objects.create(name="x", entry={}),
    "organization_is_not_merged_into_itself": merged_into_itself,
    "pair_is_in_order": told_apart_from_itself,
    "pair_is_told_apart_once": told_apart_twice,
    "mark_names_a_website": lambda: WebsiteMark.objects.create(
        organization=make_organization(), website="", kind="dead"
    ),
}
