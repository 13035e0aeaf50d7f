"""What is written into a file is read again as it was."""

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings

from members.intake.files import FORMATS, About, Exported, exported, read, write
from members.models import Organization
from tests.factories import make_area, make_country, make_indicator, make_program
from tests.members.entries import AREAS, COUNTRIES, INDICATORS, PROGRAMS, entries
from tests.members.intake.files.merging import merged, plain

every_format = pytest.mark.parametrize("format", FORMATS)
ABOUT = About("The Network", "all members", datetime(2026, 11, 28, 12, tzinfo=UTC))


def read_again(format, found, tmp_path, about=ABOUT):
    path = tmp_path / f"export.{format}"
    with path.open("wb") as file:
        write(format, found, file, about)
    return read(path, path.name)


def problems(source):
    return [*source.errors, *(e for each in source.organizations for e in each.errors)]


@every_format
def test_whole_network_is_read_as_it_was_written(format, network, tmp_path):
    before = list(exported(Organization.objects.order_by("slug")))

    source = read_again(format, before, tmp_path)

    assert problems(source) == []
    after = [merged(each) for each in source.organizations]
    assert [one.entry for one in after] == [one.entry for one in before]
    assert [plain(one.memberships) for one in after] == [
        plain(one.memberships) for one in before
    ]


@every_format
def test_export_changes_nothing_in_what_is_public(format, network, tmp_path):
    before = list(exported(Organization.objects.order_by("slug")))

    source = read_again(format, before, tmp_path)

    after = [merged(*pair) for pair in zip(source.organizations, before, strict=True)]
    assert [one.entry for one in after] == [one.entry for one in before]


@pytest.fixture
def vocabulary(db):
    for code in COUNTRIES:
        make_country(code, is_former=len(code) == 4)
    for slug in PROGRAMS:
        make_program(slug)
    for slug in AREAS:
        make_area(slug)
    for code in INDICATORS:
        make_indicator(code)


@every_format
@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(entry=entries())
def test_any_entry_is_read_as_it_was_written(format, vocabulary, tmp_path, entry):
    source = read_again(format, [Exported.of(entry)], tmp_path)

    assert problems(source) == []
    assert [merged(each).entry for each in source.organizations] == [entry]
