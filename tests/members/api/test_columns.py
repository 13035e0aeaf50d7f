"""The page that says what the columns of a file mean."""

import io

import openpyxl
import pytest
from django.urls import reverse

from members.intake.columns import LISTS
from tests.factories import make_network, make_organization
from tests.members.api.files import export, table
from tests.members.public.pages import words

pytestmark = pytest.mark.django_db


def test_every_column_of_every_file_is_explained(client):
    make_network()
    make_organization()
    page = client.get(reverse("api:columns")).text
    book = openpyxl.load_workbook(io.BytesIO(export(client, "xlsx")))
    heads = {cell.value for sheet in book for cell in sheet[1]}
    heads -= {None, "about", "remove"}  # the last is for who loads a file
    heads |= set(table(export(client, "csv"))[0][:-1]) - {s.section for s in LISTS}

    missing = {head for head in heads if f'<th scope="row">{head}</th>' not in page}

    assert missing == set()
    assert len(heads) == 56


def test_directory_leads_to_its_files_and_to_what_their_columns_mean(client, network):
    page = client.get("/members/?country=MN&page=1&view=table").text

    for address in (
        *(f"/members/export.{format}?country=MN" for format in ("csv", "xlsx", "json")),
        "/members/export/",
    ):
        assert f'<a href="{address}"' in page
    assert "What the columns mean" in words(client.get("/members/"))
