"""How much may be sent at once, under which name, and that nothing is left behind."""

import tempfile

import pytest
from django.core.files.uploadedfile import InMemoryUploadedFile, SimpleUploadedFile
from django.test import RequestFactory
from django.urls import reverse

from issa_directory.gate import MOST_READ_ON
from members.editing.logo import LogoForm
from members.models import Picture
from members.pictures import MOST_BYTES, store_logo
from tests.factories import make_organization, make_user
from tests.members.pictures import NAMES, drawing, saved

MEGABYTE = 1024 * 1024
LOGIN = "/accounts/login/"


@pytest.fixture
def temporary_files(monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def sent(name, content, type="image/png"):
    """The file as it comes out of a form that a browser has sent."""
    upload = SimpleUploadedFile("x", content, type)
    upload._name = name
    return RequestFactory().post("/", {"logo": upload}).FILES


def post_file(client, size):
    return client.post(LOGIN, {"logo": SimpleUploadedFile("logo.png", bytes(size))})


@pytest.mark.parametrize("size", [3 * MEGABYTE, 6 * MEGABYTE, MOST_READ_ON + MEGABYTE])
def test_body_of_three_megabytes_is_refused_and_leaves_no_file(
    client, db, temporary_files, size
):
    response = post_file(client, size)

    assert response.status_code == 413
    assert "This is too large to be taken" in response.text
    assert list(temporary_files.iterdir()) == []


def test_logo_that_is_refused_as_a_whole_leads_back_to_its_page(client, db):
    address = reverse("council:edit", args=["ark", "logo"])

    response = client.post(address, {"logo": SimpleUploadedFile("a", b"0" * 6_000_000)})

    assert response.status_code == 413
    assert (
        f'<a class="button" href="{address}">Choose another file</a>' in response.text
    )


def test_refused_body_is_read_so_that_a_browser_hears_why(client, db):
    response = post_file(client, 6 * MEGABYTE)

    assert response.wsgi_request.read(1) == b""


def test_endless_body_is_not_read_to_its_end(client, db):
    response = post_file(client, MOST_READ_ON + MEGABYTE)

    assert response.wsgi_request.read(1) != b""


@pytest.mark.parametrize(
    "header",
    [
        {"transfer-encoding": "chunked"},
        {"content-length": "1" * 5000},
        {"content-length": "-1"},
        {"content-length": "²"},
    ],
)
def test_body_of_unknown_length_is_refused(client, db, header):
    response = client.post(LOGIN, {"login": "a"}, headers=header)

    assert response.status_code == 413


def test_logo_of_a_byte_too_much_is_an_error_at_its_field(temporary_files):
    files = sent("logo.png", saved(drawing()).ljust(MOST_BYTES + 1, b"\0"))
    form = LogoForm(files=files)

    assert not form.is_valid()
    assert form.errors["logo"] == [
        "This file is larger than 2 MB. Save the logo smaller: 512 pixels are wide "
        "enough."
    ]
    assert isinstance(files["logo"], InMemoryUploadedFile)
    assert list(temporary_files.iterdir()) == []


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (None, "Choose a file first."),
        (b"", "This file is empty. Choose another one."),
    ],
)
def test_missing_and_empty_file_are_errors_at_the_field(content, error):
    files = {} if content is None else sent("logo.png", content)

    form = LogoForm(files=files)

    assert form.errors["logo"] == [error]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("type", ["image/png", "text/html", "image/svg+xml", "x"])
def test_name_and_claimed_type_of_a_file_do_not_matter(db, name, type):
    organization = make_organization()

    form = LogoForm(files=sent(name, saved(drawing(), "GIF"), type))

    assert form.is_valid()
    stored = store_logo(organization, form.cleaned_data["logo"], by=make_user())
    stored.refresh_from_db()
    assert set(stored.name) <= set("0123456789abcdef")
    assert len(stored.name) == 32
    assert stored.width == 300
    assert bytes(stored.content).startswith(b"RIFF")
    assert {
        value
        for value in vars(stored).values()
        if isinstance(value, str) and value not in ("", stored.name)
    } == set()
    assert Picture.objects.count() == 1
