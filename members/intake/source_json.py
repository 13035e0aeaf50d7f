"""A `Source` as JSON, for what was read already and has no file to be read again."""

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from members.intake.given import Given, Line, Place, Remark, Source, Word


def dump(source: Source) -> bytes:
    data = asdict(source)
    data["pictures"] = {
        name: b64encode(content).decode() for name, content in source.pictures.items()
    }
    return json.dumps(data, default=list, ensure_ascii=False).encode()


def load(content: bytes) -> Source:
    data = json.loads(content)
    return Source(
        kind=data["kind"],
        organizations=[_given(given) for given in data["organizations"]],
        words=[_word(word) for word in data["words"]],
        pictures={name: b64decode(text) for name, text in data["pictures"].items()},
        **_remarks(data),
    )


def _given(data: Mapping[str, Any]) -> Given:
    lists = {
        name: [
            Line(**{**line, "place": Place(**line["place"]), "unread": _unread(line)})
            for line in lines
        ]
        for name, lines in data["lists"].items()
    }
    parts = {"lists": lists, "whole": frozenset(data["whole"]), **_remarks(data)}
    parts["unread"] = _unread(data)
    return Given(**{**data, "place": Place(**data["place"]), **parts})


def _unread(data: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(data.get("unread", ()))


def _word(data: Mapping[str, Any]) -> Word:
    key = tuple(data["key"])
    return Word(
        **{**data, "place": Place(**data["place"]), "key": key, **_remarks(data)}
    )


def _remarks(data: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: [
            Remark(**{**remark, "place": Place(**remark["place"])})
            for remark in data[name]
        ]
        for name in ("errors", "readings")
    }
