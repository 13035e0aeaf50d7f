"""Promise 4 on random networks: the number beside a filter is the rows it gives."""

from random import Random

import pytest
from django.core.management import call_command
from django.http import QueryDict

from members.directory.selection import Selection
from members.models import Organization
from tests.factories import make_country, make_kind, make_region

pytestmark = pytest.mark.django_db


def random_selection(random: Random) -> QueryDict:
    """Some parameters, each of which may be there or not."""
    asked = QueryDict(mutable=True)
    offered = {facet.name: facet.options for facet in Selection(asked).facets}
    for name in random.sample(list(offered), random.randrange(3)):
        options = offered[name]
        chosen = random.sample(options, min(len(options), random.randrange(1, 3)))
        asked.setlist(name, [option.value for option in chosen])
    if random.random() < 0.3:
        asked["q"] = random.choice(["school", "центр", "a", "fondation", "qqq"])
    if random.random() < 0.3:
        asked.setlist("founded_min", random.choice([["2005"], ["none", "2015"]]))
    if random.random() < 0.2:
        asked["updated_since"] = random.choice(["2019-06-15", "2024-01-01"])
    return asked


def rows(asked: QueryDict) -> int:
    """The organizations on all pages, counted one by one."""
    selection = Selection(asked)
    assert selection.is_valid, selection.errors
    shown: list[str] = []
    for number in range(1, selection.page.count + 1):
        page = asked.copy()
        page["page"] = str(number)
        shown += [one.slug for one in Selection(page).organizations]
    assert len(shown) == len(set(shown))
    return len(shown)


@pytest.mark.parametrize("seed", range(3))
def test_every_number_beside_a_filter_is_its_rows(seed):
    random = Random(seed)
    countries = [make_country(code) for code in ("MN", "RU", "FR", "GB", "GR")]
    make_region(*countries[:2], code="east")
    make_kind("full")
    call_command("synthesize", organizations=60, seed=seed, verbosity=0)
    assert Organization.objects.former().exists()

    for _selection in range(5):
        asked = random_selection(random)
        selection = Selection(asked)
        assert rows(asked) == selection.count, asked
        for facet in selection.facets:
            for option in facet.options:
                alone = asked.copy()
                alone.setlist(facet.name, [option.value])
                assert Selection(alone).count == option.count, (alone, asked)
        option = random.choice(random.choice(selection.facets).options)
        alone = asked.copy()
        alone.setlist(option.facet, [option.value])
        assert rows(alone) == option.count, (alone, asked)
        unstated = asked.copy()
        unstated.pop("founded_max", None)
        unstated.setlist("founded_min", ["none"])
        assert Selection(unstated).count == selection.founded.none_count, asked
