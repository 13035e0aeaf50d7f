"""A ZIP holds tables and the logos that they name."""

import pytest

from members.intake.files import exported, read, write
from members.models import Organization
from members.pictures import read_logo, store_logo
from tests.factories import make_country, make_organization, make_user
from tests.members.intake.files.hostile import packed
from tests.members.intake.files.merging import merged
from tests.members.intake.files.reading import only, read_csv, told
from tests.members.pictures import drawing, saved


def read_zip(folder, *parts):
    return read_csv(folder, packed(parts), "upload.zip")


TABLE = b"slug,name,country,logo\nschool,School,MN,School.PNG\n"


@pytest.fixture(autouse=True)
def mongolia(db):
    make_country("MN")


def test_logo_is_found_by_its_name(tmp_path):
    source = read_zip(
        tmp_path, ("organizations.csv", TABLE), ("logos/school.png", b"picture")
    )

    assert only(source).values["logo"] == "School.PNG"
    assert source.pictures == {"School.PNG": b"picture"}
    assert source.kind == "zip"


def test_logo_that_is_not_there_is_told(tmp_path):
    source = read_zip(tmp_path, ("organizations.csv", TABLE))

    assert told(source) == [
        (
            "organizations",
            2,
            "logo",
            "School.PNG",
            "There is no such picture in the file.",
        )
    ]


def test_picture_that_no_row_names_is_told(tmp_path):
    source = read_zip(tmp_path, ("organizations.csv", TABLE), ("scool.png", b"x"))

    assert [error.message for error in source.errors] == [
        "No organization names the picture “scool.png”."
    ]


def test_tables_of_an_archive_are_known_by_their_names(tmp_path):
    source = read_zip(
        tmp_path,
        ("partners.csv", b"organization;name\nschool;Library\n"),
        ("organizations.csv", TABLE.replace(b"School.PNG", b"")),
        ("__MACOSX/._partners.csv", b"\0\0"),
        ("notes.doc", b"x"),
    )

    (given,) = source.organizations
    assert given.lists["partners"][0].place.sheet == "partners"
    assert [error.message for error in source.errors] == [
        "The file “notes.doc” in the ZIP is of no kind that can be read."
    ]


def test_logos_of_an_export_come_back(tmp_path):
    organization = make_organization("school")
    picture = store_logo(organization, read_logo(saved(drawing())), by=make_user())
    Organization.objects.update(logo=picture)
    before = list(exported(Organization.objects.all(), with_logos=True))
    path = tmp_path / "export.zip"
    with path.open("wb") as file:
        write("zip", before, file)

    source = read(path, path.name)

    assert merged(only(source)).entry == before[0].entry
    assert source.pictures == {picture.name: bytes(picture.content)}
