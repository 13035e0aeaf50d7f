"""A reviewer corrects a submission, and everybody can see what was corrected."""

import pytest
from django.urls import reverse

from members import workflow
from members.editing import SectionForm
from members.models import Organization, Revision, Save
from tests.factories import make_figure, make_organization
from tests.members.staff.people import make_person, signed_in
from tests.members.staff.reviewing import Reviewer, make_waiting, page_of
from tests.members.workflow.cast import make_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return make_cast()


@pytest.fixture
def staff(cast):
    return signed_in(cast.reviewer)


def sent_form(revision, section, language="", **typed):
    """What a browser sends of the page of a section, with some fields typed anew."""
    form = SectionForm(section, workflow.entry_of(revision), language=language)
    fields = {name.replace("__", "-"): [words] for name, words in typed.items()}
    version = {"version": str(revision.version), "do": "save"}
    return version | form.typed | fields


def text_of(response):
    return response.content.decode()


def test_correction_is_kept_as_the_reviewers_beside_what_was_sent(cast, staff):
    revision = cast.submitted("Darkan")

    response = staff.post(
        page_of(revision, "correct", "names"),
        sent_form(revision, "names", place__city="Darkhan"),
    )
    page = text_of(staff.get(response.url))

    revision.refresh_from_db()
    assert response.url == f"{page_of(revision)}#main"
    assert (revision.state, revision.corrected_by) == ("submitted", cast.reviewer)
    assert revision.entry["place"]["city"] == "Darkhan"
    assert revision.as_submitted["place"]["city"] == "Darkan"
    assert "Publish with corrections" in page
    assert "Darkan" in page
    assert Save.objects.latest("pk").by == cast.reviewer


def test_corrected_submission_is_published_as_corrected(cast, staff):
    revision = cast.submitted("Darkan")
    staff.post(
        page_of(revision, "correct", "names"),
        sent_form(revision, "names", place__city="Darkhan"),
    )

    Reviewer(staff, revision).decide("publish")

    assert Organization.objects.get(slug="ark").city == "Darkhan"


def test_text_of_one_language_is_corrected_on_a_page_of_its_own(cast, staff):
    text = {"language": "en", "summary": "A scool.", "is_original": True}
    cast.save("texts", texts=[text])
    revision = cast.submitted()
    page = page_of(revision, "correct_text", "texts", "en")

    way = Reviewer(staff, revision).decide("correct:texts/en")
    typed = sent_form(revision, "texts", "en") | {"texts-en-summary": ["A school."]}
    staff.post(page, typed)

    revision.refresh_from_db()
    assert way.url == page
    assert revision.entry["texts"][0]["summary"] == "A school."


def test_what_was_typed_on_the_page_waits_while_a_section_is_corrected(cast, staff):
    revision = cast.submitted("Darkan")

    way = Reviewer(staff, revision).decide(
        "correct:names", note="My note", remark__place__city="My remark"
    )
    page = text_of(staff.get(page_of(revision)))
    Reviewer(staff, revision).decide("return", note="My note")
    later = text_of(staff.get(page_of(revision)))

    assert way.url == page_of(revision, "correct", "names")
    assert "My note" in page
    assert "My remark" in page
    assert "My remark" not in later


@pytest.mark.parametrize("name", ["", "figures", "texts/zz", "logo", "nothing"])
def test_section_that_has_not_changed_is_not_there_to_correct(cast, staff, name):
    revision = cast.submitted()

    response = Reviewer(staff, revision).decide(f"correct:{name}")

    assert response.status_code == 404


def test_mistake_is_told_at_its_field_and_nothing_is_saved(cast, staff):
    revision = cast.submitted()

    response = staff.post(
        page_of(revision, "correct", "names"),
        sent_form(revision, "names", name="", place__city="Erdenet"),
    )

    assert response.status_code == 400
    assert "Erdenet" in text_of(response)
    assert 'aria-invalid="true"' in text_of(response)
    assert Revision.objects.get(pk=revision.pk).version == revision.version


def test_row_is_added_to_the_page_and_to_nothing_else(cast, staff):
    revision = cast.submitted()
    typed = sent_form(revision, "partners") | {"do": "add:partners"}

    response = staff.post(page_of(revision, "correct", "partners"), typed)

    assert response.status_code == 200
    assert len(response.context["form"].lists[0].rows) == 3
    assert Revision.objects.get(pk=revision.pk).version == revision.version


def test_correction_from_a_page_that_was_overtaken_is_kept_and_refused(cast, staff):
    revision = cast.submitted("Darkan")
    typed = sent_form(revision, "names", place__city="Darkhan")
    other = signed_in(make_person("members.review_revisions"))
    other.post(
        page_of(revision, "correct", "names"),
        sent_form(revision, "names", place__city="Erdenet"),
    )

    stale = staff.post(page_of(revision, "correct", "names"), typed)

    revision.refresh_from_db()
    assert stale.status_code == 409
    assert "Darkhan" in text_of(stale)
    assert "Erdenet" in text_of(stale)
    assert revision.entry["place"]["city"] == "Erdenet"


@pytest.mark.parametrize("state", ["draft", "returned", "withdrawn"])
def test_what_does_not_wait_for_review_is_not_corrected(cast, staff, state):
    revision = cast.submitted("Darkan")
    typed = sent_form(revision, "names", place__city="Darkhan")
    Revision.objects.filter(pk=revision.pk).update(state=state)

    opened = staff.get(page_of(revision, "correct", "names"))
    saved = staff.post(page_of(revision, "correct", "names"), typed)

    revision.refresh_from_db()
    assert opened.url == f"{page_of(revision)}#main"
    assert saved.status_code == 409
    assert "Darkhan" in text_of(saved)
    assert revision.entry["place"]["city"] == "Darkan"


@pytest.mark.parametrize(
    ("page", "more"),
    [
        ("correct", ["nothing"]),
        ("correct", ["logo"]),
        ("correct_text", ["texts", "x"]),
        ("correct_text", ["names", "en"]),
    ],
)
def test_section_or_language_that_is_none_is_not_found(cast, staff, page, more):
    revision = cast.submitted()

    assert staff.get(page_of(revision, page, *more)).status_code == 404


@pytest.mark.parametrize("do", ["", "publish", "remove:figures:x", "add:texts"])
def test_button_that_is_none_is_not_found(cast, staff, do):
    revision = cast.submitted()
    typed = sent_form(revision, "names") | {"do": do}

    response = staff.post(page_of(revision, "correct", "names"), typed)

    assert response.status_code == 404
    assert Revision.objects.get(pk=revision.pk).version == revision.version


def test_questions_about_figures_are_asked_of_the_reviewer_too(staff):
    organization = make_organization("reef")
    figure = make_figure(organization, 100, until="2020", since="2020")
    revision = make_waiting_figure(organization, figure)

    page = text_of(staff.get(page_of(revision)))

    assert "Is this right?" in page


def make_waiting_figure(organization, figure):
    """A submission with a figure ten times as large as that of the year before."""
    by = make_person()
    draft = workflow.begin(organization, by=by)
    before = draft.entry["figures"][0]
    new = before | {"key": "new", "since": "2021", "until": "2021", "value": 1000}
    draft.entry["figures"].append(new)
    draft.save()
    return workflow.submit(draft, draft.version, by=by)


def test_pages_that_lead_to_each_other_are_there(staff):
    revision = make_waiting()

    page = text_of(staff.get(page_of(revision)))

    organization = revision.organization
    for address in (
        page_of(revision, "preview"),
        organization.get_absolute_url(),
        reverse("members:history", args=[organization.slug]),
        reverse("admin:index"),
    ):
        assert f'href="{address}"' in page
