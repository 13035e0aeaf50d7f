"""Plans and applies the imports that wait."""

import logging
import os
import signal
from argparse import ArgumentParser
from threading import Event
from typing import Any

from django.core.management.base import BaseCommand
from django.db import Error as DatabaseError
from django.db import close_old_connections

from members.intake import heartbeat, run_waiting

log = logging.getLogger(__name__)


class Command(BaseCommand):
    help = (
        "Plans the files that were loaded and applies the plans that were asked for. "
        "It may be killed at any moment: what was begun is begun again."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--forever",
            action="store_true",
            help="look again every second, until SIGTERM or Ctrl-C",
        )
        parser.add_argument(
            "--seconds", type=float, default=1, help="how many (default: 1)"
        )
        parser.add_argument(
            "--with-parent",
            action="store_true",
            help="end when the process ends that started this one",
        )

    def handle(self, *args: Any, forever: bool, **options: Any) -> None:
        if not forever:
            self.stdout.write(f"Imports: {run_waiting()}")
            return
        ended = Event()
        # An import that is being worked on is finished first.
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: ended.set())
        parent = os.getppid() if options["with_parent"] else None
        while not ended.is_set() and parent in (None, os.getppid()):
            self.run_one()
            ended.wait(options["seconds"])

    def run_one(self) -> None:
        try:
            heartbeat.beat()
            run_waiting(1)
        except DatabaseError as error:
            # A database that restarts is no reason to do nothing any more.
            log.warning("The imports cannot be read: %s", type(error).__name__)
        close_old_connections()
