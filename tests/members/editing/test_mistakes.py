"""What an entry refuses is said in plain words, at the field where it was typed."""

import pytest

from members.editing import SectionForm
from tests.factories import make_area, make_country, make_program
from tests.members.editing.made import REPORT, fill, make_entry, make_form, messages
from tests.members.editing.page import drawn

pytestmark = pytest.mark.django_db

DATE = "Write a year, a month or a day, for example 1998, 12/1998 or 14.12.1998."
ADDRESS = "Write a web address, for example https://www.example.org."
ENTRY = {
    "names": [{"key": "n", "text": "HEA", "type": "acronym"}],
    "identifiers": [{"key": "i", "scheme": "ror", "value": "1"}],
    "founding_dates": [{"key": "f", "date": "1998", "is_preferred": True}],
    "links": [{"key": "l", "label": "Blog", "address": "https://example.org"}],
    "texts": [{"language": "en", "is_original": True, "summary": "We work."}],
    "priorities": [{"key": "p", "area": "outreach"}],
    "participations": [{"key": "s", "program": "step-by-step"}],
    "milestones": [{"key": "m", "since": "1998", "text": "Founded"}],
    "partners": [{"key": "p", "name": "Ada", "since": "1998", "until": "2000"}],
    "sources": [REPORT],
}


@pytest.mark.parametrize(
    ("section", "name", "typed", "message"),
    [
        ("names", "name", " ", "Write the name of your organization."),
        ("names", "name", "x" * 251, "Shorten this to 250 characters. Now it has 251."),
        ("names", "place-country", "", "Choose the country."),
        (
            *("names", "place-latitude", "north"),
            "Write degrees with a point, for example 47.91887.",
        ),
        ("names", "names-n-text", "", "Write the name, or remove this row."),
        ("names", "names-n-type", "", "Choose what kind of name this is."),
        ("names", "names-n-until", "soon", DATE),
        ("names", "founding_dates-f-date", "98", DATE),
        ("names", "founding_dates-f-date", "", "Write the date, or remove this row."),
        (
            *("names", "identifiers-i-value", ""),
            "Write the number or code, or remove this row.",
        ),
        (
            *("contact", "contact-email", "a@b.org, c@d.org"),
            "Write one e-mail address, for example office@example.org.",
        ),
        ("contact", "contact-website", "javascript:alert(1)", ADDRESS),
        ("contact", "contact-website", "https://user:word@example.org", ADDRESS),
        ("contact", "contact-website", "our website", ADDRESS),
        (
            "contact",
            "contact-phone",
            "1" * 41,
            "Shorten this to 40 characters. Now it has 41.",
        ),
        (
            "contact",
            "links-l-address",
            "",
            "Write the web address, or remove this row.",
        ),
        ("priorities", "priorities-p-area", "", "Choose the area, or remove this row."),
        (
            *("programs", "participations-s-program", ""),
            "Choose the program, or remove this row.",
        ),
        (
            *("milestones", "milestones-m-text", ""),
            "Write what happened, or remove this row.",
        ),
        ("partners", "partners-p-until", "1997", "This is before the beginning."),
        (
            *("sources", "sources-report-title", ""),
            "Write the title of the source, or remove this row.",
        ),
        (
            *("sources", "sources-report-read_on", "1998"),
            "Write a day, for example 14.12.2025.",
        ),
    ],
)
def test_mistake_is_told_at_its_field(section, name, typed, message):
    entry = make_entry(**ENTRY)

    form = fill(section, entry, {name: typed})

    assert not form.is_valid()
    assert messages(form) == {f"id_{name}": message}
    assert form.entry is entry
    page = drawn(form)
    assert f'href="#id_{name}"' in page
    assert f'id="id_{name}_error"' in page
    assert page.count('aria-invalid="true"') == 1


def test_half_a_place_asks_for_the_other_half():
    form = fill("names", make_entry(), {"place-latitude": "59,437"})

    assert not form.is_valid()
    assert messages(form) == {
        "id_place-longitude": "A place on the map needs both numbers, or neither."
    }
    assert '<details class="more" open>' in drawn(form)


def test_degrees_beyond_the_pole_are_refused():
    typed = {"place-latitude": "91", "place-longitude": "-181"}

    form = fill("names", make_entry(), typed)

    assert not form.is_valid()
    assert messages(form) == {
        "id_place-latitude": "Write a number of 90 or less.",
        "id_place-longitude": "Write a number of -180 or more.",
    }


def test_degrees_of_a_map_are_rounded():
    typed = {"place-latitude": "59,4369608", "place-longitude": "−24.7535747°"}

    form = fill("names", make_entry(), typed)

    assert form.is_valid(), form.errors
    assert [float(form.entry.place.latitude), float(form.entry.place.longitude)] == [
        *(59.43696, -24.75357),
    ]


def test_all_mistakes_of_a_page_are_told_at_once_with_their_rows():
    typed = {"contact-email": "x", "links-l-label": "", "links-l-address": "y"}

    form = fill("contact", make_entry(**ENTRY), typed)

    assert not form.is_valid()
    assert [error.label for error in form.errors] == [
        *("E-mail", "Link 1 · Web address", "Link 1 · What it is"),
    ]
    assert "3 things to correct" in drawn(form)


@pytest.mark.parametrize(
    ("section", "listed", "field", "word"),
    [
        ("priorities", "priorities", "area", "outreach"),
        ("programs", "participations", "program", "step-by-step"),
    ],
)
def test_what_is_said_once_is_a_mistake_in_the_second_row(section, listed, field, word):
    make_area("outreach")
    make_program("step-by-step")
    first = getattr(make_entry(**ENTRY), listed)[0].key
    new = {listed: [first, "new"], f"{listed}-new-{field}": word}

    form = fill(section, make_entry(**ENTRY), new)

    assert not form.is_valid()
    assert messages(form) == {
        f"id_{listed}-new-{field}": "Another row says this already. Choose another."
    }


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("www.example.org", "https://www.example.org"),
        ("//example.org/a", "https://example.org/a"),
        ("example.org:8080/a?b#c", "https://example.org:8080/a?b#c"),
        ("http://example.org", "http://example.org"),
        (" https://example.org/ ", "https://example.org/"),
        ("пример.рф", "https://пример.рф"),
        ("", ""),
    ],
)
def test_web_address_needs_no_scheme(typed, kept):
    form = fill("contact", make_entry(), {"contact-website": typed})

    assert form.is_valid(), form.errors
    assert form.entry.contact.website == kept


def test_text_is_kept_trimmed_and_with_plain_line_ends():
    make_country("EE")
    typed = {"name": "  Hea  Algus ", "place-address": "One\r\nTwo\r\n"}

    form = fill("names", make_entry(), typed)

    assert form.is_valid(), form.errors
    assert form.entry.name == "Hea  Algus"
    assert form.entry.place.address == "One\nTwo"


def test_name_of_two_lines_keeps_both():
    entry = make_entry(name="Hea\nAlgus")

    assert '<textarea name="name"' in drawn(SectionForm("names", entry))


def test_form_that_was_not_judged_shows_no_mistake():
    form = fill("contact", make_entry(), {"contact-email": "x"})

    assert form.errors == []
    assert "Mistake" not in drawn(form)


def test_section_that_was_not_touched_has_not_changed():
    entry = make_entry(**ENTRY)
    form = fill("contact", entry, {"contact-phone": "+372 1"})

    assert form.is_valid()
    assert form.has_changed(entry)
    assert not form.has_changed(form.entry)
    assert not make_form("partners", entry).has_changed(form.entry)


def test_typed_values_can_be_stored_and_given_back():
    entry = make_entry(**ENTRY)
    form = fill("partners", entry, {"partners-p-until": "soon", "q": "x"})

    again = make_form("partners", entry, form.typed)

    assert again.typed == form.typed
    assert "q" not in form.typed
    assert not again.is_valid()
