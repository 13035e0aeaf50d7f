"""What the gate refuses, with the reason; nothing was written in any of these cases."""

from typing import TYPE_CHECKING

from members.models import Revision, Unfinished

if TYPE_CHECKING:
    from members.entry_merge import Merge


class WorkflowError(Exception):
    """Refused."""


class StaleError(WorkflowError):
    """Decided on a version that is no longer the one there; `revision` is as now."""

    def __init__(self, revision: Revision | None = None) -> None:
        super().__init__("the version has moved")
        self.revision = revision


class MergedError(StaleError):
    """The organization was merged into another one, and is not changed any more."""


class IllegalTransitionError(WorkflowError):
    """The revision is in a state from which this verb does not lead."""

    def __init__(self, revision: Revision, verb: str) -> None:
        super().__init__(f"{verb} does not lead from {revision.state}")
        self.revision = revision


class OwnSubmissionError(WorkflowError):
    """Nobody publishes what they wrote or sent themselves, unless settings say so."""


class SeatOverError(WorkflowError):
    """The seat has ended meanwhile."""


class NothingToSubmitError(WorkflowError):
    """The draft says what is public already."""


class NotReadyError(WorkflowError):
    """Something typed cannot be saved yet: finish it or drop it before submitting."""

    def __init__(self, unfinished: list[Unfinished]) -> None:
        super().__init__("unfinished input")
        self.unfinished = unfinished


class ConflictError(WorkflowError):
    """The same field was changed by two; `merge` holds all three texts of each."""

    def __init__(self, merge: "Merge", revision: Revision | None = None) -> None:
        super().__init__("the same field was changed by two")
        self.merge = merge
        self.revision = revision
