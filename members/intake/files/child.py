"""Starts the program that takes files apart, and reads what it answers."""

import json
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

from members.intake.opening.limits import Limits

ROOT = Path(__file__).parents[3]
PROGRAM = (
    f"import sys; sys.path.insert(0, {str(ROOT)!r}); "
    "from members.intake.opening.main import main; main()"
)
# It is let to use all its processor time on a machine that is busy with other work.
PATIENCE = 3
ROW = b'["row"'
END = 1 << 16  # more than a refusal and the end take

log = logging.getLogger(__name__)
Said = list[Any]


class Answer:
    """What the program found, kept in a file, so that it is never held whole."""

    def __init__(self, stream: IO[bytes], failure: Said | None) -> None:
        self._stream = stream
        self._failure = failure

    def refused(self) -> Said | None:
        """Why nothing of the file is to be used; asked first, for it is told last."""
        size = self._stream.seek(0, os.SEEK_END)
        self._stream.seek(max(0, size - END))
        *_before, last, end = [b"", b"", *self._stream.read().splitlines(keepends=True)]
        if end != b'["end"]\n':
            return self._failure or ["broken", {}]
        if last.startswith(b'["refused"'):
            _refused, *why = json.loads(last)
            return why
        return None

    def parts(self) -> Iterator[tuple[Said, int]]:
        """All but rows, each with the place where it ends."""
        self._stream.seek(0)
        # Not by iteration, during which a file does not tell its place.
        while line := self._stream.readline():
            if not line.startswith(ROW):
                at = self._stream.tell()
                yield json.loads(line), at
                self._stream.seek(at)

    def rows(self, at: int) -> Iterator[tuple[int, list[Any]]]:
        """The rows from a place up to the next part, with their numbers."""
        self._stream.seek(at)
        for line in self._stream:
            if not line.startswith(ROW) or not line.endswith(b"\n"):
                return
            _row, number, cells = json.loads(line)
            yield number, cells

    def close(self) -> None:
        self._stream.close()


def take_apart(path: Path, name: str, limits: Limits) -> Answer:
    """The answer about a file; whatever happens to the program, there is one."""
    answer = TemporaryFile()  # noqa: SIM115 - whoever reads the answer closes it
    failure: Said | None = None
    command = [sys.executable, "-I", "-c", PROGRAM, name, json.dumps(asdict(limits))]
    try:
        with path.open("rb") as file:
            subprocess.run(
                command,
                stdin=file,
                stdout=answer,
                stderr=subprocess.PIPE,
                timeout=limits.seconds * PATIENCE,
                env={},  # it has no use for the site's secrets
                check=True,
            )
    except subprocess.TimeoutExpired:
        failure = ["time", {}]
    except subprocess.CalledProcessError as error:
        log.warning("A file stopped its reader: %s %r", error, error.stderr[-500:])
        failure = ["time" if error.returncode < 0 else "memory", {}]
    except OSError:
        failure = ["unreadable", {}]
    return Answer(answer, failure)
