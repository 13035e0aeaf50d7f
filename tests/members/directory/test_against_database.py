"""The index against the database: other code, the same answers."""

from random import Random

import pytest
from django.http import QueryDict

from bench import facets
from members.directory.selection import Selection
from members.models import Organization
from tests.factories import (
    make_area,
    make_country,
    make_figure,
    make_founding,
    make_indicator,
    make_kind,
    make_membership,
    make_organization,
    make_participation,
    make_priority,
    make_program,
    make_region,
    make_text,
)


def assert_index_and_database_agree(parameters: str) -> None:
    query = Selection(QueryDict(parameters)).query

    facets.assert_equal(
        facets.by_index(query), facets.by_group_by(query), facets.by_page(parameters)
    )


@pytest.mark.parametrize("parameters", facets.SELECTIONS)
def test_demonstration_network_is_counted_as_the_database_counts(network, parameters):
    assert_index_and_database_agree(parameters)


@pytest.mark.parametrize("seed", range(3))
def test_any_network_is_counted_as_the_database_counts(db, seed):
    random = Random(seed)
    countries = [make_country(code) for code in ("MN", "KZ", "AL")]
    make_region(*countries[:2], code="142", kind="m49")
    make_region(*countries[2:], code="150", kind="m49")
    areas = [make_area("outreach"), make_area("policy-support")]
    program = make_program("step-by-step")
    indicators = [make_indicator("children"), make_indicator("teachers")]
    kinds = [make_kind("full"), make_kind("affiliate"), None]
    for number in range(40):
        organization = make_organization(
            name=f"Organization {number:02}",
            country=random.choice(countries),
            listed=False,
        )
        until = random.choice(["", "", "2001"])
        make_membership(organization, kind=random.choice(kinds), until=until)
        for area in random.sample(areas, random.randint(0, 2)):
            make_priority(organization, area=area)
        if random.random() < 0.6:
            make_participation(organization, program=program)
        for indicator in random.sample(indicators, random.randint(0, 2)):
            result = random.choice(["actual", "actual", "target"])
            make_figure(organization, indicator=indicator, result=result)
        for language in random.sample(["en", "ru"], random.randint(0, 2)):
            make_text(organization, language=language, is_original=False)
        if random.random() < 0.7:
            make_founding(organization, str(random.randint(1985, 2015)))
    assert Organization.objects.former().exists()

    for parameters in facets.SELECTIONS:
        assert_index_and_database_agree(parameters)
