"""Runs Python beside a site, on its database, without starting anew for each line."""

import json
import os
import subprocess
import sys
from typing import Any

from tests.browser.site import ROOT


class Console:
    """A process that runs functions of `tests.durability.import_steps` by name."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.durability.console"],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, name: str) -> Any:
        """What the function answers, as JSON has it."""
        print(name, file=self.process.stdin, flush=True)
        return json.loads(self.process.stdout.readline())

    def end(self) -> None:
        self.process.stdin.close()
        self.process.wait(timeout=20)


def main() -> None:
    from tests.durability import import_steps

    for line in sys.stdin:
        print(json.dumps(getattr(import_steps, line.strip())()), flush=True)


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "issa_directory.settings")
    django.setup()
    main()
