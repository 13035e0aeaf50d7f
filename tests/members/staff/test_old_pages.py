"""Staff read old profile pages, look through them, and use what was understood."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from members import workflow
from members.editing import SectionForm
from members.entry import Entry
from members.models import Import, OldPage, Organization, Revision
from tests.factories import (
    make_country,
    make_founding,
    make_indicator,
    make_organization,
    make_text,
)
from tests.members.staff.old_pages import TEXT, make_page
from tests.members.staff.people import make_person, signed_in

pytestmark = pytest.mark.django_db

LIST = "admin:members_oldpage_changelist"


@pytest.fixture
def person():
    make_country("NO", name="Norway")
    make_indicator("teachers", unit_plural="teachers")
    return make_person("members.load_data")


@pytest.fixture
def staff(person):
    return signed_in(person)


def address(page, name="change", *more):
    return reverse(f"admin:members_oldpage_{name}", args=[page.pk, *more])


def words_of(response):
    return response.content.decode()


def test_pasted_text_is_read_and_shown_with_the_words_marked(staff, person):
    response = staff.post(reverse(LIST), {"do": "read", "text": TEXT})

    page = OldPage.objects.get()
    shown = words_of(staff.get(response.url))
    assert response.url == address(page)
    assert (page.read_by, page.state, page.text.strip()) == (
        person,
        "read",
        TEXT.strip(),
    )
    assert "<mark" in shown


def test_many_files_are_read_at_once_and_those_that_cannot_are_named(staff):
    files = [
        SimpleUploadedFile("good.txt", TEXT.encode()),
        SimpleUploadedFile("empty.txt", b" "),
        SimpleUploadedFile("large.txt", b"a" * (1024 * 1024 + 1)),
        SimpleUploadedFile("other.txt", TEXT.encode()),
    ]

    response = staff.post(reverse(LIST), {"do": "read", "documents": files})

    shown = words_of(response)
    assert response.status_code == 200
    assert sorted(OldPage.objects.values_list("file", flat=True)) == [
        "good.txt",
        "other.txt",
    ]
    assert "2 pages are read." in shown
    assert "<bdi>empty.txt</bdi>" in shown
    assert "<bdi>large.txt</bdi>" in shown


def test_many_files_all_read_are_not_read_again_by_a_reload(staff):
    files = [SimpleUploadedFile(f"{n}.txt", TEXT.encode()) for n in range(2)]

    response = staff.post(reverse(LIST), {"do": "read", "documents": files})

    assert (response.status_code, response.url) == (302, reverse(LIST))
    assert "2 pages are read." in words_of(staff.get(response.url))


def test_files_too_large_together_are_a_mistake_and_the_text_stays(staff):
    files = [SimpleUploadedFile(f"{n}.txt", b"a" * 1024 * 1024) for n in range(2)]
    files.append(SimpleUploadedFile("3.txt", b"a"))

    response = staff.post(
        reverse(LIST), {"do": "read", "documents": files, "text": "Long typed."}
    )

    assert response.status_code == 400
    assert "larger than 2 MB together" in words_of(response)
    assert "Long typed.</textarea>" in words_of(response)
    assert not OldPage.objects.exists()


def test_text_that_cannot_be_read_stays_in_its_field(staff):
    response = staff.post(reverse(LIST), {"do": "read", "text": "%PDF-1.7 and words"})

    assert "The text that you pasted" in words_of(response)
    assert "%PDF-1.7 and words</textarea>" in words_of(response)


def test_plan_of_no_page_is_told_as_a_mistake(staff):
    make_page()

    response = staff.post(reverse(LIST), {"do": "plan"})

    assert '<li class="note wrong">Tick at least one page' in words_of(response)


def test_nothing_to_read_is_said_at_the_field(staff):
    response = staff.post(reverse(LIST), {"do": "read", "text": "  "})

    assert response.status_code == 400
    assert "Paste a text here, or choose files below." in words_of(response)
    assert not OldPage.objects.exists()


def test_page_shows_each_thing_that_was_understood_and_its_words(staff):
    page = make_page(warnings=["The year may be that of the program."])

    shown = words_of(staff.get(address(page)))

    assert "The year may be that of the program." in shown
    assert ">We train 267 teachers<" not in shown
    assert '<a href="#words-' in shown
    assert '“<span dir="auto">1998</span>”' in shown
    assert "(added)" not in shown


def test_hostile_text_is_shown_as_words(staff):
    text = "<script>alert(1)</script> Founded in 1998."
    page = make_page(text=text, marks=[[0, 8, "name"]], file="<b>.txt")

    shown = words_of(staff.get(address(page))) + words_of(staff.get(reverse(LIST)))

    assert "<script>alert" not in shown
    assert "<b>.txt" not in shown


def corrected(staff, page, section, version="", **typed):
    form = SectionForm(section, Entry.model_validate(page.entry))
    fields = {name.replace("__", "-"): [words] for name, words in typed.items()}
    sent = {"version": version or str(page.version), "do": "save"}
    return staff.post(address(page, "correct", section), sent | form.typed | fields)


def test_correction_of_a_section_is_kept(staff):
    page = make_page()

    response = corrected(staff, page, "names", place__city="Bergen")

    page.refresh_from_db()
    assert response.url == address(page)
    assert (page.entry["place"]["city"], page.version) == ("Bergen", 1)


def test_form_of_a_section_leads_to_the_words_that_it_came_from(staff):
    page = make_page()

    figures, partners = (
        words_of(staff.get(address(page, "correct", section)))
        for section in ("figures", "partners")
    )

    assert 'href="#words-4"' in figures
    assert '<mark class="of-figures" id="words-4"' in figures
    assert "#words-" not in partners


def test_mistake_in_a_correction_is_told_and_what_was_typed_stays(staff):
    page = make_page()

    response = corrected(staff, page, "figures", figures__first__value="many")

    page.refresh_from_db()
    assert response.status_code == 400
    assert 'value="many"' in words_of(response)
    assert page.version == 0


def test_correction_begun_before_another_one_is_refused(staff):
    page = make_page()
    corrected(staff, page, "names", place__city="Bergen")

    response = corrected(staff, page, "names", version="0", place__city="Tromsø")

    page.refresh_from_db()
    assert response.status_code == 409
    assert page.entry["place"]["city"] == "Bergen"
    assert "Tromsø" in words_of(response)
    assert "Saving again would change the page, as it is now" in words_of(response)
    assert "Bergen" in words_of(response)


def test_page_that_is_used_is_shown_instead_of_a_form_that_saves_nothing(staff):
    page = make_page(state="dropped")

    response = staff.get(address(page, "correct", "names"))

    assert (response.status_code, response.url) == (302, address(page))


def test_draft_gets_what_the_page_says_and_keeps_what_was_there(staff, person):
    organization = make_organization("house", name="House", city="Hamar")
    make_text(organization, mission="To teach.")
    make_founding(organization, "1997", is_preferred=True)

    response = staff.post(address(page := make_page()), used("draft", "house"))

    draft = Revision.objects.get(state="draft")
    entry = workflow.entry_of(draft)
    page.refresh_from_db()
    assert response.url == reverse("council:desk", args=["house"])
    assert (draft.organization, draft.author) == (organization, person)
    assert (entry.name, entry.place.city) == ("House", "Oslo")
    assert entry.texts[0].mission == "To teach."
    assert [(f.date, f.is_preferred) for f in entry.founding_dates] == [
        ("1997", True),
        ("1998", False),
    ]
    assert [figure.value for figure in entry.figures] == [267]
    assert entry.figures[0].source == entry.sources[0].key
    assert (page.state, page.revision) == ("drafted", draft)
    assert Organization.objects.get(slug="house").city == "Hamar"


def used(do, organization=""):
    return {"do": do, "organization": organization}


def test_organization_of_the_same_name_and_country_is_proposed(staff):
    country = make_country("NO")
    make_organization("light", name="LIGHTHOUSE", country=country)

    shown = words_of(staff.get(address(make_page())))

    assert 'value="LIGHTHOUSE"' in shown


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "Say which organization."),
        ("Nowhere", "There is no organization of this name."),
        ("House", "Type one of these:"),
    ],
)
def test_organization_that_is_not_one_is_a_mistake(staff, typed, told):
    make_organization("one", name="House")
    make_organization("two", name="House")

    response = staff.post(address(make_page()), used("draft", typed))

    assert response.status_code == 400
    assert told in words_of(response)
    assert not Revision.objects.filter(state="draft").exists()


def test_pages_ticked_together_become_one_plan(staff):
    pages = [make_page(), make_page(name="Other", file="other.txt")]

    response = staff.post(
        reverse(LIST), {"do": "plan", "pages": [page.pk for page in pages]}
    )

    plan = Import.objects.get()
    assert response.url == reverse("admin:members_import_change", args=[plan.pk])
    assert {page.state for page in OldPage.objects.all()} == {"planned"}


def test_plan_of_a_page_applied_makes_the_organization(staff, person):
    from members import intake

    staff.post(address(make_page()), used("plan"))

    plan = intake.plan(Import.objects.get())
    intake.apply(plan, by=person)

    made = Organization.objects.get(name="Lighthouse")
    assert (made.country.code, made.city) == ("NO", "Oslo")
    assert [figure.words for figure in made.figures.all()] == ["267 teachers"]
    assert made.founding.date == "1998"


def test_page_that_somebody_used_is_used_no_more(staff):
    page = make_page()
    staff.post(address(page), used("drop"))

    answers = [
        staff.post(address(page), used(do, "x")).status_code for do in ("plan", "drop")
    ]
    answers.append(corrected(staff, page, "names").status_code)

    assert answers == [409, 409, 409]
    assert not Import.objects.exists()


def test_staff_without_the_power_to_load_are_refused():
    other = signed_in(make_person("members.view_revision"))
    page = make_page()

    answers = [
        other.get(reverse(LIST)).status_code,
        other.get(address(page)).status_code,
        other.get(address(page, "correct", "names")).status_code,
        other.post(address(page), used("drop")).status_code,
    ]

    assert answers == [403, 403, 403, 403]


def test_page_and_section_that_are_none_are_not_found(staff):
    page = make_page()

    assert staff.get(address(page, "correct", "nothing")).status_code == 404
    assert staff.get(f"{reverse(LIST)}999999/change/").status_code == 404
    assert staff.post(address(page), used("publish")).status_code == 404
