"""Logs in which a line is a record: what visitors send writes none of its own."""

import logging
import re

# Line ends, the escapes of terminals, what turns the direction of writing round.
CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def escaped(text: str) -> str:
    return CONTROLS.sub(lambda found: ascii(found[0])[1:-1], text)


class OneLineFormatter(logging.Formatter):
    """One line a record; the lines of a traceback follow it, each behind a bar."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802
        return escaped(super().formatMessage(record))

    def formatException(self, ei: object) -> str:  # noqa: N802
        lines = super().formatException(ei).splitlines()  # type: ignore[arg-type]
        return "\n".join(f"| {escaped(line)}" for line in lines)
