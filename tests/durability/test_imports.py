"""An import that is killed is applied whole or not at all, and goes on afterwards.

HYPOTHESIS_PROFILE=thorough kills 20 times within 5,000 rows, instead of 3 within 600.
"""

import random
import signal
import subprocess
import sys
import time

import pytest

from tests.browser.site import ROOT, database
from tests.durability.console import Console
from tests.durability.import_steps import IS_THOROUGH, ORGANIZATIONS
from tests.durability.site import Site

pytestmark = pytest.mark.timeout(3600 if IS_THOROUGH else 120)

ROUNDS = 20 if IS_THOROUGH else 3
NOTHING, EVERYTHING = [0, 0, 0], [ORGANIZATIONS] * 3


class Runners:
    """Starts the background job on a database, and looks at what it did."""

    def __init__(self, site):
        self.site = site
        self.console = Console(site.environment)

    def ask(self, name):
        return self.console.ask(name)

    def start(self, *options):
        command = [sys.executable, "manage.py", "run_imports", *options]
        return subprocess.Popen(command, cwd=ROOT, env=self.site.environment)

    def start_at_work(self):
        """A runner that has just taken up an import."""
        process = self.start()
        self.wait_until(lambda: self.ask("is_held") or process.poll() is not None)
        return process

    def kill_at_work(self, seconds):
        """Kill a runner so long after it has taken up an import."""
        process = self.start_at_work()
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=20)

    def seconds_of_work(self):
        """How long a runner takes from taking up an import until it is done."""
        process = self.start_at_work()
        began = time.monotonic()
        assert process.wait(timeout=300) == 0
        return time.monotonic() - began

    def finish(self):
        self.ask("a_minute_later")
        assert self.start().wait(timeout=300) == 0

    @staticmethod
    def wait_until(is_so):
        for _ in range(1800):
            if is_so():
                return
            time.sleep(0.05)
        raise AssertionError("waited for too long")


@pytest.fixture
def runners(tmp_path):
    with database(tmp_path) as url:
        site = Site(url, tmp_path)
        found = Runners(site)
        try:
            found.ask("fill")
            yield found
        finally:
            found.console.end()
            site.log.close()


def test_import_that_is_killed_writes_all_or_nothing_and_is_finished_after(runners):
    shares, found = random.Random(11), []
    runners.ask("apply")
    seconds = runners.seconds_of_work()
    for turn in range(ROUNDS):
        runners.ask("apply_anew")
        # Spread over the whole of the work, so that no part of it is spared.
        runners.kill_at_work(seconds * (turn + shares.random()) / ROUNDS)

        rows = runners.ask("counts")
        assert rows in (NOTHING, EVERYTHING)
        assert (rows == EVERYTHING) == (runners.ask("states") == ["applied"])
        found.append(rows)
        runners.finish()
        assert runners.ask("states") == ["applied"]
        assert runners.ask("counts") == EVERYTHING

    print(f"{seconds:.1f} s; killed before the end: {found.count(NOTHING)} of {ROUNDS}")
    assert NOTHING in found


def test_undo_that_is_killed_removes_all_or_nothing(runners):
    runners.ask("apply")
    runners.finish()
    runners.ask("undo")
    for seconds in (0.2, 0.8):
        runners.kill_at_work(seconds)
        assert runners.ask("counts") in (NOTHING, EVERYTHING)
        runners.ask("a_minute_later")

    runners.finish()

    assert runners.ask("states") == ["undone", "applied"]
    assert runners.ask("counts") == NOTHING


def test_plan_that_is_killed_is_made_anew(runners):
    for seconds in (0.1, 0.4, 0.8):
        runners.ask("plan_again")
        runners.kill_at_work(seconds)
        runners.ask("a_minute_later")

    runners.finish()

    assert (runners.ask("states"), runners.ask("counts")) == (["planned"], NOTHING)
    assert runners.ask("planned_rows") == ORGANIZATIONS


def test_runners_at_the_same_time_do_each_import_once(runners):
    runners.ask("apply")

    several = [runners.start() for _ in range(3)]

    assert [each.wait(timeout=60) for each in several] == [0, 0, 0]
    assert (runners.ask("states"), runners.ask("counts")) == (["applied"], EVERYTHING)


def test_runner_works_until_it_is_told_to_end(runners):
    runners.ask("apply")
    process = runners.start("--forever", "--seconds", "0.2")
    runners.wait_until(lambda: runners.ask("states") == ["applied"])

    process.send_signal(signal.SIGTERM)

    assert process.wait(timeout=20) == 0
