"""The site as `make run` serves it, on a database and a port of its own."""

import os
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from psycopg.sql import SQL, Identifier

from tests.plugins.postgres import free_port

ROOT = Path(__file__).parents[2]
GUNICORN = (
    *("-m", "gunicorn", "tests.browser.wsgi", "--workers", "2"),
    *("--worker-class", "sync", "--timeout", "10", "--no-control-socket"),
    *("--log-level", "warning"),
)


@contextmanager
def running(folder: Path) -> Iterator[str]:
    """The origin of a site that is filled and answers."""
    # Stopped by `kill`, pytest would leave it running.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    port = free_port()
    origin = f"http://127.0.0.1:{port}"
    with database(folder) as url, (folder / "log").open("w+") as log:
        environment = os.environ | {
            "DATABASE_URL": url,
            "SITE_ORIGIN": origin,
            "ALLOWED_HOSTS": "127.0.0.1",
        }
        process = {"cwd": ROOT, "env": environment, "stdin": subprocess.DEVNULL}
        filling = [sys.executable, "-m", "tests.browser.fill"]
        subprocess.run(filling, check=True, timeout=200, **process)
        server = subprocess.Popen(
            [sys.executable, *GUNICORN, "--bind", f"127.0.0.1:{port}"],
            stdout=log,
            stderr=log,
            **process,
        )
        try:
            wait_until_ready(server, port, Path(log.name))
            yield origin
        finally:
            server.terminate()
            server.wait(timeout=20)


def wait_until_ready(server: subprocess.Popen, port: int, log: Path) -> None:
    for _ in range(300):
        if server.poll() is not None:
            break
        connection = HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", "/readyz")
            if connection.getresponse().status == 200:
                return
        except OSError:
            pass
        finally:
            connection.close()
        time.sleep(0.1)
    raise RuntimeError(f"The site does not start:\n{log.read_text()}")


@contextmanager
def database(folder: Path) -> Iterator[str]:
    """The URL of an empty database of the kind that the tests run on."""
    url = os.environ.get("DATABASE_URL", "")
    if not url.startswith(("postgres", "psql", "pgsql")):
        yield f"sqlite:///{folder}/site.sqlite3"
        return

    name = f"browser_{secrets.token_hex(6)}"
    parts = urlsplit(url)
    server = parts._replace(scheme="postgresql", path="/postgres").geturl()
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
        try:
            yield parts._replace(path=f"/{name}").geturl()
        finally:
            drop = SQL("DROP DATABASE {} WITH (FORCE)")
            connection.execute(drop.format(Identifier(name)))
