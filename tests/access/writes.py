"""Hears every statement that writes, whatever becomes of it."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

WRITES = re.compile(
    r"\s*(?:INSERT(?: OR \w+)? INTO|REPLACE INTO|UPDATE|DELETE FROM)\s+\"?(\w+)", re.I
)
# Who is here, how often they came, and what they were told: no content.
OF_THE_VISIT = {
    *("cache", "django_session", "usersessions_usersession"),
    # That somebody's address is known to allauth too.
    "account_emailaddress",
}


@contextmanager
def watched() -> Iterator[set[str]]:
    """The tables that are written to, but for those of the visit itself."""
    written: set[str] = set()

    def hear(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if (found := WRITES.match(sql)) and found[1] not in OF_THE_VISIT:
            written.add(found[1])
        return execute(sql, *rest)

    with connection.execute_wrapper(hear):
        yield written
