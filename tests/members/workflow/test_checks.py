"""Settings that the gate cannot follow are told at start."""

from django.core.checks import run_checks


def test_minor_section_that_is_no_field_is_told(settings):
    settings.MINOR_SECTIONS = ["contact", "telephone"]

    [error] = [error for error in run_checks() if error.id == "members.E001"]

    assert "telephone" in error.msg


def test_shipped_minor_sections_are_fields():
    assert [error for error in run_checks() if error.id == "members.E001"] == []
