"""From submitted to published or returned, by the right people on the right version."""

from datetime import timedelta

import pytest

from members import workflow
from members.models import AuditRecord, Mail, Organization, Revision
from members.models import Trust as TrustRow
from members.workflow import (
    ConflictError,
    IllegalTransitionError,
    NothingToSubmitError,
    NotReadyError,
    OwnSubmissionError,
    StaleError,
)
from members.workflow.began import part_of
from tests.factories import make_staff
from tests.members.workflow.cast import make_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return make_cast()


def public():
    return Organization.objects.get(slug="ark")


def publish(cast, revision, **changed):
    arguments = {
        "version": revision.version,
        "number": workflow.public_number(cast.organization),
        "by": cast.reviewer,
        **changed,
    }
    return workflow.publish(revision, **arguments)


def test_submitted_entry_waits_and_the_public_one_stays(cast):
    revision = cast.submitted("Darkhan")

    assert revision.state == "submitted"
    assert (revision.submitted_by, public().city) == (cast.lead, "Ulaanbaatar")


def test_published_entry_is_public_numbered_and_dated(cast):
    revision = publish(cast, cast.submitted("Darkhan"))

    assert (public().city, revision.number, revision.state) == (
        "Darkhan",
        2,
        "published",
    )
    assert revision.decided_by == cast.reviewer
    assert revision.decided_at - public().edited_at < timedelta(minutes=1)


def test_every_step_is_recorded_and_the_right_people_are_told(cast):
    publish(cast, cast.submitted())

    acts = AuditRecord.objects.order_by("pk").values_list("action", "actor")
    assert list(acts) == [
        ("draft begun", cast.lead.pk),
        ("submitted", cast.lead.pk),
        ("published", cast.reviewer.pk),
    ]
    told = Mail.objects.order_by("pk").values_list("to", "subject")
    people = ["lead@example.org", "editor@example.org"]
    assert sorted(told) == sorted(
        [("reviewer@example.org", "Ark sent changes for review")]
        + [(to, "Your changes are with the network: Ark") for to in people]
        + [(to, "Your changes are public: Ark") for to in people]
    )


def test_returned_entry_is_edited_and_submitted_again(cast):
    revision = cast.submitted("Darkhan")
    revision = workflow.give_back(
        revision,
        revision.version,
        by=cast.reviewer,
        remarks={"place/city": "Is it?", "name": "  "},
    )
    assert (revision.state, revision.remarks) == (
        "returned",
        {"place/city": "Is it?"},
    )

    again = cast.submitted("Erdenet")

    assert again == revision
    assert publish(cast, again).state == "published"
    assert public().city == "Erdenet"


def test_return_without_a_word_is_refused(cast):
    revision = cast.submitted()

    with pytest.raises(ValueError, match="remark"):
        workflow.give_back(revision, revision.version, by=cast.reviewer, note=" ")

    assert Revision.objects.get(pk=revision.pk).state == "submitted"


def test_withdrawn_submission_is_the_draft_again(cast):
    revision = cast.submitted("Darkhan")

    draft = workflow.withdraw(revision, revision.version, by=cast.lead)

    assert (draft.state, workflow.current(cast.organization)) == ("draft", draft)
    assert workflow.entry_of(draft).place.city == "Darkhan"


def test_newer_draft_replaces_what_is_in_review_when_it_is_sent(cast):
    first = cast.submitted("Darkhan")
    second = cast.submitted("Erdenet")

    first.refresh_from_db()
    assert first != second
    assert (first.state, second.state) == ("withdrawn", "submitted")


def test_submission_withdrawn_under_a_newer_draft_leaves_that_one(cast):
    first = cast.submitted("Darkhan")
    newer = cast.draft()

    gone = workflow.withdraw(first, first.version, by=cast.lead)

    assert gone.state == "withdrawn"
    assert workflow.current(cast.organization) == newer
    assert workflow.entry_of(newer).place.city == "Darkhan"


def test_draft_that_says_what_is_public_is_not_sent(cast):
    draft = cast.draft()

    with pytest.raises(NothingToSubmitError):
        workflow.submit(draft, draft.version, by=cast.lead)


def test_unfinished_input_of_the_sender_holds_the_draft_back(cast):
    draft = cast.save("contact", **cast.contact(phone="11"))
    workflow.keep(
        cast.organization,
        "figures",
        {"x": ["y"]},
        workflow.Began.of(draft, 0),
        by=cast.lead,
    )

    with pytest.raises(NotReadyError):
        workflow.submit(draft, draft.version, by=cast.lead)
    assert workflow.submit(draft, draft.version, by=cast.editor).state == "submitted"


VERBS = {
    "submit": lambda r, c: workflow.submit(r, r.version, by=c.lead),
    "withdraw": lambda r, c: workflow.withdraw(r, r.version, by=c.lead),
    "discard": lambda r, c: workflow.discard(r, r.version, by=c.lead),
    "give_back": lambda r, c: workflow.give_back(
        r, r.version, by=c.reviewer, note="Why?"
    ),
    "publish": lambda r, c: publish(c, r),
    "correct": lambda r, c: workflow.correct(
        r, "names", {"name": "Boat"}, r.version, by=c.reviewer
    ),
}
ALLOWED = {
    "draft": {"submit", "discard"},
    "submitted": {"withdraw", "give_back", "publish", "correct"},
    "returned": {"submit", "discard"},
    "published": set(),
    "withdrawn": set(),
}


def in_state(cast, state):
    if state == "draft":
        return cast.save("contact", **cast.contact(phone="11"))
    revision = cast.submitted()
    match state:
        case "returned":
            verb = "give_back"
        case "published":
            verb = "publish"
        case "withdrawn":
            draft = workflow.withdraw(revision, revision.version, by=cast.lead)
            return workflow.discard(draft, draft.version, by=cast.lead)
        case _:
            return revision
    return VERBS[verb](revision, cast)


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("state", ALLOWED)
def test_only_the_transitions_of_the_table_are_possible(cast, state, verb):
    revision = in_state(cast, state)
    before = Revision.objects.values().get(pk=revision.pk)

    if verb in ALLOWED[state]:
        VERBS[verb](revision, cast)
    else:
        with pytest.raises(IllegalTransitionError):
            VERBS[verb](revision, cast)
        assert Revision.objects.values().get(pk=revision.pk) == before


@pytest.mark.parametrize("verb", VERBS)
def test_verb_on_an_older_version_changes_nothing(cast, verb):
    state = next(state for state, verbs in ALLOWED.items() if verb in verbs)
    revision = in_state(cast, state)
    Revision.objects.filter(pk=revision.pk).update(version=revision.version + 1)
    before = Revision.objects.values().get(pk=revision.pk)

    with pytest.raises(StaleError):
        VERBS[verb](revision, cast)

    assert Revision.objects.values().get(pk=revision.pk) == before


def test_publishing_against_another_public_version_than_seen_is_refused(cast):
    revision = cast.submitted()

    with pytest.raises(StaleError):
        publish(cast, revision, number=0)

    assert public().city == "Ulaanbaatar"


@pytest.mark.parametrize("part", ["author", "sender", "contributor"])
def test_reviewer_never_publishes_an_own_submission(cast, part, settings):
    if part == "author":
        cast.lead = cast.reviewer
    revision = cast.submitted()
    if part == "sender":
        Revision.objects.update(submitted_by=cast.reviewer)
    if part == "contributor":
        revision.contributors.add(cast.reviewer)

    with pytest.raises(OwnSubmissionError):
        publish(cast, revision)

    settings.REVIEWERS_MAY_PUBLISH_OWN = True
    assert publish(cast, revision).state == "published"


@pytest.mark.parametrize(
    "way", ["goes on from what waits", "restores what was dropped"]
)
def test_own_words_stay_own_when_a_colleague_sends_them(cast, way):
    lead, cast.lead = cast.lead, cast.reviewer
    revision = cast.submitted()
    cast.lead = lead
    if way == "restores what was dropped":
        revision = workflow.withdraw(revision, revision.version, by=cast.reviewer)
        revision = workflow.discard(revision, revision.version, by=lead)
        draft = workflow.restore(revision, by=lead)
    else:
        draft = workflow.begin(cast.organization, by=lead)
    sent = workflow.submit(draft, draft.version, by=lead)

    with pytest.raises(OwnSubmissionError):
        publish(cast, sent)


def test_words_that_were_public_are_nobodys_own(cast):
    lead, cast.lead = cast.lead, cast.reviewer
    Revision.objects.all().delete()
    first = cast.submitted("Darkhan")
    other = make_staff(email="other@example.org")
    publish(cast, first, by=other)
    cast.lead = lead
    publish(cast, cast.submitted("Erdenet"))
    draft = workflow.restore(first, by=lead)
    sent = workflow.submit(draft, draft.version, by=lead)

    assert publish(cast, sent).state == "published"


def test_corrections_are_published_as_the_reviewers_and_the_sent_text_is_kept(cast):
    revision = cast.submitted("Darkan")
    place = part_of(workflow.entry_of(revision), ["place"])["place"]
    revision = workflow.correct(
        revision,
        "names",
        {"place": place | {"city": "Darkhan"}},
        revision.version,
        by=cast.reviewer,
    )

    revision = publish(cast, revision)

    assert public().city == "Darkhan"
    assert revision.corrected_by == cast.reviewer
    assert revision.as_submitted["place"]["city"] == "Darkan"


def test_return_undoes_corrections(cast):
    revision = cast.submitted("Darkan")
    revision = workflow.correct(
        revision, "names", {"name": "Boat"}, revision.version, by=cast.reviewer
    )

    revision = workflow.give_back(
        revision, revision.version, by=cast.reviewer, note="Why?"
    )

    assert workflow.entry_of(revision).name == "Ark"
    assert (revision.as_submitted, revision.corrected_by) == (None, None)


def test_what_became_public_meanwhile_in_other_fields_is_merged(cast):
    revision = cast.submitted("Darkhan")
    Organization.objects.update(phone="11")
    workflow.record_loaded([cast.organization])
    publish(cast, revision)

    assert (public().city, public().phone) == ("Darkhan", "11")


def test_same_field_public_meanwhile_asks_and_a_choice_settles_it(cast):
    revision = cast.submitted("Darkhan")
    Organization.objects.update(city="Erdenet")
    workflow.record_loaded([cast.organization])

    with pytest.raises(ConflictError):
        publish(cast, revision)
    assert public().city == "Erdenet"

    publish(cast, revision, choices={"place/city": "mine"})
    assert public().city == "Darkhan"


def test_trusted_organization_publishes_minor_fields_at_once(cast):
    TrustRow.objects.create(organization=cast.organization)
    draft = cast.save("contact", **cast.contact(phone="11"))

    revision = workflow.submit(draft, draft.version, by=cast.lead)

    assert (revision.state, revision.number, revision.decided_by) == (
        "published",
        2,
        None,
    )
    assert public().phone == "11"


def test_minor_fields_that_had_been_returned_are_recorded_as_that(cast):
    draft = cast.save("contact", **cast.contact(phone="11"))
    sent = workflow.submit(draft, draft.version, by=cast.lead)
    back = workflow.give_back(sent, sent.version, by=cast.reviewer, note="Whose?")
    TrustRow.objects.create(organization=cast.organization)

    workflow.submit(back, back.version, by=cast.lead)

    row = AuditRecord.objects.get(action="published without review")
    assert (row.before, row.after) == ("returned", "published")


def test_its_other_fields_wait_while_the_minor_ones_are_public(cast):
    TrustRow.objects.create(organization=cast.organization)
    cast.save("contact", **cast.contact(phone="11"))

    revision = cast.submitted("Darkhan")

    assert revision.state == "submitted"
    assert (public().phone, public().city) == ("11", "Ulaanbaatar")
    assert publish(cast, revision).number == 3
    assert (public().phone, public().city) == ("11", "Darkhan")


def test_organization_without_trust_publishes_nothing_at_once(cast):
    draft = cast.save("contact", **cast.contact(phone="11"))

    assert workflow.submit(draft, draft.version, by=cast.lead).state == "submitted"
    assert public().phone == ""


def test_second_reviewer_is_told_that_somebody_decided(cast):
    revision = cast.submitted()
    other = make_staff(email="other@example.org")
    stale = Revision.objects.get(pk=revision.pk)
    publish(cast, revision)

    with pytest.raises(IllegalTransitionError):
        workflow.give_back(stale, stale.version, by=other, note="No")

    assert Revision.objects.get(pk=revision.pk).state == "published"
