"""Contact us: how the network is reached, only what is stated."""

from tests.factories import make_network
from tests.members.public.pages import words


def test_contact_shows_what_is_stated(client, db):
    make_network(
        contact_text="Write in any language.",
        email="office@example.org",
        website="https://example.org/",
    )

    response = client.get("/contact/")

    assert "Write in any language." in words(response)
    assert 'href="mailto:office@example.org"' in response.text
    assert 'href="https://example.org/"' in response.text
    assert "tel:" not in response.text


def test_contact_of_a_network_that_is_not_loaded_yet_is_a_page(client, db):
    assert client.get("/contact/").status_code == 200
