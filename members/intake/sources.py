"""From the bytes of an import to what its file says."""

from pathlib import Path
from tempfile import NamedTemporaryFile

from members.intake import files, source_json
from members.intake.given import Remark, Source
from members.intake.uploading import GIVEN
from members.models import Import


class UnreadableError(Exception):
    """The file as a whole cannot be read; the words tell a person why."""

    def __init__(self, problem: str, remarks: list[Remark]) -> None:
        super().__init__(problem)
        self.remarks = remarks


def source_of(load: Import) -> Source:
    """Raises UnreadableError where the file says nothing that could be planned."""
    content = bytes(load.content)
    if load.kind == GIVEN:
        source = source_json.load(content)
    else:
        with NamedTemporaryFile(prefix="import-") as file:
            file.write(content)
            file.flush()
            source = files.read(Path(file.name), load.name)
    if source.errors and not (source.organizations or source.words):
        raise UnreadableError(source.errors[0].message, source.errors)
    return source
