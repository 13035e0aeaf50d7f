"""JSON: the items of its lists one by one, so that a long list is never held whole."""

import json
from json.decoder import WHITESPACE, scanstring  # type: ignore[attr-defined]
from typing import Any, BinaryIO, NoReturn

from members.intake.opening.answer import Answer
from members.intake.opening.encodings import encoding_of
from members.intake.opening.limits import Counter, RefusedError


def _no_number(text: str) -> NoReturn:
    raise RefusedError("not_json", detail=text)


DECODER = json.JSONDecoder(parse_constant=_no_number)


class Document:
    """A JSON text that is read from left to right."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def peek(self) -> str:
        """The next sign that is no white space."""
        self.at = WHITESPACE.match(self.text, self.at).end()
        return self.text[self.at : self.at + 1]

    def take(self, signs: str) -> str:
        sign = self.peek()
        if not sign or sign not in signs:
            raise json.JSONDecodeError("unexpected", self.text, self.at)
        self.at += 1
        return sign

    def value(self) -> Any:
        self.peek()
        value, self.at = DECODER.raw_decode(self.text, self.at)
        return value

    def key(self) -> str:
        self.take('"')
        key, self.at = scanstring(self.text, self.at, True)
        self.take(":")
        return str(key)


def open_json(name: str, stream: BinaryIO, counter: Counter, answer: Answer) -> None:
    encoding = encoding_of(stream)
    document = Document(stream.read().decode(encoding))
    answer.file(name, "json")
    try:
        if document.peek() == "[":
            _list("", document, counter, answer)
        else:
            _object(document, counter, answer)
        if document.peek():
            raise json.JSONDecodeError("more", document.text, document.at)
    except json.JSONDecodeError as error:
        raise RefusedError(
            "not_json", row=error.lineno, position=error.colno, detail=error.msg
        ) from None


def _object(document: Document, counter: Counter, answer: Answer) -> None:
    document.take("{")
    if document.peek() == "}":
        document.take("}")
        return
    while True:
        key = document.key()
        if document.peek() == "[":
            _list(key, document, counter, answer)
        else:
            begin = document.at
            value = document.value()
            counter.said(None, document.at - begin)
            answer.value(key, value)
        if document.take(",}") == "}":
            return


def _list(key: str, document: Document, counter: Counter, answer: Answer) -> None:
    answer.items(key)
    document.take("[")
    if document.peek() == "]":
        document.take("]")
        return
    number = 0
    while True:
        number += 1
        counter.row(number, [])
        begin = document.at
        item = document.value()
        counter.said(number, document.at - begin)
        if not isinstance(item, dict):
            raise RefusedError("no_items", row=number)
        answer.item(number, item)
        if document.take(",]") == "]":
            return
