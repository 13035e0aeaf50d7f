"""Invitations: offered for 72 hours, accepted once, whoever tries how often."""

from collections import Counter
from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth import authenticate
from django.contrib.auth.hashers import MD5PasswordHasher
from django.db import connection
from django.utils import timezone

from members.models import AuditRecord, Invitation, Mail, Seat, User
from members.workflow.invitations import (
    AlreadySeatedError,
    InvitationOverError,
    TooManyInvitationsError,
    WrongAccountError,
    accept,
    accept_as_new,
    find_invitation,
    invite,
    revoke,
    send_again,
)
from tests.factories import make_organization, make_seat, make_staff, make_user
from tests.members.workflow.cast import make_cast
from tests.members.workflow.people import needs_connections, token_in_mail_to
from tests.members.workflow.test_at_once import at_once

pytestmark = pytest.mark.django_db

NEW = "new@example.org"
PASSWORD = "four plain words here"


@pytest.fixture
def cast():
    return make_cast()


def offer(cast, email=NEW, role="editor"):
    return invite(cast.organization, email, role, by=cast.lead)


def test_invitation_is_mailed_with_a_link_that_leads_to_it(cast):
    invitation = offer(cast)

    assert find_invitation(token_in_mail_to(NEW)) == invitation
    assert Mail.objects.get().is_secret
    assert AuditRecord.objects.get(action="invited").after == "editor"


def test_link_of_others_leads_nowhere(cast):
    offer(cast)
    token = token_in_mail_to(NEW)

    assert find_invitation(token[:-1]) is None
    assert find_invitation("anything") is None
    assert find_invitation(token.replace(":", "", 1)) is None


def test_copy_of_the_database_makes_no_link(cast, settings):
    offer(cast)
    settings.SECRET_KEY = "another key"

    assert find_invitation(token_in_mail_to(NEW)) is None


@pytest.mark.parametrize("has_account", [False, True])
def test_inviting_says_and_does_the_same_for_known_and_unknown(cast, has_account):
    if has_account:
        make_user(NEW)

    invitation = offer(cast)

    assert invitation.is_open
    mail = Mail.objects.get(to=NEW)
    assert mail.subject == "Invitation to look after the entry of Ark"


@pytest.mark.parametrize(
    ("role", "email"),
    [
        ("editor", "EDITOR@example.org"),
        ("lead", "lead@example.org"),
        ("editor", "lead@example.org"),
    ],
)
def test_colleague_who_has_that_much_is_not_invited(cast, role, email):
    with pytest.raises(AlreadySeatedError):
        offer(cast, email, role)

    assert not Mail.objects.exists()


def test_editor_invited_as_lead_becomes_lead(cast):
    seat = accept(offer(cast, cast.editor.email, "lead"), by=cast.editor)

    assert seat.role == "lead"
    assert cast.editor.seats.count() == 1


def test_accepting_gives_the_seat_that_was_offered(cast):
    user = make_user("New@Example.org")

    seat = accept(offer(cast), by=user)

    assert (seat.user, seat.organization, seat.role) == (
        user,
        cast.organization,
        "editor",
    )
    assert Seat.objects.in_force().filter(pk=seat.pk).exists()


def test_leads_hear_that_an_invitation_was_accepted(cast):
    other = make_user("other@example.org")
    make_seat(cast.organization, other, role="lead")

    accept(offer(cast), by=make_user(NEW))

    told = Mail.objects.filter(subject="An invitation was accepted: Ark")
    assert set(told.values_list("to", flat=True)) == {cast.lead.email, other.email}
    assert NEW not in "".join(told.values_list("text", flat=True))


def test_another_account_does_not_get_the_seat(cast):
    invitation = offer(cast)

    with pytest.raises(WrongAccountError):
        accept(invitation, by=make_user("stranger@example.org"))

    assert invitation.organization.seats.count() == 2


def test_invitation_works_once(cast):
    user = make_user(NEW)
    invitation = offer(cast)
    accept(invitation, by=user)

    with pytest.raises(InvitationOverError):
        accept(invitation, by=user)

    assert user.seats.count() == 1


def test_invitation_ends_after_72_hours(cast):
    user = make_user(NEW)
    with time_machine.travel(timezone.now() - timedelta(hours=72, minutes=1)):
        late = offer(cast)
    with time_machine.travel(timezone.now() - timedelta(hours=71)):
        other = invite(make_organization(), NEW, "editor", by=cast.lead)

    with pytest.raises(InvitationOverError):
        accept(late, by=user)
    assert accept(other, by=user)


def test_invitation_taken_back_gives_no_seat(cast):
    invitation = offer(cast)
    revoke(invitation, by=cast.lead)

    with pytest.raises(InvitationOverError):
        accept(invitation, by=make_user(NEW))
    with pytest.raises(InvitationOverError):
        revoke(invitation, by=cast.lead)
    with pytest.raises(InvitationOverError):
        send_again(invitation, by=cast.lead)


def test_sent_twice_both_links_work_until_the_first_acceptance(cast):
    invitation = offer(cast)
    first = token_in_mail_to(NEW)
    with time_machine.travel(timezone.now() + timedelta(hours=70)):
        send_again(invitation, by=cast.lead)
        second = token_in_mail_to(NEW)

    with time_machine.travel(timezone.now() + timedelta(hours=100)):
        assert find_invitation(first) == find_invitation(second) == invitation
        accept(find_invitation(first), by=make_user(NEW))
        with pytest.raises(InvitationOverError):
            accept(find_invitation(second), by=User.objects.get(email=NEW))


def test_link_that_expired_stays_dead_when_the_address_is_invited_again(cast):
    with time_machine.travel(timezone.now() - timedelta(hours=100)):
        offer(cast)
    old = token_in_mail_to(NEW)

    again = offer(cast)

    assert find_invitation(old) is None
    assert find_invitation(token_in_mail_to(NEW)) == again
    assert Invitation.objects.count() == 1


def test_address_in_other_letters_is_the_same_invitation(cast):
    assert offer(cast, "New@Example.org") == offer(cast, NEW)


def test_organization_sends_twenty_invitations_a_day(cast):
    for number in range(20):
        offer(cast, f"new-{number}@example.org")

    with pytest.raises(TooManyInvitationsError):
        offer(cast)
    assert invite(cast.organization, NEW, "editor", by=make_staff())
    assert invite(make_organization(), NEW, "editor", by=cast.lead)
    with time_machine.travel(timezone.now() + timedelta(days=1, minutes=1)):
        assert offer(cast, "later@example.org")


def test_new_account_is_made_with_the_seat_and_a_known_address(cast):
    invitation = offer(cast, "New@Example.org")

    seat = accept_as_new(invitation, name="Somebody New", password=PASSWORD)

    user = authenticate(email="new@example.org", password=PASSWORD)
    assert (user, user.name) == (seat.user, "Somebody New")
    address = user.emailaddress_set.get()
    assert (address.email, address.verified, address.primary) == (NEW, True, True)


def test_account_that_is_there_gets_no_other_password(cast):
    user = make_user(NEW, password=PASSWORD)
    invitation = offer(cast)

    with pytest.raises(WrongAccountError):
        accept_as_new(invitation, name="Thief", password="another long password")

    user.refresh_from_db()
    assert user.check_password(PASSWORD)
    assert not user.seats.exists()


def test_address_that_another_account_had_before_is_free(cast):
    former = make_user("now@example.org")
    former.emailaddress_set.create(email=NEW, verified=True)

    seat = accept_as_new(offer(cast), name="", password=PASSWORD)

    assert seat.user.emailaddress_set.get().email == NEW
    assert not former.emailaddress_set.exists()


def test_seat_that_begins_later_begins_now(cast):
    user = make_user(NEW)
    today = timezone.localdate()
    seat = make_seat(cast.organization, user, since=today + timedelta(days=9))

    accept(offer(cast), by=user)

    seat.refresh_from_db()
    assert seat.since == today


@needs_connections
@pytest.mark.django_db(transaction=True)
def test_many_accepting_at_once_get_one_seat():
    cast = make_cast()
    user = make_user(NEW)
    invitation = offer(cast)

    results = at_once(lambda _number: accept(invitation, by=user).pk, 20)

    seat = user.seats.get()
    assert Counter(results) == {seat.pk: 1, InvitationOverError: 19}


@needs_connections
@pytest.mark.django_db(transaction=True)
def test_two_organizations_at_once_make_one_account():
    cast = make_cast()
    offers = [offer(cast), invite(make_organization(), NEW, "lead", by=cast.lead)]

    results = at_once(
        lambda number: accept_as_new(offers[number], name="", password=PASSWORD).pk, 2
    )

    assert User.objects.filter(email=NEW).count() == 1
    assert Counter(map(type, results)) == {int: 1, type: 1}
    assert WrongAccountError in results


@needs_connections
@pytest.mark.django_db(transaction=True)
def test_many_invitations_at_once_are_one():
    cast = make_cast()

    results = at_once(lambda _number: offer(cast).pk, 10)

    assert len(set(results)) == 1


class Watching(MD5PasswordHasher):
    """Notes whether a transaction, and with it a lock, is open while it works."""

    algorithm = "watching"
    seen: list[bool] = []

    def encode(self, password, salt):
        self.seen.append(connection.in_atomic_block)
        return super().encode(password, salt)


@pytest.mark.django_db(transaction=True)
def test_nobody_waits_while_a_password_is_hashed(cast, settings):
    settings.PASSWORD_HASHERS = [f"{__name__}.Watching"]
    invitation = offer(cast)
    Watching.seen.clear()

    accept_as_new(invitation, name="New", password=PASSWORD)

    assert Watching.seen == [False]
