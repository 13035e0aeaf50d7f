"""Sends the mails of the outbox."""

import logging
import os
import signal
from argparse import ArgumentParser
from threading import Event
from typing import Any

from django.core.management.base import BaseCommand
from django.db import Error as DatabaseError
from django.db import close_old_connections

from members.workflow.mail import send_due

log = logging.getLogger(__name__)


class Command(BaseCommand):
    help = (
        "Sends the mails that are due and tells how many. A mail that a server does "
        "not take now is tried again later, for three days."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--forever",
            action="store_true",
            help="look again every few seconds, until SIGTERM or Ctrl-C",
        )
        parser.add_argument(
            "--seconds", type=float, default=5, help="how many (default: 5)"
        )
        parser.add_argument(
            "--with-parent",
            action="store_true",
            help="end when the process ends that started this one",
        )

    def handle(self, *args: Any, forever: bool, **options: Any) -> None:
        if not forever:
            self.stdout.write(f"Mails sent: {send_due()}")
            return
        ended = Event()
        # A mail that is being sent is finished first.
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: ended.set())
        parent = os.getppid() if options["with_parent"] else None
        while not ended.is_set() and parent in (None, os.getppid()):
            self.send()
            ended.wait(options["seconds"])

    def send(self) -> None:
        try:
            send_due()
        except DatabaseError as error:
            # A database that restarts is no reason to send nothing any more.
            log.warning("The outbox cannot be read: %s", type(error).__name__)
        close_old_connections()
