"""The rows that are wrong, as a file to mend and load again."""

from dataclasses import dataclass

from members.models import Import


@dataclass(frozen=True)
class BadRows:
    """A file to download."""

    name: str
    content: bytes
    content_type: str


def bad_rows_file(load: Import) -> BadRows:
    """The rows of the file that are wrong, with all their errors beside them.

    In the format of the file where that has rows (CSV, XLSX), else as CSV. The
    columns “errors” that are added are ignored when the file is loaded again.
    """
    raise NotImplementedError(load)
