"""What somebody else does after a page was checked and before the gate is reached."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

# The first that `workflow.publishing.lock` asks once it holds an organization.
AT_THE_GATE = re.compile(r'SELECT \S+ AS "a" FROM "members_merger"')


@contextmanager
def meanwhile(
    act: Callable[[], Any], at: re.Pattern[str] = AT_THE_GATE
) -> Iterator[list[Any]]:
    """`act` once, right before the first statement that begins like `at`.

    Yields a list that then holds what it returned, so that a test can see that the
    moment came.
    """
    done: list[Any] = []
    is_over = False

    def watch(execute: Any, sql: str, *more: Any) -> Any:
        nonlocal is_over
        if at.match(sql) and not is_over:
            is_over = True
            done.append(act())
        return execute(sql, *more)

    with connection.execute_wrapper(watch):
        yield done
