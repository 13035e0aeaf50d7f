"""The sender of mails as a process: it ends when told, and shares its work."""

import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from shlex import quote

import pytest

from tests.browser.site import ROOT
from tests.durability.site import site
from tests.members.workflow.mail_server import MailServer

QUEUE = """
from members.workflow.mail import queue_mail
for number in range({count}):
    queue_mail(f"{{number}}@example.org", "Subject", "Text")
"""


def run(running, *command):
    command = [sys.executable, "manage.py", *command]
    subprocess.run(command, check=True, timeout=60, cwd=ROOT, env=running.environment)


def started(running, *options):
    command = [sys.executable, "manage.py", "send_mail", *options]
    return subprocess.Popen(command, cwd=ROOT, env=running.environment)


@contextmanager
def outbox(folder, count):
    """A site with so many mails to send, and a server that takes them."""
    with site(folder) as running, MailServer() as server:
        running.environment["EMAIL_URL"] = f"smtp://127.0.0.1:{server.address[1]}"
        run(running, "shell", "-c", QUEUE.format(count=count))
        yield running, server


def wait_until(is_so):
    for _ in range(900):
        if is_so():
            return
        time.sleep(0.1)
    raise AssertionError("waited for too long")


def test_senders_at_the_same_time_send_each_mail_once(tmp_path):
    with outbox(tmp_path, 30) as (running, server):
        senders = [started(running) for _ in range(3)]

        assert [sender.wait(timeout=60) for sender in senders] == [0, 0, 0]

    assert sorted(server.recipients) == sorted(f"{n}@example.org" for n in range(30))


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_sender_works_until_it_is_told_to_end(tmp_path, number):
    with outbox(tmp_path, 1) as (running, server):
        sender = started(running, "--forever", "--seconds", "0.2")
        wait_until(lambda: len(server.taken) == 1)
        run(running, "shell", "-c", QUEUE.format(count=1))
        wait_until(lambda: len(server.taken) == 2)

        sender.send_signal(number)

        assert sender.wait(timeout=20) == 0


def test_sender_ends_with_the_process_that_started_it(tmp_path):
    with outbox(tmp_path, 1) as (running, server):
        options = "--forever --seconds 0.2 --with-parent"
        script = (
            f"{quote(sys.executable)} manage.py send_mail {options} & echo $!; "
            "exec sleep 60"
        )
        parent = subprocess.Popen(
            ["sh", "-c", script],
            cwd=ROOT,
            env=running.environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        sender = int(parent.stdout.readline())
        wait_until(lambda: len(server.taken) == 1)

        parent.kill()
        parent.wait()

        wait_until(lambda: not is_running(sender))


def is_running(pid):
    # A process that nobody waits for is there as a zombie where nothing reaps it.
    listed = subprocess.run(
        ["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True
    )
    return listed.stdout.strip()[:1] not in ("", "Z")
