"""A command whose work can go on beside the web workers, until it is told to end."""

import logging
import os
import signal
from argparse import ArgumentParser
from threading import Event
from typing import Any

from django.core.management.base import BaseCommand
from django.db import Error as DatabaseError
from django.db import close_old_connections

log = logging.getLogger(__name__)


class ForeverCommand(BaseCommand):
    """Subclasses say what is done `once`, and what at each of many `turn`s."""

    seconds: float

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--forever",
            action="store_true",
            help="look again every few seconds, until SIGTERM or Ctrl-C",
        )
        parser.add_argument(
            "--seconds",
            type=float,
            default=self.seconds,
            help=f"how many (default: {self.seconds:g})",
        )
        parser.add_argument(
            "--with-parent",
            action="store_true",
            help="end when the process ends that started this one",
        )

    def handle(self, *args: Any, forever: bool, **options: Any) -> None:
        if not forever:
            self.once()
            return
        ended = Event()
        # What is being done is finished first.
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: ended.set())
        parent = os.getppid() if options["with_parent"] else None
        while not ended.is_set() and parent in (None, os.getppid()):
            try:
                self.turn()
            except DatabaseError as error:
                # A database that restarts is no reason to do nothing any more.
                log.warning("The database is away: %s", type(error).__name__)
            close_old_connections()
            ended.wait(options["seconds"])

    def once(self) -> None:
        raise NotImplementedError

    def turn(self) -> None:
        raise NotImplementedError
