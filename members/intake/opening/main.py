"""Reads a file from standard input, tells its kind by its content, and answers."""

import contextlib
import json
import os
import resource
import sys
import zipfile
import zlib
from typing import Any, BinaryIO

from members.intake.opening.answer import Answer
from members.intake.opening.archive import open_zip
from members.intake.opening.delimited import open_csv
from members.intake.opening.documents import open_json
from members.intake.opening.limits import Counter, Limits, RefusedError

ZIP = (b"PK\x03\x04", b"PK\x05\x06")
# How documents of older programs begin, and those that are kept by a password.
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
OTHERS = (
    b"%PDF",
    b"\x89PNG",
    b"GIF8",
    b"\xff\xd8\xff",
    b"\x1f\x8b",
    b"7z\xbc",
    b"Rar!",
)


def main() -> None:
    name, limits = sys.argv[1], Limits(**json.loads(sys.argv[2]))
    restrict(limits)
    answer = Answer(sys.stdout.buffer)
    try:
        open_any(name, sys.stdin.buffer, Counter(limits), answer)
    except RefusedError as refusal:
        answer.refuse(refusal.why, **refusal.said)
    except MemoryError:
        answer.refuse("memory")
    except RecursionError:
        answer.refuse("nested_deep")
    except Exception as error:  # what was not foreseen is told in the log
        print(repr(error), file=sys.stderr)
        foreseen = (zipfile.BadZipFile, zlib.error, EOFError, UnicodeError)
        answer.refuse(
            "broken", detail=str(error) if isinstance(error, foreseen) else ""
        )
    answer.end()


def restrict(limits: Limits) -> None:
    most = {
        resource.RLIMIT_AS: limits.memory,
        resource.RLIMIT_CPU: limits.seconds,
        resource.RLIMIT_FSIZE: limits.answer,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_NOFILE: 16,
    }
    for limit, value in most.items():
        # Where the system knows no such limit, or set a stricter one before.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(limit, (value, value))


def open_any(name: str, stream: BinaryIO, counter: Counter, answer: Answer) -> None:
    size = os.fstat(stream.fileno()).st_size
    if size > counter.limits.size:
        raise RefusedError("size", size=size, most=counter.limits.size)
    start = stream.read(4096)
    stream.seek(0)
    if not start.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
        raise RefusedError("empty")
    if start.startswith(ZIP):
        open_zip(name, stream, counter, answer)
    elif start.startswith(OLE):
        is_encrypted = ENCRYPTED in stream.read()
        raise RefusedError("encrypted" if is_encrypted else "old_excel")
    elif start.startswith(OTHERS):
        raise RefusedError("unknown")
    else:
        open_text(name, start, stream, counter, answer)


def open_text(
    name: str, start: bytes, stream: BinaryIO, counter: Counter, answer: Answer
) -> None:
    sign: Any = start.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0")[:1]
    if sign in (b"{", b"["):
        open_json(name, stream, counter, answer)
    elif sign == b"<":
        raise RefusedError("markup")
    else:
        open_csv(name, stream, counter, answer)


if __name__ == "__main__":
    main()
