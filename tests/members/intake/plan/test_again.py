"""Whatever a plan does: the same source planned after it changes nothing."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from members.entry import LISTS, Entry
from members.intake.given import Given, Line, Place
from members.models import Organization
from tests.factories import make_area, make_country, make_indicator, make_program
from tests.members.entries import AREAS, COUNTRIES, INDICATORS, PROGRAMS, entries
from tests.members.intake.plan.sources import applied, counts, errors, planned


def said(entry: Entry, *, has_keys: bool, is_whole: bool) -> Given:
    """What a file says that states the whole entry."""
    data = entry.model_dump(mode="json")
    values = {name: data[name] for name in ("name", "name_language")} | {
        f"{part}.{name}": value
        for part in ("place", "contact")
        for name, value in data[part].items()
    }
    lists = {
        section: [_line(number, item, has_keys) for number, item in enumerate(items)]
        for section in LISTS
        if (items := data[section]) or is_whole
    }
    whole = frozenset(lists) if is_whole else frozenset()
    return Given(Place("", 2), entry.slug, values, lists, whole)


def _line(number, item, has_keys):
    # Sources and figures are named by their keys, so they always have them.
    key = item.get("key", "") if has_keys or NAMED & item.keys() else ""
    return Line(Place("", number), {k: v for k, v in item.items() if k != "key"}, key)


NAMED = {"title", "indicator"}


class TestAnySource(TestCase):
    def setUp(self):
        for code in COUNTRIES:
            make_country(code, is_former=len(code) == 4)
        for code in INDICATORS:
            make_indicator(code)
        for slug in PROGRAMS:
            make_program(slug)
        for slug in AREAS:
            make_area(slug)

    @settings(max_examples=20, suppress_health_check=list(HealthCheck))
    @given(
        first=entries(),
        second=entries(),
        has_keys=st.booleans(),
        is_whole=st.booleans(),
    )
    def test_that_was_applied_is_unchanged_after(
        self, first, second, has_keys, is_whole
    ):
        Organization.objects.all().delete()
        applied(said(first, has_keys=True, is_whole=True))
        one = said(
            second.model_copy(update={"slug": first.slug}),
            has_keys=has_keys,
            is_whole=is_whole,
        )
        load = planned(one)
        if errors(load):  # of two entries put together, not each is one
            return
        if load.change_count:
            applied(one)

        assert counts(planned(one)) == {"unchanged": 1}
