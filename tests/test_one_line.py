"""A log line is a record: nothing that comes in writes lines of its own."""

import logging
import sys

import pytest
from django.conf import settings

from issa_directory.one_line import OneLineFormatter

FORGED = "\r\n2026-05-12 10:00 INFO login ok\x1b[2J\u2028\u202etxt"


def written(message: str, *args: object, exc_info: object = None) -> str:
    record = logging.LogRecord("name", logging.WARNING, "", 0, message, args, exc_info)
    return OneLineFormatter("%(levelname)s %(message)s").format(record)


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\x0b", "\x85", "\u2028", "\x1b["])
def test_line_ends_and_escapes_are_written_as_what_they_are(end):
    line = written("Not Found: %s", f"/a{end}b")

    assert len(line.splitlines()) == 1
    assert "\x1b" not in line
    assert "/a\\" in line


def test_forged_record_stays_inside_of_its_own():
    line = written("Not Found: %s", FORGED)

    assert line.startswith("WARNING Not Found: \\r\\n2026-05-12")
    assert len(line.splitlines()) == 1


def test_letters_of_all_languages_stay_readable():
    assert written("Баярмаа 人民") == "WARNING Баярмаа 人民"


def test_lines_of_a_traceback_cannot_be_taken_for_records():
    try:
        raise ValueError(FORGED)
    except ValueError:
        lines = written("Failed", exc_info=sys.exc_info()).splitlines()

    assert lines[0] == "WARNING Failed"
    assert all(line.startswith("| ") for line in lines[1:])
    assert "login ok" in "".join(lines)


def test_site_writes_its_logs_so():
    formatter = settings.LOGGING["formatters"]["one_line"]
    handlers = settings.LOGGING["handlers"].values()

    assert formatter["()"] == "issa_directory.one_line.OneLineFormatter"
    assert {handler["formatter"] for handler in handlers} == {"one_line"}
