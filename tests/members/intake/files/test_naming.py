"""Names of files that are written are safe in a header and on every system."""

from datetime import date

import pytest

from members.intake.files import disposition, file_name


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        ("River Network", "river-network-2026-11-28.csv"),
        ('a"; filename=x.html\r\nX: y é', "a-filenamexhtml-x-y-é-2026-11-28.csv"),
        ("../../etc/passwd", "etcpasswd-2026-11-28.csv"),
        ("Шаг за шагом", "шаг-за-шагом-2026-11-28.csv"),
        ("", "export-2026-11-28.csv"),
        ("x" * 300, f"{'x' * 80}-2026-11-28.csv"),
    ],
)
def test_name_is_made_of_letters_and_digits(stem, name):
    assert file_name(stem, "csv", date(2026, 11, 28)) == name


def test_header_holds_names_of_all_languages():
    header = disposition("é-шаг.csv")

    assert header == (
        "attachment; filename=\"e.csv\"; filename*=UTF-8''%C3%A9-%D1%88%D0%B0%D0%B3.csv"
    )


@pytest.mark.parametrize(
    ("name", "plain"),
    [("шаг.csv", "export.csv"), ('a"\\; x\r\nY: é.csv', r"a\"\\; x Y: e.csv")],
)
def test_header_has_a_form_in_ascii_for_programs_that_know_no_other(name, plain):
    assert disposition(name).startswith(f'attachment; filename="{plain}"; filename*=')


def test_header_is_one_line_whatever_the_name_is():
    header = disposition(file_name('a"; filename=x.html\r\nX: y é', "csv"))

    assert "\r" not in header
    assert "\n" not in header
