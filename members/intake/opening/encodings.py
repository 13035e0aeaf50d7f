"""Which encoding a text is in: it is asked of the bytes, and never of a declaration."""

import codecs
import re
from typing import BinaryIO

from members.intake.opening.limits import RefusedError

BOMS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
MOST_LINES_NAMED = 5
_HIGH = re.compile(rb"[\x80-\xff]")
# Letters in Windows-1251 stand side by side; accented letters of the West do not.
_RUN = re.compile(rb"[\xa8\xb8\xc0-\xff]{2,}")
# Letters that the languages of Central Europe use much, and those of the West do not
# have at the same place: as bytes of Windows-1250 and of Windows-1252.
CENTRAL = frozenset("ěščřžůťďňľĺŕőűłąęśćńźżăşţđŁŚŻČŠŽŘ".encode("cp1250"))
WESTERN = frozenset("éèêëàâäöüßñçíóúáãõåæøîôûïœÉÈÀÂÖÜÄÇÑÅÆØ".encode("cp1252"))


def encoding_of(stream: BinaryIO) -> str:
    """The encoding of all lines; the stream is at its start again afterwards.

    Raises RefusedError for what is no text, or is in two encodings.
    """
    start = stream.read(4096)
    stream.seek(0)
    for bom, encoding in BOMS.items():
        if start.startswith(bom):
            return encoding
    if start.count(0) > len(start) / 8:
        # Half of the bytes of Latin letters in UTF-16 are zero.
        return (
            "utf-16-le" if start[1::2].count(0) > start[::2].count(0) else "utf-16-be"
        )
    encoding = _of_lines(stream)
    stream.seek(0)
    return encoding


def _of_lines(stream: BinaryIO) -> str:
    as_utf8, others, high = 0, [], bytearray()
    for number, line in enumerate(stream, start=1):
        if not _HIGH.search(line):
            continue
        try:
            line.decode("utf-8")
        except UnicodeDecodeError:
            others.append(number)
            if len(high) < 200_000:
                high += line
        else:
            as_utf8 += 1
    if not others:
        return "utf-8"
    if as_utf8:
        raise RefusedError("mixed", lines=others[:MOST_LINES_NAMED], count=len(others))
    return _code_page(bytes(high))


def _code_page(text: bytes) -> str:
    letters = len(_HIGH.findall(text))
    if sum(map(len, _RUN.findall(text))) > letters / 2:
        return "cp1251"
    central = sum(letter in CENTRAL and letter not in WESTERN for letter in text)
    western = sum(letter in WESTERN and letter not in CENTRAL for letter in text)
    return "cp1250" if central > western else "cp1252"
