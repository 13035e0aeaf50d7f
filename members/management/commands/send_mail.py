"""Sends the mails of the outbox."""

from members.management.forever import ForeverCommand
from members.workflow.mail import send_due


class Command(ForeverCommand):
    help = (
        "Sends the mails that are due and tells how many. A mail that a server does "
        "not take now is tried again later, for three days."
    )
    seconds = 5

    def once(self) -> None:
        self.stdout.write(f"Mails sent: {send_due()}")

    def turn(self) -> None:
        send_due()
