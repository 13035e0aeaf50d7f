"""Hostile data gives a clean mistake, and changes nothing it has no field for."""

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from members import entry_rows
from members.editing import SECTIONS
from members.entry import Entry
from members.models import Organization
from tests.members.editing.made import fill, make_entry, make_form, messages
from tests.members.editing.page import drawn

pytestmark = pytest.mark.django_db

PARTNERS = [{"key": "ada", "name": "Ada"}, {"key": "bea", "name": "Bea"}]
BROKEN = (
    "This list did not come whole: it had too many rows, or one of them twice. "
    "Open the page again, and change it once more."
)
SECTION_SLUGS = [slug for slug in SECTIONS if slug != "logo"]


def test_data_without_a_field_changes_nothing(network):
    organization = Organization.objects.for_profile().first()
    entry = entry_rows.read(organization)
    names = [
        *("status", "org", "user", "id", "slug", "is_verified", "reviewed_by"),
        *("state", "logo", "by", "__class__", "entry", "key", "position"),
        *(field.name for field in Organization._meta.get_fields()),
        *Entry.model_fields,
    ]
    for section in SECTION_SLUGS:
        typed = make_form(section, entry).typed
        more = {name: ["1"] for name in names if name not in typed}
        listed = [name for name in typed if isinstance(getattr(entry, name, 0), list)]
        for key in (typed[name][0] for name in listed if typed[name]):
            more |= {f"{listed[0]}-{key}-{name}": ["1"] for name in ("key", "id", "x")}

        form = make_form(section, entry, {**typed, **more})

        assert form.is_valid(), (section, form.errors)
        assert form.entry == entry
        assert form.typed == typed


def test_slug_is_never_typed():
    form = fill("names", make_entry(), {"slug": "other", "name": "Other"})

    assert form.is_valid()
    assert (form.entry.slug, form.entry.name) == ("hea", "Other")


@pytest.mark.parametrize(
    "keys",
    [
        ["ada", "ada"],
        ["ada", "bea", "a b"],
        ["ada", "bea", ""],
        ["ada", "bea", "x" * 81],
        ["ada", "bea", "../../x"],
        ["ada", "bea", "\x00"],
        ["ada", "bea", "ключ"],
        ["ada", "bea\n"],
        [f"k{n}" for n in range(1000)],
    ],
)
def test_keys_of_rows_that_cannot_be_are_a_mistake_of_the_list(keys):
    entry = make_entry(partners=PARTNERS)

    form = fill("partners", entry, {"partners": keys})

    assert not form.is_valid()
    assert messages(form) == {"add-partners": BROKEN}
    assert form.entry is entry
    assert len(form.typed["partners"]) <= 300
    assert "did not come whole" in drawn(form)


def test_language_that_is_none_is_a_mistake():
    entry = make_entry(texts=[{"language": "en"}])

    form = make_form("texts", entry, {"texts": ["en", "_"]})

    assert not form.is_valid()
    assert [error.label for error in form.errors] == ["Language 2: _"]
    assert drawn(form)


@pytest.mark.parametrize("sign", ["\x00", "\x1b", "\x7f", "\x85"])
def test_control_sign_is_told_in_plain_words(sign):
    form = fill("names", make_entry(), {"name": f"a{sign}b"})

    assert not form.is_valid()
    assert messages(form)["id_name"].startswith("There is a sign here that cannot")


def test_word_outside_of_the_list_is_refused_and_stays_chosen():
    form = fill("names", make_entry(), {"place-country": "XX"})

    assert not form.is_valid()
    assert messages(form) == {
        "id_place-country": "This is not in the list any more. Choose another."
    }
    assert '<option value="XX" selected>' in drawn(form)


def test_indicator_outside_of_the_network_is_refused():
    fields = {"indicator": "<b>", "value": "1", "kind": "stock", "since": "2024"}
    typed = {f"figures-f-{name}": [value] for name, value in fields.items()}

    form = make_form("figures", make_entry(), {"figures": ["f"], **typed})

    assert not form.is_valid()
    assert "figures-f" in messages(form)
    assert "<b>" not in drawn(form).replace("<b>Mistake:</b>", "").replace(
        "<b>Bold</b>", ""
    )


def test_value_sent_twice_counts_once():
    data = QueryDict("name=One&name=Two&place-country=EE")

    form = make_form("names", make_entry(), data)

    assert form.is_valid()
    assert form.entry.name == "Two"


names = st.sampled_from(
    [
        *("figures", "figures-a-value", "figures-a-since", "figures-a-indicator"),
        *("figures-a-began_like", "figures-a-is_undated", "figures-a-qualifier"),
        *("figures-a-value_high", "figures-a-supersedes", "figures-a-status"),
        *("figures-a-source", "add-indicator"),
    ]
)
values = st.one_of(
    st.text(max_size=20),
    st.sampled_from(["a", "b", "children", "2024", "range", "on", ".2025", "f1.99999"]),
)


@given(data=st.dictionaries(names, st.lists(values, max_size=3)))
def test_any_data_is_an_entry_or_a_mistake(data):
    entry = make_entry()

    form = make_form("figures", entry, {"figures": ["a"], **data})

    assert form.is_valid() != bool(form.errors)
    assert drawn(form)
    assert make_form("figures", entry, form.typed).typed == form.typed
