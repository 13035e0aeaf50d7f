"""Large files: from people who may load data, on the page for it, and nowhere else."""

import tempfile

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from members.models import Import
from tests.members.staff.loads import LOAD_DATA, make_loader
from tests.members.staff.people import make_person, signed_in

pytestmark = pytest.mark.django_db

MEGABYTE = 1024 * 1024
NORMAL = settings.FILE_UPLOAD_MAX_MEMORY_SIZE
MOST = settings.LOAD_MOST_BYTES


@pytest.fixture
def temporary_files(monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def post(client, size, address=LOAD_DATA, **fields):
    file = SimpleUploadedFile("members.csv", b"x" * size)
    return client.post(address, {"file": file, **fields})


@pytest.mark.parametrize("size", [NORMAL + MEGABYTE, MOST])
def test_file_up_to_the_setting_is_kept_whole_and_leaves_no_other(
    temporary_files, size
):
    response = post(make_loader(), size)

    assert response.status_code == 302
    assert len(Import.objects.get().content) == size
    assert list(temporary_files.iterdir()) == []


def test_file_of_a_byte_more_is_an_error_at_its_field():
    response = post(make_loader(), MOST + 1)

    assert response.status_code == 400
    assert "This file is larger than 20.0\xa0MB." in response.text
    assert Import.objects.count() == 0


def test_file_of_much_more_is_refused_before_it_is_read():
    response = post(make_loader(), MOST + MEGABYTE)

    assert response.status_code == 413
    assert Import.objects.count() == 0


def test_others_may_not_send_as_much_as_who_may_load(client):
    staff = signed_in(make_person("members.view_organization"))

    for who in (client, staff):
        assert post(who, NORMAL + MEGABYTE).status_code == 413
    assert Import.objects.count() == 0


def test_no_other_page_takes_more_than_usual():
    loader = make_loader()

    for address in ("/accounts/login/", f"{LOAD_DATA}1/change/", "/contact/"):
        assert post(loader, NORMAL + MEGABYTE, address).status_code == 413


def test_fields_beside_a_large_file_are_looked_at_as_ever():
    response = post(make_loader(), NORMAL + MEGABYTE, name="a\x00b")

    assert response.status_code == 400
    assert Import.objects.count() == 0


def test_form_from_elsewhere_is_refused_with_a_large_file_too():
    loader = make_loader()
    loader.handler.enforce_csrf_checks = True

    assert post(loader, NORMAL + MEGABYTE).status_code == 403
    assert Import.objects.count() == 0
