"""The work that waits: planned and applied beside the web workers, one at a time."""


def run_waiting(most: int = 100) -> int:
    """Plan and apply what waits, at most so many imports; returns how many.

    May be killed at any moment, and run by several at once: whoever comes next
    takes up what a dead one held.
    """
    raise NotImplementedError
