"""Files of any selection: what they hold, and what they say of themselves."""

import io
import json
import re
import zipfile

import openpyxl
import pytest
import time_machine
from django.conf import settings
from django.test import Client

from members import intake
from tests.factories import (
    make_country,
    make_figure,
    make_founding,
    make_membership,
    make_network,
    make_organization,
)
from tests.members.api.files import FORMATS, content_of, export, names_in, table
from tests.members.intake.plan.sources import counts, errors
from tests.members.public.pages import words

pytestmark = pytest.mark.django_db
every_format = pytest.mark.parametrize("format", FORMATS)
NOON = "2026-03-04 12:00Z"


@pytest.fixture
def rivers():
    make_network(name="Rivers & Seas", short_name="R&S")


@every_format
def test_whole_network_loads_again_as_no_change(client, network, format):
    content = export(client, format, "?former=0&former=1")

    load = intake.plan(intake.upload(f"network.{format}", content, by=None))

    assert (errors(load), load.errors) == ([], [])
    assert counts(load) == {"unchanged": 19}


@every_format
@pytest.mark.parametrize(
    "query", ["?country=MN&country=KZ", "?q=education&sort=founded", "?priority=none"]
)
def test_file_holds_what_the_page_shows_in_its_order(client, network, format, query):
    page = client.get(f"/members/{query}&view=table")

    names = names_in(export(client, format, query), format)

    assert names
    assert names == [one.name for one in page.context["selection"].organizations]


def test_all_pages_of_a_result_are_in_the_file(client, rivers):
    for _number in range(60):
        make_organization()

    assert len(names_in(export(client, "csv", "?page=2"), "csv")) == 60


@every_format
def test_nothing_selected_is_a_file_without_organizations(client, rivers, format):
    make_organization(country="MN")

    assert (
        names_in(export(client, format, "?country=MN&program=none&q=x"), format) == []
    )


def test_former_members_are_in_the_file_when_they_are_selected(client, rivers):
    make_organization(name="Ark")
    former = make_organization(name="Reef", listed=False)
    make_membership(former, since="1999", until="2004")
    make_organization(name="Wave", listed=False)

    both = export(client, "csv", "?former=0&former=1")

    assert names_in(export(client, "csv"), "csv") == ["Ark"]
    assert names_in(both, "csv") == ["Ark", "Reef"]


def test_file_says_what_was_selected_and_when(client, rivers):
    make_country("MN", name="Mongolia")
    make_organization(country="MN")
    said = (
        "Rivers & Seas",
        "1 organization; Country: Mongolia",
        "2026-03-04 12:00 UTC",
        f"{settings.SITE_ORIGIN}/members/?country=MN",
    )

    with time_machine.travel(NOON, tick=False):
        files = {format: export(client, format, "?country=MN") for format in FORMATS}

    assert table(files["csv"])[0][-1] == f"about this file: {' · '.join(said)}"
    book = openpyxl.load_workbook(io.BytesIO(files["xlsx"]))
    assert [row[1].value for row in book["about"].iter_rows(2, 5)] == list(said)
    about = json.loads(files["json"])["about"]
    moment = "2026-03-04T12:00:00+00:00"
    assert list(about.values()) == [said[0], said[1], moment, said[3]]


@every_format
def test_answer_is_a_file_with_a_name_that_says_what_and_when(client, rivers, format):
    make_country("MN", name="Mongolia")

    with time_machine.travel(NOON, tick=False):
        response = client.get(f"/members/export.{format}?country=MN&page=2&view=table")

    name = f"rs-country-mongolia-2026-03-04.{format}"
    said = response.headers["Content-Disposition"]
    assert said == f'attachment; filename="{name}"'
    assert response.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert response.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert not response.cookies


def test_words_of_a_search_are_one_safe_header(client, rivers):
    query = "?q=a%22%3B+filename%3Dx.html+%C3%A9"

    with time_machine.travel(NOON, tick=False):
        response = client.get(f"/members/export.csv{query}")

    assert response.headers["Content-Disposition"] == (
        'attachment; filename="rs-a-filenamexhtml-e-2026-03-04.csv"; '
        "filename*=UTF-8''rs-a-filenamexhtml-%C3%A9-2026-03-04.csv"
    )


@every_format
def test_wrong_parameters_are_explained_as_on_the_page(client, network, format):
    response = client.get(f"/members/export.{format}?country=QQ")

    assert response.status_code == 400
    assert response.headers["Content-Type"].startswith("text/html")
    assert "There is no country with the code “QQ”." in words(response)
    assert re.search(r'id="country-errors">.*?QQ', response.text, re.S)


def test_unknown_parameter_is_ignored(client, rivers):
    make_organization(name="Ark")

    assert names_in(export(client, "csv", "?unknown=1"), "csv") == ["Ark"]


@every_format
def test_head_tells_of_the_file_and_reads_nothing(client, rivers, format):
    make_organization()

    response = client.head(f"/members/export.{format}")

    assert response.status_code == 200
    assert response.headers["Content-Disposition"].startswith("attachment; ")
    assert response.content == b""


@every_format
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE"])
def test_file_knows_no_method_that_writes(client, format, method):
    assert client.generic(method, f"/members/export.{format}").status_code == 405


HOSTILE = ["=1+1", "+1+1", "-1+1", "@SUM(1)", '=HYPERLINK("https://evil.example")']


def test_no_cell_of_a_csv_is_a_formula_and_texts_come_back(client, rivers):
    for text in HOSTILE:
        one = make_organization(name=text, city=text)
        make_figure(one, words=text)
    content = export(client, "csv")

    cells = {cell for row in table(content) for cell in row}
    load = intake.plan(intake.upload("a.csv", content, by=None))

    assert not {cell for cell in cells if cell[:1] in {*"=+-@\t\r"}}
    assert counts(load) == {"unchanged": len(HOSTILE)}


def test_no_cell_of_a_spreadsheet_is_a_formula(client, rivers):
    for text in HOSTILE:
        make_figure(make_organization(name=text, city=text), words=text)

    parts = zipfile.ZipFile(io.BytesIO(export(client, "xlsx")))
    sheets = [parts.read(n).decode() for n in parts.namelist() if "sheets/" in n]

    assert len(sheets) == 14
    kinds = {
        kind for sheet in sheets for kind in re.findall(r'<c [^>]*t="(\w+)"', sheet)
    }
    assert kinds == {"inlineStr"}
    assert not any("<f>" in sheet or "<f " in sheet for sheet in sheets)
    assert sheets[0].count("&quot;") == 0
    assert ">=1+1</t>" in sheets[0]


def test_data_that_changes_meanwhile_is_as_it_is_when_it_is_read(client, rivers):
    """An organization that is no more when its turn comes is left out."""
    make_organization(name="Ark")
    reef = make_organization(name="Reef")
    response = client.get("/members/export.csv")

    reef.delete()

    assert names_in(content_of(response), "csv") == ["Ark"]


def test_more_organizations_take_no_more_queries(rivers, django_assert_num_queries):
    for number in range(30):
        make_founding(make_organization(), "1999", key=f"f-{number}")
    client = Client()
    export(client, "csv")

    # Version twice, network twice, vocabulary is kept; organizations, and their lists.
    with django_assert_num_queries(17):
        export(client, "csv")
