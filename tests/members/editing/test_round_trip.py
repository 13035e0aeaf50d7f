"""What a browser sends of an untouched form gives back exactly the same entry."""

import pytest
from hypothesis import HealthCheck, given, settings

from members import entry_rows
from members.editing import SECTIONS, SectionForm
from members.models import Organization
from tests.factories import make_area, make_country, make_indicator, make_program
from tests.members import entries
from tests.members.editing.page import sent

pytestmark = pytest.mark.once


def opened(section, entry):
    """The pages of a section: one, or one more for every language of the texts."""
    yield SectionForm(section, entry), ""
    if section == "texts":
        for text in entry.texts:
            form = SectionForm(section, entry, language=text.language)
            yield form, text.language


def sections():
    return [slug for slug in SECTIONS if slug != "logo"]


def test_untouched_form_of_every_fixture_keeps_the_entry(network):
    for organization in Organization.objects.for_profile():
        entry = entry_rows.read(organization)
        for section in sections():
            for form, language in opened(section, entry):
                data = sent(form)

                after = SectionForm(section, entry, data, language=language)

                assert after.is_valid(), (entry.slug, section, after.errors)
                assert after.entry == entry
                assert not after.has_changed(entry)
                assert after.questions == []


@pytest.mark.django_db
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(entry=entries.entries())
def test_untouched_form_of_any_entry_keeps_it(words, entry):
    for section in sections():
        for form, language in opened(section, entry):
            data = sent(form)

            after = SectionForm(section, entry, data, language=language)

            assert after.is_valid(), (section, after.errors)
            assert after.entry == entry


@pytest.fixture
def words(db):
    """The vocabulary of the generated entries, but a word that left it."""
    for code in entries.COUNTRIES[1:]:
        make_country(code, is_former=len(code) == 4)
    for slug in entries.PROGRAMS[1:]:
        make_program(slug)
    for slug in entries.AREAS[1:]:
        make_area(slug)
    make_indicator(entries.INDICATORS[1], measure="percentage", is_additive=False)
