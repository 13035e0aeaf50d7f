"""The logo: uploaded into the draft, seen by those who edit it, public after review."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from members import workflow
from members.models import Picture, Revision
from members.pictures import read_logo, store_logo
from tests.factories import make_organization, make_user
from tests.members.council.sheets import address, open_sheet, text_of
from tests.members.pictures import drawing, saved

LOGO = saved(drawing(600, 400))


def file(content=LOGO, name="logo.png"):
    return SimpleUploadedFile(name, content, "image/png")


def drafted(cast):
    return workflow.entry_of(workflow.current(cast.organization)).logo


def test_logo_is_kept_anew_and_named_by_the_draft(cast, lead):
    response = open_sheet(lead, "logo").send(logo=file())

    picture = Picture.objects.get()
    assert response.headers["Location"] == address("desk")
    assert drafted(cast) == picture.name
    assert (picture.organization, picture.uploaded_by) == (cast.organization, cast.lead)
    assert bytes(picture.content) != LOGO
    assert f"/pictures/{picture.name}.webp" in open_sheet(lead, "logo").text


def test_logo_is_removed(cast, lead):
    open_sheet(lead, "logo").send(logo=file())

    open_sheet(lead, "logo").send("remove:logo")

    assert drafted(cast) == ""


def test_removing_what_is_not_there_begins_no_draft(cast, lead):
    response = open_sheet(lead, "logo").send("remove:logo")

    assert response.status_code == 302
    assert not Revision.objects.filter(state="draft").exists()


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({}, "Choose a file first."),
        ({"logo": file(b"<svg></svg>", "logo.svg")}, "SVG cannot be taken"),
        ({"logo": file(b"<script>", "logo.png")}, "This is no picture"),
        ({"logo": file(b"", "logo.png")}, "This file is empty."),
    ],
    ids=["none", "svg", "html", "empty"],
)
def test_file_that_is_no_logo_is_refused_with_what_to_do(cast, lead, more, words):
    sheet = open_sheet(lead, "logo")

    response = sheet.send(**more)

    assert response.status_code == 422
    assert words in sheet.text
    assert not Picture.objects.exists()
    assert not Revision.objects.filter(state="draft").exists()


def test_logo_without_the_version_it_began_from_is_refused(cast, lead):
    sheet = open_sheet(lead, "logo")
    del sheet.fields["version"]

    response = sheet.send(logo=file())

    assert response.status_code == 400
    assert not Picture.objects.exists()


def test_two_logos_at_once_are_asked_about(cast, lead, editor):
    mine, theirs = open_sheet(lead, "logo"), open_sheet(editor, "logo")
    theirs.send(logo=file())
    response = mine.send(logo=file(saved(drawing(300, 300))))
    assert response.status_code == 409
    mine.read()

    saved_as = mine.send(**{"choice:logo": "mine"})

    assert saved_as.status_code == 302
    assert drafted(cast) == Picture.objects.get(uploaded_by=cast.lead).name


def test_logo_for_a_draft_that_was_sent_meanwhile_goes_into_a_new_one(cast, lead):
    cast.save("contact", **cast.contact(phone="1"))
    sheet = open_sheet(lead, "logo")
    draft = cast.draft()
    workflow.submit(draft, draft.version, by=cast.editor)

    response = sheet.send(logo=file())
    assert response.status_code == 409
    assert "All you typed is still on this page." in text_of(response)
    response = sheet.send("anew")

    assert response.status_code == 302
    assert drafted(cast) == Picture.objects.get().name


def test_logo_of_another_organization_is_404(cast, lead):
    other = store_logo(make_organization("boat"), read_logo(LOGO), by=make_user())

    response = open_sheet(lead, "logo").send(kept=other.name)

    assert response.status_code == 404
    assert not Revision.objects.filter(state="draft").exists()
