"""A site that can be killed at any moment, and started again on the same data."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.browser.site import GUNICORN, ROOT, database, wait_until_ready
from tests.plugins.postgres import free_port


class Site:
    def __init__(self, url: str, folder: Path) -> None:
        self.port = free_port()
        self.origin = f"http://127.0.0.1:{self.port}"
        self.log = (folder / "log").open("a+")
        self.process: subprocess.Popen[bytes] | None = None
        self.environment = os.environ | {
            "DATABASE_URL": url,
            "SITE_ORIGIN": self.origin,
            "ALLOWED_HOSTS": "127.0.0.1",
        }

    def fill(self) -> None:
        command = [sys.executable, "-m", "tests.durability.fill"]
        subprocess.run(command, check=True, timeout=100, cwd=ROOT, env=self.environment)

    def start(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, *GUNICORN, "--bind", f"127.0.0.1:{self.port}"],
            cwd=ROOT,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=self.log,
            stderr=self.log,
            # A group of its own: its workers are killed with it.
            start_new_session=True,
        )
        wait_until_ready(self.process, self.port, Path(self.log.name))

    def kill(self) -> None:
        """As a power cut would end it: no goodbye to anybody."""
        if self.process and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(timeout=20)
            time.sleep(0.1)


@contextmanager
def site(folder: Path) -> Iterator[Site]:
    """A site with an organization and its lead, not started yet."""
    with database(folder) as url:
        running = Site(url, folder)
        try:
            running.fill()
            yield running
        finally:
            running.kill()
            running.log.close()
