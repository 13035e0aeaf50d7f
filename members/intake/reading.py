"""From the bytes of an import to what its file says."""

from members.intake import source_json
from members.intake.given import Remark, Source
from members.intake.uploading import GIVEN
from members.models import Import


class UnreadableError(Exception):
    """The file as a whole cannot be read; the words tell a person why."""

    def __init__(self, problem: str, remarks: list[Remark] | None = None) -> None:
        super().__init__(problem)
        self.remarks = remarks or []


def source_of(load: Import) -> Source:
    """Raises UnreadableError."""
    content = bytes(load.content)
    if load.kind == GIVEN:
        return source_json.load(content)
    raise UnreadableError("No reader yet.")
