"""What all tests share."""

from collections.abc import Iterator

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.cache import cache
from pytest_django.live_server_helper import LiveServer

from issa_directory import keeping
from members.directory import index, reached, text, vocabulary
from tests.network import load


@pytest.fixture(autouse=True)
def _nothing_kept():
    """Each test has a database of its own: nothing kept of another may answer."""
    index.forget()
    vocabulary.forget()
    keeping.forget()
    text.forget()
    reached.forget()


@pytest.fixture(autouse=True)
def _nothing_counted(request):
    """Attempts are counted in a table that is no model's: no flush empties it."""
    marker = request.node.get_closest_marker("django_db")
    if marker and marker.kwargs.get("transaction"):
        request.getfixturevalue("transactional_db")
        cache.clear()


@pytest.fixture
def quick_hashes(settings):
    """For tests that sign in often: how passwords are kept is no matter to them."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def network(db):
    """The demonstration network, as `loaddata` loads it."""
    load()


class LeaveStaticFiles(StaticFilesHandler):
    """Leaves the collected static files to WhiteNoise, as a deployment does."""

    def _should_handle(self, path: str) -> bool:
        return False


@pytest.fixture(scope="session")
def live_server() -> Iterator[LiveServer]:
    """pytest-django's, whose own handler knows no hashed names of static files."""
    server = LiveServer("localhost", start=False)
    server.thread.static_handler = LeaveStaticFiles
    server.start()
    yield server
    server.stop()
