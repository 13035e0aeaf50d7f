"""Colleagues with long names, who invite and are named, and the link of a reminder."""

from datetime import date

from django.core import signing

from members.models import Organization, User
from members.workflow.contacts import give_contact
from members.workflow.invitations import invite
from members.workflow.reminders import SALT
from tests.factories import make_seat, make_user

LONG_NAMES = "/council/long-names/colleagues/"
REMINDER = f"/council/confirm/{signing.dumps(['long-names', 1], salt=SALT)}/"

LONG_NAME = "Александра-Екатерина Константинопольская-Преображенская"
LONG_ADDRESS = "a.very.long.mailbox.name.of.a.person@" + "subdomain." * 6 + "example"


def make_colleagues(organization: Organization, speaker: User) -> None:
    """`speaker`, who is there already, becomes lead and is named to visitors."""
    seat = organization.seats.get(user=speaker)
    seat.role = "lead"
    seat.save()
    give_contact(seat, name=LONG_NAME, role="Директор", email=LONG_ADDRESS, phone="1")
    colleague = make_user(LONG_ADDRESS, name=LONG_NAME)
    make_seat(organization, colleague, until=date(2099, 12, 31))
    invite(organization, f"new.{LONG_ADDRESS}", "editor", by=speaker)
