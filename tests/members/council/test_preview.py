"""The public page as it would be, and one text of it as it would be."""

import pytest

from members import workflow
from members.models import Organization
from members.pictures import read_logo, store_logo
from tests.members.council.sheets import address, text_of
from tests.members.pictures import drawing, saved


def preview(client):
    response = client.get(address("preview"))
    assert response.status_code == 200
    return text_of(response)


def test_draft_is_shown_as_the_public_page_would_show_it(cast, lead, client):
    cast.save("contact", **cast.contact(website="https://ark.example.org"))

    page = preview(lead)

    assert "Preview." in page
    assert "Visitors see this only after review." in page
    assert 'href="https://ark.example.org"' in page
    assert "A school." in page
    public = client.get(cast.organization.get_absolute_url())
    assert b"ark.example.org" not in public.content


def test_machines_are_told_nothing(cast, lead):
    cast.draft()

    page = preview(lead)

    assert "ld+json" not in page
    assert '<meta name="robots" content="noindex">' in page
    assert 'rel="canonical"' not in page


def test_logo_of_the_draft_is_shown_to_those_who_may_see_it(cast, lead, client):
    logo = read_logo(saved(drawing()))
    picture = store_logo(cast.organization, logo, by=cast.lead)
    cast.save("logo", logo=picture.name)

    page = preview(lead)

    address_of_it = f"/pictures/{picture.name}.webp"
    assert address_of_it in page
    assert lead.get(address_of_it).status_code == 200
    assert client.get(address_of_it).status_code == 404


def test_what_became_public_meanwhile_is_in_it(cast, lead):
    cast.save("contact", **cast.contact(phone="+976 1"))
    Organization.objects.filter(slug="ark").update(city="Erdenet")

    page = preview(lead)

    assert "Erdenet" in page
    assert "+976 1" in page


def test_submission_is_shown_while_it_waits(cast, lead):
    cast.submitted("Darkhan")

    page = preview(lead)

    assert "This was sent for review." in page
    assert "Darkhan" in page


def test_without_a_draft_it_is_the_public_page(cast, lead):
    assert "visitors see the page like this already" in preview(lead)


def test_words_are_drawn_as_the_public_page_draws_them(lead):
    text = "A *school* for [all](https://example.org)<script>alert(1)</script>"

    response = lead.post(address("words"), {"text": text})

    assert response.content.decode() == (
        '<p>A <em>school</em> for <a href="https://example.org" '
        'rel="noopener nofollow">all</a>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n'
    )
    assert response.headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(("length", "status"), [(0, 200), (20_000, 200), (20_001, 413)])
def test_words_are_as_many_as_an_entry_takes(lead, length, status):
    response = lead.post(address("words"), {"text": "x" * length})

    assert response.status_code == status


def test_draft_says_nothing_on_public_pages(cast, lead, client):
    cast.save("contact", **cast.contact(phone="canary-of-a-draft"))
    preview(lead)

    for path in ("/", "/members/", "/members/ark/", "/members/ark/history/"):
        assert b"canary-of-a-draft" not in client.get(path).content


def test_preview_of_a_version_that_was_brought_back(cast, lead):
    cast.published("Darkhan")
    workflow.restore(
        cast.organization.revisions.get(number=1),
        by=cast.lead,
    )

    assert "Ulaanbaatar" in preview(lead)
