"""Processor time of this process and of the database's process that works for it."""

import os
from pathlib import Path
from time import process_time

from django.db import connection


def processor_seconds() -> float:
    """So far. On PostgreSQL with the time of the server's process, where it is here."""
    return process_time() + _of_server()


def _of_server() -> float:
    if connection.vendor != "postgresql" or connection.connection is None:
        return 0.0
    pid = connection.connection.info.backend_pid
    path = Path(f"/proc/{pid}/schedstat")
    # Nanoseconds on a processor come first.
    return int(path.read_text().split()[0]) / 1e9 if path.exists() else 0.0


def memory_mb() -> float:
    """What this process holds of the machine's memory now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20
