"""XML of spreadsheets, read by events; nothing in it may define or fetch anything."""

from collections.abc import Callable, Iterator
from typing import Any, BinaryIO
from xml.parsers import expat

from members.intake.opening.limits import RefusedError

PART = 1 << 16
Start = Callable[[str, dict[str, str]], Any]


def _refuse(*_args: Any) -> None:
    raise RefusedError("entities")


class Parser:
    """Calls `start`, `end` and `text` with the local names of elements."""

    def __init__(
        self,
        start: Start,
        end: Callable[[str], Any] | None = None,
        text: Callable[[str], Any] | None = None,
    ) -> None:
        self._names: dict[str, str] = {}
        self._parser = expat.ParserCreate(namespace_separator="|")
        # Spreadsheets have no DTD at all, and only a DTD can hold an entity.
        self._parser.StartDoctypeDeclHandler = _refuse
        self._parser.EntityDeclHandler = _refuse
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._started(start)
        if end:
            self._parser.EndElementHandler = self._ended(end)
        if text:
            self._parser.CharacterDataHandler = text

    def _started(self, start: Start) -> Start:
        names, local = self._names, self._local

        def started(name: str, attributes: dict[str, str]) -> None:
            start(names.get(name) or local(name), attributes)

        return started

    def _ended(self, end: Callable[[str], Any]) -> Callable[[str], Any]:
        names, local = self._names, self._local

        def ended(name: str) -> None:
            end(names.get(name) or local(name))

        return ended

    def _local(self, name: str) -> str:
        return self._names.setdefault(name, name.rpartition("|")[2])

    def parse(self, stream: BinaryIO) -> Iterator[None]:
        """Read on, part by part; between the parts somebody may take what was found."""
        try:
            while part := stream.read(PART):
                self._parser.Parse(part, False)
                yield
            self._parser.Parse(b"", True)
            yield
        except expat.ExpatError as error:
            raise RefusedError("broken", detail=str(error)) from None
