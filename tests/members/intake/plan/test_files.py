"""Files from beginning to end: loaded, planned, applied, written and handed back."""

import io

import pytest
from django.conf import settings as django_settings
from django.core.management import call_command
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.extra.django import TestCase
from openpyxl import Workbook, load_workbook

from members import intake
from members.intake.files import FORMATS, PARTS, exported, write
from members.intake.given import Given, Place, Source
from members.models import Organization, Picture, Revision
from members.workflow import publish_loaded
from programs import models as programs
from tests.factories import (
    make_area,
    make_country,
    make_indicator,
    make_membership,
    make_organization,
    make_program,
)
from tests.members.entries import AREAS, COUNTRIES, INDICATORS, PROGRAMS, entries
from tests.members.intake.plan.sources import counts, errors
from tests.members.pictures import png
from tests.network import FIXTURES

FOLDER = django_settings.FIXTURE_DIRS[0]
# Each example starts four processes that read files: none is made smaller.
QUICK = (Phase.explicit, Phase.generate)
VOCABULARY = [
    programs.Region,
    programs.IndicatorAlias,
    *(getattr(programs, name) for name in programs.__all__),
]


def load_file(name, content):
    return intake.plan(intake.upload(name, content, by=None))


def written(format):
    stream = io.BytesIO()
    organizations = Organization.objects.order_by("pk")
    write(format, exported(organizations, with_logos=format == "zip"), stream)
    return stream.getvalue()


def as_csv(*rows):
    return "\n".join(rows).encode()


@pytest.mark.parametrize("format", FORMATS)
def test_demonstration_network_that_is_exported_loads_as_no_change(network, format):
    load = load_file(f"network.{format}", written(format))

    assert (counts(load), load.errors) == ({"unchanged": 19}, [])


@pytest.mark.parametrize("name", FIXTURES)
def test_every_fixture_that_is_loaded_is_no_change(network, name):
    if name == "groups.json":
        pytest.skip("permissions are nothing to load")
    content = (FOLDER / name).read_bytes()

    load = load_file(name, content)

    assert errors(load) == []
    assert counts(load).keys() == {"unchanged"}


class TestGeneratedNetworks(TestCase):
    def setUp(self):
        for code in COUNTRIES:
            make_country(code, is_former=len(code) == 4)
        for code in INDICATORS:
            make_indicator(code)
        for slug in PROGRAMS:
            make_program(slug)
        for slug in AREAS:
            make_area(slug)

    @settings(max_examples=4, phases=QUICK, suppress_health_check=list(HealthCheck))
    @given(entry=entries())
    def test_any_entry_that_is_exported_loads_as_no_change(self, entry):
        Organization.objects.all().delete()
        publish_loaded([entry.slug], [entry], by=None, note="")
        make_membership(Organization.objects.get(), since="1999")

        for format in FORMATS:
            load = load_file(f"network.{format}", written(format))
            assert errors(load) == [], format
            assert counts(load) == {"unchanged": 1}, format
        for format in PARTS:
            taken = Client().get(f"/members/export.{format}").getvalue()
            load = load_file(f"network.{format}", taken)
            assert errors(load) == [], format
            assert counts(load) == {"unchanged": 1}, format


@pytest.mark.django_db
def test_wrong_rows_of_a_csv_come_back_with_their_errors_and_load_when_mended():
    make_country("MN")
    load = load_file(
        "members.csv",
        as_csv(
            "name;country;website",
            "Ark;MN;https://ark.example/",
            "Bee;QQ;bee",
            "=Cat;;",
        ),
    )
    intake.apply(load, by=None, only_good=True)

    back = intake.bad_rows_file(load)

    text = back.content.decode("utf-8-sig")
    assert back.name == "members, wrong rows.csv"
    assert text.splitlines()[0] == "name,country,website,errors"
    assert text.splitlines()[1].startswith('Bee,QQ,bee,"')
    assert "'=Cat," in text
    assert "Ark" not in text
    mended = text.replace("Bee,QQ,bee", "Bee,MN,https://bee.example/")
    again = load_file(back.name, mended.replace("'=Cat,", "'=Cat,MN").encode())
    assert (errors(again), again.errors) == ([], [])
    assert counts(again) == {"create": 2}


@pytest.mark.django_db
def test_wrong_rows_of_a_workbook_come_back_on_their_sheets():
    make_country("MN")
    book = Workbook()
    book.active.title = "organizations"
    for row in (["name", "country"], ["Ark", "MN"], ["Bee", "MN"]):
        book.active.append(row)
    partners = book.create_sheet("partners")
    for row in (
        ["organization_name", "organization_country", "name", "since", "until"],
        ["Ark", "MN", "UNICEF", 2001, 2002],
        ["Bee", "MN", "Save", 2003, 2001],
        ["Bee", "MN", "Fine", 2003, 2004],
    ):
        partners.append(row)
    stream = io.BytesIO()
    book.save(stream)
    load = load_file("members.xlsx", stream.getvalue())

    back = load_workbook(io.BytesIO(intake.bad_rows_file(load).content))

    found = {
        page.title: [[cell or "" for cell in row] for row in page.values]
        for page in back
    }
    assert found["organizations"] == [
        ["name", "country", "errors"],
        ["Bee", "MN", ""],
    ]
    assert [row[2] for row in found["partners"]] == ["name", "Save", "Fine"]
    assert "The end is before the beginning." in found["partners"][1][5]
    assert found["partners"][2][5] == ""


@pytest.mark.django_db
def test_errors_of_other_files_come_back_as_a_list():
    load = load_file("a.json", b'[{"model": "programs.program", "fields": {}}]')

    back = intake.bad_rows_file(load)

    assert back.name == "a, wrong rows.csv"
    assert back.content.decode("utf-8-sig").startswith("organization,sheet,row,column")


@pytest.mark.django_db
def test_file_that_cannot_be_read_fails_and_says_why():
    load = load_file("members.xlsx", b"%PDF-1.7")

    assert load.state == "failed"
    assert load.problem
    assert load.errors[0]["message"] == load.problem


@pytest.mark.django_db
def test_logo_of_a_file_is_kept_once_however_often_it_is_loaded():
    make_country("MN")

    def planned_again():
        one = Given(
            Place("", 2),
            values={"name": "Ark", "place.country": "MN", "logo": "ark.png"},
        )
        source = Source("given", [one], pictures={"ark.png": png(60)})
        return intake.plan(intake.upload_source(source, "a.zip", by=None))

    intake.apply(planned_again(), by=None)

    logo = Organization.objects.get().logo
    assert (logo.width, logo.height) == (60, 60)
    assert counts(planned_again()) == {"unchanged": 1}


@pytest.mark.django_db
def test_dead_row_of_a_picture_is_told():
    make_country("MN")
    one = Given(
        Place("", 2),
        values={"name": "Ark", "place.country": "MN", "logo": "ark.png"},
        columns={"logo": "logo"},
    )
    source = Source("given", [one], pictures={"ark.png": b"no picture"})

    load = intake.plan(intake.upload_source(source, "a.zip", by=None))

    assert errors(load)[0][2:4] == ("logo", "ark.png")


def test_network_that_is_dumped_is_the_same_in_another_place(network, tmp_path):
    one = Organization.objects.first()
    one.logo = Picture.objects.create(
        organization=one, content=b"a", small=b"b", width=1, height=1, size=1
    )
    one.save()
    first, second = tmp_path / "first", tmp_path / "second"
    call_command("dump_network", str(first))
    empty()

    call_command("loaddata", *sorted(map(str, first.glob("*.json"))), verbosity=0)

    assert Organization.objects.count() == 19
    call_command("dump_network", str(second))
    assert contents(second) == contents(first)


def empty():
    Organization.objects.update(logo=None)
    programs.Region.objects.update(parent=None)
    for model in (Revision, Picture, Organization, *VOCABULARY):
        model.objects.all().delete()


def contents(folder):
    return {path.name: path.read_text("utf-8") for path in folder.iterdir()}


@pytest.mark.django_db
def test_wrong_cells_are_told_once_and_missing_ones_at_their_column():
    make_country("DE", name="Germany")
    rows = ("name,country,email", "Ark,Germny,none", "Reef,,reef@example.org")

    load = load_file("members.csv", as_csv(*rows))

    found = [
        (row, column, message) for _s, row, column, _v, message, _r in errors(load)
    ]
    assert found == [
        (2, "country", "“Germny” is not in the vocabulary."),
        (2, "email", "This is not an e-mail address."),
        (3, "country", "This is missing."),
    ]


def test_cell_that_cannot_be_read_is_told_once_and_not_as_missing_too(db):
    table = b"name,country,founded\nRiver School,Atlantis,1998\n"

    load = intake.plan(intake.upload("members.csv", table, by=None))

    assert [(e["column"], e["value"]) for e in load.rows.get().errors] == [
        ("country", "Atlantis")
    ]


def test_line_with_a_number_that_cannot_be_read_is_told_once(db):
    make_organization("river")
    table = (
        b"organization,indicator,value,kind,undated\nriver,children,many,stock,yes\n"
    )

    load = intake.plan(intake.upload("figures.csv", table, by=None))

    errors = [(e["column"], e["value"]) for e in load.rows.get().errors]
    assert ("value", "many") in errors
    assert ("value", "") not in errors


def test_membership_without_a_kind_is_the_same_when_it_is_loaded_again(db):
    make_country("MN")
    table = b"name,country,member_since\nRiver School,MN,1999\n"
    intake.apply(load_file("a.csv", table), by=None)

    assert counts(load_file("a.csv", table)) == {"unchanged": 1}
