"""No revision is led along a way that the gate does not have, by whatever page."""

from typing import Any, NamedTuple

import pytest
from django.urls import reverse
from django.utils import timezone

from issa_directory.access import Who
from members import entry_rows
from members.models import Revision
from members.workflow import Began, entry_of
from tests.access.forms import section
from tests.access.places import path_of
from tests.access.rows import rows_of

pytestmark = pytest.mark.django_db

State = Revision.State


class Step(NamedTuple):
    """A verb: who sends what to which page, and the states that it leads from."""

    who: Who
    page: str
    legal: set[str]
    form: dict[str, Any]


STEPS = {
    "submit": Step(Who.LEAD, "council:submit", {State.DRAFT, State.RETURNED}, {}),
    "withdraw": Step(Who.LEAD, "council:withdraw", {State.SUBMITTED}, {}),
    "discard": Step(Who.LEAD, "council:discard", {State.DRAFT, State.RETURNED}, {}),
    "bring back": Step(Who.LEAD, "council:restore_draft", {State.WITHDRAWN}, {}),
    "publish": Step(
        Who.REVIEWER,
        "admin:members_revision_review",
        {State.SUBMITTED},
        {"do": "publish"},
    ),
    "return": Step(
        Who.REVIEWER,
        "admin:members_revision_review",
        {State.SUBMITTED},
        {"do": "return", "note": "Look again."},
    ),
    "correct": Step(
        Who.REVIEWER,
        "admin:members_revision_correct",
        {State.SUBMITTED},
        {"do": "save"},
    ),
    "restore": Step(
        Who.REVIEWER,
        "admin:members_revision_restore",
        {State.PUBLISHED, State.WITHDRAWN},
        {},
    ),
}
DONE = 302
REFUSED = {404, 409}


@pytest.fixture
def revision(world):
    """The only open revision of the house, which one test may lead somewhere."""
    house = world.house
    house.draft.saves.all().delete()
    house.draft.unfinished.all().delete()
    house.draft.delete()
    yield house.submitted
    house.submitted.refresh_from_db()


def put_into(revision: Revision, state: str) -> None:
    """As if it had come there by legal ways."""
    is_public = state == State.PUBLISHED
    Revision.objects.filter(pk=revision.pk).update(
        state=state,
        number=3 if is_public else None,
        decided_at=timezone.now() if is_public else None,
    )
    if is_public:
        entry_rows.write(entry_of(revision))
    revision.refresh_from_db()


def take(world, browsers, verb: str, **changed: Any):
    """The answer to a step with what its page would send, or with other fields."""
    step, revision = STEPS[verb], Revision.objects.get(pk=world.house.submitted.pk)
    seen = {
        "version": str(Began.of(revision, 0)),
        "seen": f"{revision.version}.2",
    }
    if verb == "correct":
        typed = section(world.house, "contact")
        seen = {**typed, "version": str(revision.version)}
    world.house.withdrawn = revision  # the one that "bring back" names
    path = path_of(step.page, world.house)
    return browsers[step.who].send("POST", path, {**seen, **step.form, **changed})


@pytest.fixture(autouse=True)
def _same_withdrawn(world):
    kept = world.house.withdrawn, world.house.draft.pk
    yield
    world.house.withdrawn, world.house.draft.pk = kept


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("verb", STEPS)
def test_step_is_taken_from_its_states_and_from_no_other(
    world, browsers, revision, verb, state
):
    put_into(revision, state)
    before = rows_of(world.house.organization)

    response = take(world, browsers, verb)

    after = rows_of(world.house.organization)
    if state in STEPS[verb].legal:
        assert response.status_code == DONE
        assert after != before
    else:
        assert response.status_code in REFUSED
        assert after == before


@pytest.mark.parametrize(
    "verb", ["submit", "withdraw", "discard", "publish", "return", "correct"]
)
def test_step_on_another_save_than_was_seen_is_refused(world, browsers, revision, verb):
    put_into(revision, min(STEPS[verb].legal))
    Revision.objects.filter(pk=revision.pk).update(version=7)
    before = rows_of(world.house.organization)

    seen = {"version": f"d{revision.pk}.6", "seen": "6.2"}
    if verb == "correct":
        seen["version"] = "6"
    response = take(world, browsers, verb, **seen)

    assert response.status_code == 409
    assert rows_of(world.house.organization) == before


@pytest.mark.parametrize(
    "verb", ["submit", "withdraw", "discard", "publish", "return", "correct"]
)
@pytest.mark.parametrize("sent", ["", "1", "-1", "p2", "d", "9" * 400, "d1.1.1", "٣"])
def test_step_that_does_not_say_what_was_seen_is_refused(
    world, browsers, revision, verb, sent
):
    put_into(revision, min(STEPS[verb].legal))
    before = rows_of(world.house.organization)

    if verb == "correct" and sent in ("1", "٣"):
        sent = "x"
    response = take(world, browsers, verb, version=sent, seen=sent)

    assert response.status_code in {400, 404, 409}
    assert rows_of(world.house.organization) == before


@pytest.mark.parametrize("verb", ["submit", "withdraw", "publish", "return"])
def test_step_taken_twice_is_refused_the_second_time(world, browsers, revision, verb):
    put_into(revision, min(STEPS[verb].legal))
    seen = {"version": f"d{revision.pk}.{revision.version}", "seen": "0.2"}
    first = take(world, browsers, verb, **seen)
    between = rows_of(world.house.organization)

    second = take(world, browsers, verb, **seen)

    assert first.status_code == DONE
    assert second.status_code == 409
    assert rows_of(world.house.organization) == between


def test_submission_beside_another_public_version_is_not_published(
    world, browsers, revision
):
    before = rows_of(world.house.organization)

    response = take(world, browsers, "publish", seen=f"{revision.version}.1")

    assert response.status_code == 409
    assert rows_of(world.house.organization) == before


@pytest.mark.parametrize("did", ["author", "submitted_by", "contributors"])
@pytest.mark.parametrize("who", [Who.REVIEWER, Who.SUPERUSER], ids=lambda w: w.name)
def test_nobody_publishes_what_they_wrote_or_sent(world, browsers, revision, did, who):
    user = world.users[who]
    if did == "contributors":
        revision.contributors.add(user)
    else:
        Revision.objects.filter(pk=revision.pk).update(**{did: user})
    before = rows_of(world.house.organization)
    path = path_of("admin:members_revision_review", world.house)

    form = {"do": "publish", "seen": f"{revision.version}.2"}
    response = browsers[who].send("POST", path, form)

    assert response.status_code == 409
    assert rows_of(world.house.organization) == before


def test_author_publishes_through_no_page(world, browsers, revision):
    before = rows_of(world.house.organization)
    form = {"do": "publish", "seen": f"{revision.version}.2", "state": "published"}

    statuses = {
        browsers[Who.LEAD].send("POST", path, form).status_code
        for path in (
            path_of("admin:members_revision_review", world.house),
            path_of("admin:members_revision_change", world.house),
            reverse("admin:members_revision_changelist"),
        )
    }

    assert statuses == {302}  # to the door of the admin, which refuses members
    assert rows_of(world.house.organization) == before
