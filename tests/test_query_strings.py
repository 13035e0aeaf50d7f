"""No query string whatever makes a page fail.

HYPOTHESIS_PROFILE=thorough tries 10,000 on each page.
"""

import os
from urllib.parse import quote, urlencode

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.addresses import EXPORTS, PUBLIC, address, make_one_of_each

EXAMPLES = 10_000 if os.environ.get("HYPOTHESIS_PROFILE") == "thorough" else 150
PARAMETERS = [
    *("q", "country", "region", "priority", "program", "membership", "language"),
    *("indicator", "reach_min", "reach_max", "founded_min", "founded_max"),
    *("updated_since", "former", "sort", "view", "page", "p", "on", "before", "after"),
]
MEANINGFUL = [
    *("", "none", "MN", "QQ", "access", "step-by-step", "full", "en", "0", "1", "1998"),
    *("relevance", "name", "-name", "founded", "updated", "reach", "cards", "table"),
    *("2020-02-30", "2026-01-31", "1998-12", "2", "mongolia", "Монгол"),
    *("\u202eabc", "é", "\ufffe"),
]

names = st.sampled_from(PARAMETERS) | st.text(max_size=10)
values = (
    st.sampled_from(MEANINGFUL)
    | st.text(max_size=40)
    | st.integers().map(str)
    | st.floats().map(str)
    | st.dates().map(str)
)
forms = st.lists(st.tuples(names, values), max_size=12).map(
    lambda pairs: urlencode(pairs, errors="surrogatepass")
)
bytes_of_a_parameter = st.tuples(names, st.binary(max_size=30)).map(
    lambda pair: f"{quote(pair[0], errors='surrogatepass')}={quote(pair[1])}"
)
junk = st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=60)
query_strings = forms | bytes_of_a_parameter | junk


@pytest.mark.timeout(3600)
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    # Pages only read, so all examples may share the rows.
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(query=query_strings)
def test_every_page_answers_any_query_string(one_of_each, query):
    client = Client()

    for name in [*PUBLIC, *EXPORTS]:
        response = client.get(address(name), QUERY_STRING=query)
        response.getvalue()  # files are made while they are read

        assert response.status_code in {200, 301, 302, 400, 404, 414}, name


@pytest.fixture
def one_of_each(db):
    make_one_of_each()
