"""Entries for the forms, and what somebody types into them."""

from datetime import date
from typing import Any

from members.editing import SectionForm
from members.entry import Entry

TODAY = date(2026, 5, 1)
ENTRY: dict[str, Any] = {"slug": "hea", "name": "Hea Algus", "place": {"country": "EE"}}
REPORT = {"key": "report", "title": "Annual report"}


def make_entry(**parts: Any) -> Entry:
    return Entry.model_validate({**ENTRY, **parts})


def make_figure(key: str = "f1", year: str = "2024", **fields: Any) -> dict[str, Any]:
    """A stock of 100 children in one year."""
    period = {} if fields.get("is_undated") else {"since": year, "until": year}
    counted = {"indicator": "children", "value": 100, "kind": "stock"}
    return {"key": key, **counted, **period, **fields}


def make_form(section: str, entry: Entry, data: Any = None, **options: Any):
    return SectionForm(section, entry, data, **{"today": TODAY, **options})


def fill(section: str, entry: Entry, changes: dict[str, Any], **options: Any):
    """The form with what a browser sends after somebody changed some fields.

    A value of None is a field that is not sent.
    """
    typed = {**make_form(section, entry, **options).typed}
    for name, value in changes.items():
        typed[name] = value if isinstance(value, list) else [value]
        if value is None:
            del typed[name]
    return make_form(section, entry, typed, **options)


def messages(form: SectionForm) -> dict[str, str]:
    """The mistakes by the id of their fields."""
    return {error.anchor: error.message for error in form.errors}
