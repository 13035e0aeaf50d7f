"""Drafts: begun from what is public, saved by section, merged field by field."""

import pytest

from members import workflow
from members.models import Organization, Revision, Save
from members.workflow import Began, ConflictError, Page, StaleError
from members.workflow.began import part_of
from tests.members.workflow.cast import make_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return make_cast()


def phone_of(draft):
    draft.refresh_from_db()
    return workflow.entry_of(draft).contact.phone


def test_first_draft_begins_from_what_is_public_and_records_it(cast):
    draft = cast.draft()

    assert draft.state == "draft"
    assert draft.base.number == 1
    assert draft.base.state == "published"
    assert draft.entry == draft.base.entry
    assert workflow.entry_of(draft).name == "Ark"


def test_colleagues_write_in_the_same_draft(cast):
    first = workflow.begin(cast.organization, by=cast.lead)
    second = workflow.begin(cast.organization, by=cast.editor)

    assert first == second


def test_saving_changes_the_draft_and_nothing_that_is_public(cast):
    draft = cast.save("contact", **cast.contact(phone="11 22 33"))

    assert phone_of(draft) == "11 22 33"
    assert draft.version == 1
    assert Organization.objects.get(slug="ark").phone == ""


def test_saving_the_same_again_is_no_save(cast):
    cast.save("contact", **cast.contact(phone="11"))

    saved = workflow.save(
        cast.organization,
        "contact",
        cast.contact(),
        Began.of(cast.draft(), 0),
        by=cast.lead,
    )

    assert not saved.has_changed
    assert Save.objects.count() == 1


def test_page_opened_before_the_first_draft_saves_into_it(cast):
    values = part_of(workflow.entry_of(cast.draft()), ["contact", "links"])
    began = Began.read("p1")
    values["contact"]["phone"] = "11"

    saved = workflow.save(cast.organization, "contact", values, began, by=cast.lead)

    assert phone_of(saved.revision) == "11"


def test_other_fields_of_a_colleague_are_merged_and_told(cast):
    draft = cast.draft()
    began = Began.of(draft, 0)
    mine, theirs = cast.contact(email="ark@example.org"), cast.contact(phone="22")
    workflow.save(cast.organization, "contact", theirs, began, by=cast.editor)

    saved = workflow.save(cast.organization, "contact", mine, began, by=cast.lead)

    entry = workflow.entry_of(saved.revision)
    assert (entry.contact.email, entry.contact.phone) == ("ark@example.org", "22")
    assert [change.path for change in saved.taken] == [("contact", "phone")]


def test_same_field_changed_by_two_is_refused_with_all_three_texts(cast):
    began = Began.of(cast.draft(), 0)
    mine, theirs = cast.contact(phone="11"), cast.contact(phone="22")
    workflow.save(cast.organization, "contact", theirs, began, by=cast.editor)

    with pytest.raises(ConflictError) as refused:
        workflow.save(cast.organization, "contact", mine, began, by=cast.lead)

    [conflict] = refused.value.merge.conflicts
    assert (conflict.base, conflict.theirs, conflict.mine) == ("", "22", "11")
    assert phone_of(cast.draft()) == "22"


@pytest.mark.parametrize(("choice", "phone"), [("mine", "11"), ("theirs", "22")])
def test_choice_settles_the_same_field(cast, choice, phone):
    began = Began.of(cast.draft(), 0)
    mine, theirs = cast.contact(phone="11"), cast.contact(phone="22")
    workflow.save(cast.organization, "contact", theirs, began, by=cast.editor)

    workflow.save(
        cast.organization,
        "contact",
        mine,
        began,
        by=cast.lead,
        choices={"contact/phone": choice},
    )

    assert phone_of(cast.draft()) == phone


def test_page_does_not_meet_its_own_earlier_save(cast):
    began = Began.of(cast.draft(), 0)
    for turn, phone in enumerate(["1", "12", "123"], start=1):
        workflow.save(
            cast.organization,
            "contact",
            cast.contact(phone=phone),
            began,
            by=cast.lead,
            page=Page("a", turn),
        )

    assert phone_of(cast.draft()) == "123"


def test_page_that_goes_on_typing_keeps_what_was_merged_into_its_save(cast):
    began = Began.of(cast.draft(), 0)
    first, second = cast.contact(email="a@example.org"), cast.contact(phone="22")
    again = cast.contact(email="ark@example.org")
    workflow.save(cast.organization, "contact", second, began, by=cast.editor)
    workflow.save(
        cast.organization, "contact", first, began, by=cast.lead, page=Page("a", 1)
    )

    workflow.save(
        cast.organization, "contact", again, began, by=cast.lead, page=Page("a", 2)
    )

    entry = workflow.entry_of(cast.draft())
    assert (entry.contact.email, entry.contact.phone) == ("ark@example.org", "22")


def test_send_overtaken_by_a_later_one_of_its_page_is_left_out(cast):
    began = Began.of(cast.draft(), 0)
    late, early = cast.contact(phone="123"), cast.contact(phone="12")
    for values, turn in ((late, 3), (early, 2)):
        workflow.save(
            cast.organization,
            "contact",
            values,
            began,
            by=cast.lead,
            page=Page("a", turn),
        )

    assert phone_of(cast.draft()) == "123"


@pytest.mark.parametrize("text", ["", "7", "d1", "p", "d1.2.3", "dx.1", "p-1", "d9.٣"])
def test_version_that_no_page_sent_is_refused(text):
    with pytest.raises(StaleError):
        Began.read(text)


@pytest.mark.parametrize("version", [1, 99])
def test_version_that_never_was_is_refused(cast, version):
    began = Began(cast.draft().pk, version)

    with pytest.raises(StaleError):
        workflow.save(cast.organization, "contact", cast.contact(), began, by=cast.lead)


def test_draft_of_another_organization_is_refused(cast):
    other = Revision.objects.create(
        organization=Organization.objects.create(
            slug="boat", name="Boat", country=cast.organization.country
        ),
        author=cast.lead,
        entry={},
    )

    with pytest.raises(StaleError):
        workflow.save(
            cast.organization,
            "contact",
            cast.contact(phone="1"),
            Began(other.pk, 0),
            by=cast.lead,
        )


def test_page_of_a_draft_that_was_sent_meanwhile_changes_nothing(cast):
    draft = cast.save("contact", **cast.contact(phone="11"))
    began, values = Began.of(draft, 0), cast.contact(phone="22")
    workflow.submit(draft, draft.version, by=cast.lead)

    with pytest.raises(StaleError) as refused:
        workflow.save(cast.organization, "contact", values, began, by=cast.lead)

    assert refused.value.revision == draft
    assert phone_of(draft) == "11"


def test_its_text_may_go_into_a_new_draft_that_goes_on_from_what_was_sent(cast):
    draft = cast.save("contact", **cast.contact(phone="11"))
    began, values = Began.of(draft, 0), cast.contact(email="ark@example.org")
    workflow.submit(draft, draft.version, by=cast.lead)

    saved = workflow.save(
        cast.organization, "contact", values, began, by=cast.lead, anew=True
    )

    contact = workflow.entry_of(saved.revision).contact
    assert saved.revision != draft
    assert (contact.phone, contact.email) == ("11", "ark@example.org")
    assert phone_of(draft) == "11"


def test_unfinished_input_is_kept_for_its_author_and_given_up_by_a_save(cast):
    began = Began.of(cast.draft(), 0)
    workflow.keep(cast.organization, "contact", {"x": ["half"]}, began, by=cast.lead)
    workflow.keep(cast.organization, "contact", {"x": ["other"]}, began, by=cast.editor)

    cast.save("contact", **cast.contact(phone="11"))

    [kept] = cast.draft().unfinished.all()
    assert (kept.user, kept.typed, kept.began) == (
        cast.editor,
        {"x": ["other"]},
        str(began),
    )


def test_discarded_draft_is_kept_and_can_be_restored(cast):
    draft = cast.save("contact", **cast.contact(phone="11"))
    gone = workflow.discard(draft, draft.version, by=cast.lead)

    restored = workflow.restore(gone, by=cast.lead)

    assert gone.state == "withdrawn"
    assert restored.restores == gone
    assert phone_of(restored) == "11"


def test_restoring_over_a_draft_is_refused(cast):
    draft = cast.save("contact", **cast.contact(phone="11"))

    with pytest.raises(StaleError):
        workflow.restore(draft.base, by=cast.lead)

    assert phone_of(draft) == "11"


def test_rows_loaded_behind_the_gate_are_recorded_before_the_next_draft(cast):
    cast.published("Darkhan")
    Organization.objects.update(city="Erdenet")

    draft = cast.draft()

    assert draft.base.number == 3
    assert workflow.entry_of(draft.base).place.city == "Erdenet"
