"""Plans and applies the imports that wait."""

from members.intake import heartbeat, run_waiting
from members.management.forever import ForeverCommand


class Command(ForeverCommand):
    help = (
        "Plans the files that were loaded and applies the plans that were asked for. "
        "It may be killed at any moment: what was begun is begun again."
    )
    seconds = 1

    def once(self) -> None:
        self.stdout.write(f"Imports: {run_waiting()}")

    def turn(self) -> None:
        heartbeat.beat()
        run_waiting(1)
