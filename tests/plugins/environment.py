"""The environment that the tests' settings are read from.

A plugin and not a conftest.py, which pytest reads after Django's settings.
"""

import os
import secrets
from pathlib import Path

import hypothesis
import pytest

FIXED = {
    "DEBUG": "off",
    "HTTPS": "off",
    "ALLOWED_HOSTS": "testserver,localhost,127.0.0.1",
    "SITE_ORIGIN": "http://testserver",
    "STATIC_ROOT": str(Path(__file__).parents[2] / "var" / "test-static"),
    # A connection kept open would stand in the way of dropping the test database.
    "CONN_MAX_AGE": "0",
}


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests() -> None:
    # Set, not defaulted: a shell or .env made for a real site changes no result.
    # DATABASE_URL alone stays as it is, to run the tests on another database.
    os.environ.update(FIXED, SECRET_KEY=secrets.token_urlsafe(50))

    # Two busy cores are no reason to fail; in CI, hypothesis knows that by itself.
    hypothesis.settings.register_profile("unhurried", deadline=None)
    if "CI" not in os.environ:
        hypothesis.settings.load_profile("unhurried")
