"""The sections cover an entry, and every place of it has an address on their pages."""

import pytest

from members.editing import SECTIONS, SectionForm, anchor, section_of
from members.entry import Entry
from tests.members.editing.made import REPORT, make_entry, make_figure
from tests.members.editing.page import FormReader, drawn

pytestmark = pytest.mark.django_db


def test_every_field_of_an_entry_belongs_to_one_section():
    fields = [field for section in SECTIONS.values() for field in section.fields]

    assert len(fields) == len(set(fields))
    assert set(Entry.model_fields) - set(fields) <= {"slug", "logo"}


def test_sections_stand_in_the_order_of_the_desk():
    assert [slug for slug in SECTIONS if slug != "logo"] == [
        *("names", "contact", "texts", "priorities", "programs", "figures"),
        *("milestones", "partners", "sources"),
    ]


@pytest.mark.parametrize(
    ("path", "section"),
    [
        (("name",), "names"),
        (("place", "city"), "names"),
        (("contact", "email"), "contact"),
        (("texts", "en", "mission"), "texts"),
        (("participations", "p1", "program"), "programs"),
        (("figures", "f1", "value"), "figures"),
        (("slug",), ""),
    ],
)
def test_place_of_an_entry_belongs_to_a_section(path, section):
    assert section_of(path) == section


@pytest.mark.parametrize(
    ("path", "language"),
    [
        (("name",), ""),
        (("place",), ""),
        (("place", "city"), ""),
        (("names",), ""),
        (("names", "n1"), ""),
        (("names", "n1", "text"), ""),
        (("contact", "email"), ""),
        (("texts", "ru"), ""),
        (("texts", "ru", "mission"), "ru"),
        (("figures",), ""),
        (("figures", "f1"), ""),
        (("figures", "f1", "value"), ""),
        (("sources", "report", "title"), ""),
    ],
)
def test_anchor_of_a_place_is_on_the_page_of_its_section(path, language):
    entry = make_entry(
        names=[{"key": "n1", "text": "HEA", "type": "acronym"}],
        texts=[{"language": "ru"}],
        figures=[make_figure()],
        sources=[REPORT],
    )
    reader = FormReader()

    reader.feed(drawn(SectionForm(section_of(path), entry, language=language)))

    assert reader.ids.count(anchor(path)) == 1


@pytest.mark.parametrize(
    ("section", "language"),
    [("logo2", ""), ("", ""), ("names", "en"), ("texts", "../x"), ("texts", "e" * 36)],
)
def test_section_or_language_that_is_none_is_refused(section, language):
    with pytest.raises(ValueError, match=r".*"):
        SectionForm(section, make_entry(), language=language)
