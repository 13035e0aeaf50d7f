"""Encodings and separators of CSV are found, and what was found is told."""

import pytest

from tests.factories import make_country
from tests.members.intake.files.reading import only, read_csv


@pytest.fixture(autouse=True)
def mongolia(db):
    make_country("MN", name="Mongolia", name_ru="Монголия")


WEST = "École d’été – Genève; Zürich"
CENTER = "Łódź, Třebíč, Škola pro děti"
RUSSIAN = "Шаг за шагом, Улан-Батор"


@pytest.mark.parametrize(
    ("encoding", "name", "told"),
    [
        ("utf-8", RUSSIAN, "UTF-8"),
        ("utf-8-sig", RUSSIAN, "UTF-8"),
        ("utf-16", RUSSIAN, "UTF-16"),
        ("utf-16-le", WEST, "UTF-16"),
        ("utf-16-be", WEST, "UTF-16"),
        ("cp1251", RUSSIAN, "Windows-1251"),
        ("cp1252", WEST, "Windows-1252"),
        ("cp1250", CENTER, "Windows-1250"),
    ],
)
@pytest.mark.parametrize(
    ("separator", "word"), [(",", "commas"), (";", "semicolons"), ("\t", "tabs")]
)
def test_encoding_and_separator_are_found(
    encoding, name, told, separator, word, tmp_path
):
    rows = [("name", "country"), (f'"{name}"', "MN")]
    text = "\r\n".join(separator.join(row) for row in rows)

    source = read_csv(tmp_path, text.encode(encoding))

    assert only(source).values["name"] == name
    assert (
        source.readings[0].message == f"Read as {told}, with {word} between the cells."
    )


def test_line_that_tells_the_separator_is_obeyed(tmp_path):
    source = read_csv(tmp_path, "sep=|\nname|country\nA,B,C;D|MN\n")

    assert only(source).values["name"] == "A,B,C;D"
    assert only(source).place.row == 3
