"""The plan: each row of a file beside what is public, and nothing written but that."""

from members.models import Import


def plan(load: Import) -> Import:
    """Make the plan of an import anew, whatever was planned before; returns it as now.

    Its state is then `planned`, or `failed` with `problem` where the file cannot be
    read. What is wrong with a row is in the row, and does not stop the others.
    """
    raise NotImplementedError
