"""What a page of a section promises to whoever fills it in, in whatever way."""

import re

import pytest

from members import entry_rows
from members.editing import SECTIONS
from members.models import Organization
from tests.factories import make_area, make_country, make_program
from tests.members.editing.made import REPORT, make_entry, make_figure, make_form
from tests.members.editing.page import FormReader, drawn

pytestmark = pytest.mark.once

SECTION_SLUGS = [slug for slug in SECTIONS if slug != "logo"]


@pytest.fixture
def entry(network):
    slug = "mongolian-education-alliance"
    return entry_rows.read(Organization.objects.for_profile().get(slug=slug))


def pages_of(entry):
    """The pages of all sections, and that of a text."""
    for section in SECTION_SLUGS:
        yield drawn(make_form(section, entry))
    yield drawn(make_form("texts", entry, language="en"))


def test_every_field_has_a_label_and_every_id_is_there_once(entry):
    for page in pages_of(entry):
        reader = FormReader()

        reader.feed(page)

        labelled = re.findall(r'<label[^>]* for="([^"]+)"', page)
        fields = re.findall(r"<(?:input|select|textarea)[^>]*>", page)
        shown = [field for field in fields if 'type="hidden"' not in field]
        ids = [re.search(r' id="([^"]+)"', field)[1] for field in shown]
        described = re.findall(r'aria-(?:describedby|labelledby)="([^"]+)"', page)
        assert sorted(labelled) == sorted(ids)
        assert len(reader.ids) == len(set(reader.ids))
        assert {id for ids in described for id in ids.split()} <= set(reader.ids)


def test_every_button_does_something_and_skips_the_browsers_own_checks(entry):
    for page in pages_of(entry):
        buttons = re.findall(r"<button[^>]*>", page)

        own = [button for button in buttons if "data-mark" not in button]

        assert own or 'lang="en"' in page
        assert all('name="do"' in b and "formnovalidate" in b for b in own)


def test_no_style_or_script_stands_in_the_page(entry):
    pages = [drawn(make_form(section, entry)) for section in SECTION_SLUGS]

    assert not any(re.search(r"style=|<script|\son[a-z]+=", page) for page in pages)


def test_remark_of_a_reviewer_stands_at_its_field_and_describes_it(db):
    remarks = {
        "partners": "Two are missing.",
        "partners/ada": "Who is this?",
        "partners/ada/website": "It is gone.",
        "name": "Of another section.",
    }
    entry = make_entry(partners=[{"key": "ada", "name": "Ada"}])

    page = drawn(make_form("partners", entry, remarks=remarks))

    said = re.findall(r'class="remark"[^>]*><b>The reviewer says:</b> ([^<]+)<', page)
    assert said == ["Two are missing.", "Who is this?", "It is gone."]
    assert 'aria-describedby="id_partners-ada-website_remark"' in page
    assert '<details class="more" open>' in page
    page = drawn(make_form("names", entry, remarks={"place/city": "Is it?"}))
    assert 'id="id_place-city_remark"' in page


def test_words_of_an_entry_are_text_and_no_markup(db):
    entry = make_entry(
        name="<b>x</b>",
        partners=[{"key": "a", "name": '"><script>', "role": "</textarea>"}],
        sources=[{"key": "s", "title": "<i>", "note": "</textarea><script>"}],
        texts=[{"language": "en", "is_original": True, "summary": "<script>"}],
    )
    forms = [make_form(section, entry) for section in SECTION_SLUGS]
    forms.append(make_form("texts", entry, language="ru"))

    page = "".join(map(drawn, forms))

    assert not re.search(
        r"<script|<b>x|<i>(?!Italic)|</textarea><", page.replace("</textarea>\n", "")
    )


def test_choices_are_sorted_by_name_and_keep_what_left_the_list(db):
    make_country("EE", name="Estonia")
    make_country("AT", name="Österreich")
    make_country("SUHH", name="Soviet Union", is_former=True)
    make_area("b", name="beta", position=1)
    make_area("a", name="Alpha", position=2)
    make_program("p", name="Program")
    entry = make_entry(
        place={"country": "XK"},
        priorities=[{"key": "k", "area": "gone", "source": "report"}],
        sources=[REPORT],
    )

    (row,) = make_form("priorities", entry).lists[0].rows
    names = make_form("names", entry)

    assert row.form.fields["area"].choices == [
        ("", "Choose an area"),
        ("a", "Alpha"),
        ("b", "beta"),
        ("gone", "gone (no longer offered)"),
    ]
    assert row.form.fields["source"].choices[1:] == [("report", "Annual report")]
    (country,) = [field for field in names.fields if field.name == "country"]
    assert country.field.choices == [
        ("", "Choose a country"),
        ("Countries", [("EE", "Estonia"), ("AT", "Österreich")]),
        ("Former countries", [("SUHH", "Soviet Union")]),
        ("XK", "XK (no longer offered)"),
    ]


@pytest.mark.parametrize("count", [1, 20])
def test_queries_do_not_grow_with_the_rows(db, django_assert_num_queries, count):
    figures = [make_figure(f"f{n}") for n in range(count)]
    entry = make_entry(figures=figures)

    with django_assert_num_queries(2):  # indicators, programs
        form = make_form("figures", entry)
        form.is_valid()
        drawn(form)


def test_month_is_shown_as_the_hint_asks_for_it_and_named_in_words():
    milestone = {"key": "began", "since": "1998-09", "text": "Work begins."}

    page = drawn(make_form("milestones", make_entry(milestones=[milestone])))

    assert 'value="09/1998"' in page
    assert "Milestone 1: September 1998" in page
    assert "1998-09" not in page
