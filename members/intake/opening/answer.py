"""The answer of the program: lines of JSON, each a list whose first word says what."""

import base64
import json
from typing import Any, BinaryIO


class Answer:
    """Writes what was found, in the order of the file."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream

    def _say(self, *words: Any) -> None:
        # Lone surrogates, which JSON may hold, are told as escapes.
        self.stream.write(json.dumps(words, separators=(",", ":")).encode() + b"\n")

    def file(self, name: str, kind: str) -> None:
        """What follows is of this file: of kind csv, xlsx or json."""
        self._say("file", name, kind)

    def sheet(self, name: str, *, is_hidden: bool = False) -> None:
        self._say("sheet", name, is_hidden)

    def row(self, number: int, cells: list[Any]) -> None:
        self._say("row", number, cells)

    def value(self, key: str, value: Any) -> None:
        """What a JSON object says under a key."""
        self._say("value", key, value)

    def items(self, key: str) -> None:
        """The items that follow are of the list under this key, or of the document."""
        self._say("items", key)

    def item(self, number: int, item: Any) -> None:
        self._say("item", number, item)

    def picture(self, name: str, content: bytes) -> None:
        self._say("picture", name, base64.b64encode(content).decode())

    def reading(self, what: str, **said: Any) -> None:
        self._say("reading", what, said)

    def error(self, why: str, **said: Any) -> None:
        self._say("error", why, said)

    def refuse(self, why: str, **said: Any) -> None:
        """The file is not read at all; what was said of it before is of no use."""
        self._say("refused", why, said)

    def end(self) -> None:
        """Without this line, the answer is not whole."""
        self._say("end")
        self.stream.flush()
