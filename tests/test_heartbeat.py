"""A worker that sends a long file is not taken for one that hangs."""

import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SLOW = """
import time
from django.conf import settings
settings.configure(
    SECRET_KEY="x", ROOT_URLCONF=__name__, ALLOWED_HOSTS=["*"],
    MIDDLEWARE=["issa_directory.heartbeat.Heartbeat"],
)
from django.core.wsgi import get_wsgi_application
from django.http import StreamingHttpResponse
from django.urls import path

def parts():
    for number in range(8):
        time.sleep(0.5)
        yield b"%d " % number

urlpatterns = [path("", lambda request: StreamingHttpResponse(parts()))]
application = get_wsgi_application()
"""


@pytest.mark.timeout(60)
def test_file_that_takes_longer_than_the_timeout_is_sent_to_its_end(tmp_path):
    (tmp_path / "slow.py").write_text(SLOW)
    site = subprocess.Popen(
        [
            *(sys.executable, "-m", "gunicorn", "slow", "--bind", "127.0.0.1:0"),
            *("--timeout", "2", "--no-control-socket", "--log-level", "info"),
            *("--pythonpath", str(tmp_path)),
        ],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        address = address_in(site)
        with urllib.request.urlopen(address, timeout=30) as answer:  # noqa: S310
            assert answer.read() == b"0 1 2 3 4 5 6 7 "
    finally:
        site.terminate()
        site.wait(10)


def address_in(site):
    """Where it listens, as it tells; the port is one that was free."""
    for line in site.stderr:
        if "Listening at: " in line:
            return line.split("Listening at: ")[1].split(" ")[0]
    raise AssertionError("it does not listen")
