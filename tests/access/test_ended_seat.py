"""What a person may do is asked anew at each request: nothing outlives its reason."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.utils import timezone

from issa_directory.access import TABLE, Answer, Who
from members.models import Seat, User
from members.workflow.seats import end_seat
from tests.access.asking import Browser
from tests.access.places import form_of, parameters_of, path_of
from tests.access.world import World
from tests.access.writes import watched

pytestmark = pytest.mark.django_db

OPENED = (Answer.PAGE, Answer.ELSEWHERE)


def seats_of(user: User):
    return Seat.objects.filter(user=user)


def yesterday():
    return timezone.localdate() - timedelta(days=1)


# How a seat comes to its end while its person is signed in.
ENDS = {
    "ended by staff": lambda user: end_seat(
        seats_of(user).get(), by=None, is_repair=True
    ),
    "last day was yesterday": lambda user: seats_of(user).update(until=yesterday()),
    "taken away": lambda user: seats_of(user).delete(),
}
# And how staff lose what they may do.
LOSSES = {
    "left the group": lambda user: user.groups.clear(),
    "is no longer staff": lambda user: User.objects.filter(pk=user.pk).update(
        is_staff=False
    ),
    "lost the second factor": lambda user: Authenticator.objects.filter(
        user=user
    ).delete(),
}


def asked_of(who: Who) -> list[tuple[str, str]]:
    """The pages and forms of an organization that are open to somebody."""
    return [
        (address, method)
        for address, rule in TABLE.items()
        for method, answers in (("GET", rule.get), ("POST", rule.post))
        if address.startswith("council:") and answers[who] in OPENED
        if {"slug", "token"} & {*parameters_of(address)}
        if address != "council:invitation"
    ]


def ask(world: World, browser: Browser, address: str, method: str) -> Answer:
    path, form = path_of(address, world.house), form_of(address, world.house)
    return browser.ask(method, path, form)


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize(("address", "method"), asked_of(Who.LEAD))
def test_ended_seat_gives_404_with_the_same_session(
    world, browsers, address, method, end
):
    before = ask(world, browsers[Who.LEAD], address, method)

    ENDS[end](world.users[Who.LEAD])
    with watched() as written:
        after = ask(world, browsers[Who.LEAD], address, method)

    assert before in OPENED
    assert after == Answer.HIDDEN
    assert written == set()


@pytest.mark.parametrize(("address", "method"), asked_of(Who.LEAD))
def test_lead_who_became_an_editor_is_one_at_the_next_request(
    world, browsers, address, method
):
    rule = TABLE[address]
    said = (rule.get if method == "GET" else rule.post)[Who.EDITOR]

    seats_of(world.users[Who.LEAD]).update(role=Seat.Role.EDITOR)
    answer = ask(world, browsers[Who.LEAD], address, method)

    if parameters_of(address) == ["slug", "pk"] and address != "council:restore_draft":
        # Of seats: an editor may do nothing but leave.
        assert answer == Answer.HIDDEN
    else:
        assert answer in (OPENED if said in OPENED else {said})


@pytest.mark.parametrize(("address", "method"), asked_of(Who.EDITOR))
def test_user_switched_off_is_a_visitor_at_the_next_request(
    world, browsers, address, method
):
    before = ask(world, browsers[Who.EDITOR], address, method)

    User.objects.filter(pk=world.users[Who.EDITOR].pk).update(is_active=False)

    rule = TABLE[address]
    assert before in OPENED
    assert (
        ask(world, browsers[Who.EDITOR], address, method)
        == (rule.get if method == "GET" else rule.post)[Who.VISITOR]
    )


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize(("address", "method"), asked_of(Who.REVIEWER))
def test_secretariat_that_lost_its_power_gets_404(
    world, browsers, address, method, loss
):
    before = ask(world, browsers[Who.REVIEWER], address, method)

    LOSSES[loss](world.users[Who.REVIEWER])

    assert before in OPENED
    assert ask(world, browsers[Who.REVIEWER], address, method) == Answer.HIDDEN


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("page", ["review", "preview", "correct", "correct_text"])
def test_reviewer_who_lost_the_power_reviews_no_more(world, browsers, page, loss):
    path = path_of(f"admin:members_revision_{page}", world.house)
    browser = Browser(world.users[Who.REVIEWER])
    before = browser.ask("GET", path)

    LOSSES[loss](world.users[Who.REVIEWER])

    assert before == Answer.PAGE
    factor_is_lost = loss == "lost the second factor"
    expected = Answer.SECOND_FACTOR if factor_is_lost else Answer.REFUSED
    assert browser.ask("GET", path) == expected
