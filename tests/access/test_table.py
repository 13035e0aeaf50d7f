"""Every address answers everybody as the table of permissions says."""

import pytest

from issa_directory.access import TABLE, Again, Answer, Who
from issa_directory.access_rules import PUBLIC
from tests import addresses
from tests.access.places import every_address, form_of, path_of
from tests.access.writes import watched

pytestmark = [pytest.mark.once, pytest.mark.django_db]

TAKEN = {Answer.PAGE, Answer.ELSEWHERE}
# Forms without a page of their own, and what sending them writes. Whoever has the
# link may send the first; that somebody signed out is in the audit.
WRITTEN_BY = {
    ("POST", "account_confirm_email"): {"members_user"},
    ("POST", "account_logout"): {"members_auditrecord"},
    ("POST", "admin:logout"): {"members_auditrecord"},
}
OVERRIDES = {"X-HTTP-Method-Override": "POST", "X-Method-Override": "POST"}
ASKS_AGAIN = [address for address, rule in TABLE.items() if rule.again != Again.NEVER]


def test_every_address_is_in_the_table():
    assert set(every_address()) - TABLE.keys() == set()


def test_every_row_of_the_table_has_an_address():
    assert TABLE.keys() - set(every_address()) == set()


def test_every_rule_speaks_of_everybody():
    partial = {
        address
        for address, rule in TABLE.items()
        if {*rule.get} != {*Who} or {*rule.post} != {*Who}
    }

    assert partial == set()


def test_public_is_what_lies_outside_of_the_private_parts():
    public = {address for address, rule in TABLE.items() if rule is PUBLIC}

    assert public == {*addresses.PUBLIC, *addresses.PROBES, *addresses.FILES}


@pytest.mark.parametrize("address", sorted(TABLE))
def test_answers_to_a_link_are_those_of_the_table(world, browsers, address):
    path, form = path_of(address, world.house), form_of(address, world.house)

    with watched() as written:
        answers = {who: browsers[who].ask("GET", path, form) for who in Who}

    assert answers == TABLE[address].get
    assert written <= WRITTEN_BY.get(("GET", address), set())


@pytest.mark.parametrize("address", sorted(TABLE))
def test_answers_to_a_form_are_those_of_the_table(world, browsers, address):
    path, form = path_of(address, world.house), form_of(address, world.house)
    may_send = {who for who in Who if TABLE[address].post[who] == Answer.PAGE}
    may_not = set(Who) - may_send

    sent = {who: browsers[who].ask("POST", path, form) for who in may_send}
    with watched() as written:
        refused = {who: browsers[who].ask("POST", path, form) for who in may_not}

    assert set(sent.values()) <= TAKEN
    assert refused == {who: TABLE[address].post[who] for who in may_not}
    assert written <= WRITTEN_BY.get(("POST", address), set())


@pytest.mark.parametrize("address", sorted(TABLE))
def test_head_is_answered_as_get_is_and_changes_nothing(world, browsers, address):
    path = path_of(address, world.house)

    with watched() as written:
        answers = {who: browsers[who].ask("HEAD", path) for who in Who}

    assert answers == TABLE[address].get
    assert written == set()


@pytest.mark.parametrize("address", sorted(TABLE))
def test_no_address_knows_another_method(world, browsers, address):
    path = path_of(address, world.house)

    with watched() as written:
        answers = {
            (who, method): browsers[who].ask(method, path)
            for method in ("PUT", "PATCH", "DELETE", "TRACE")
            for who in Who
        }

    assert set(answers.values()) == {Answer.NO_METHOD}
    assert written == set()


@pytest.mark.parametrize("address", sorted(TABLE))
def test_link_that_claims_to_be_a_form_is_a_link(world, browsers, address):
    path, form = path_of(address, world.house), form_of(address, world.house)
    claimed = {**form, "_method": "POST"} if form else {}

    with watched() as written:
        answers = {
            who: browsers[who].ask("GET", path, claimed, headers=OVERRIDES)
            for who in (Who.LEAD, Who.SUPERUSER)
        }

    assert answers == {who: TABLE[address].get[who] for who in answers}
    assert written == set()


@pytest.mark.parametrize("address", ASKS_AGAIN)
def test_old_session_is_asked_for_the_password_once_more(
    world, browsers, old_browsers, address
):
    rule, path, form = (
        TABLE[address],
        path_of(address, world.house),
        form_of(address, world.house),
    )
    admitted = {who for who in Who if rule.post[who] in TAKEN or rule.get[who] in TAKEN}

    opened = {old_browsers[who].ask("GET", path) for who in admitted}
    with watched() as written:
        sent = {who: old_browsers[who].ask("POST", path, form) for who in admitted}

    expected = (
        {Answer.PASSWORD} if rule.again == Again.TO_OPEN else {*rule.get.values()}
    )
    assert opened <= expected
    # Who may not send is refused all the same, before or after that question.
    for who, answer in sent.items():
        refused = set() if rule.post[who] in TAKEN else {rule.post[who]}
        assert answer in {Answer.PASSWORD} | refused
    assert written == set()
