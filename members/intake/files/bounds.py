"""How much of a file is looked at before so much is wrong that nobody reads on."""

from dataclasses import dataclass

from members.intake.opening.limits import Limits, RefusedError

# Of the mistakes of a file that is refused for their number, these are told.
TOLD = 100


@dataclass
class Bounds:
    """Counts what a file brings; raises RefusedError where that is too much."""

    limits: Limits
    mistakes: int = 0

    def organizations(self, count: int) -> None:
        """So many organizations have been met so far."""
        if count > self.limits.organizations:
            raise RefusedError("organizations", most=self.limits.organizations)

    def lines(self, count: int, row: int | None, sheet: str = "") -> None:
        """One organization has so many lines in all its lists."""
        if count > self.limits.lines:
            most = self.limits.lines
            raise RefusedError("lines", most=most, row=row, sheet=sheet)

    def wrong(self, count: int) -> None:
        """So much more is wrong."""
        self.mistakes += count
        if self.mistakes > self.limits.mistakes:
            raise RefusedError("mistakes", most=self.limits.mistakes)
