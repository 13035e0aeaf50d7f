"""The number beside a filter is the number of organizations that it gives."""

import re

import pytest

from tests.browser.test_accessibility import unfold

pytestmark = pytest.mark.once

OPTIONS = """(options) => options.map((option) => {
  const { name, value } = option.querySelector("input");
  return [name, value, option.querySelector(".count").innerText];
})"""


def said_for(page, name, value):
    answer = page.request.get("/members/", params={name: value}).text()
    return re.search(r'role="status">([0-9,]+) organizations?<', answer).group(1)


def test_count_beside_every_filter_is_what_the_filter_gives(visit):
    page = visit("/members/")
    unfold(page)

    shown = page.locator("label.option").evaluate_all(OPTIONS)

    wrong = [
        f"{name}={value}: {count} shown, {said} given"
        for name, value, count in shown
        if (said := said_for(page, name, value)) != count
    ]
    assert {name for name, *_ in shown} == {
        "country",
        "region",
        "priority",
        "program",
        "membership",
        "language",
        "indicator",
        "former",
        "founded_min",
    }
    assert len(shown) > 50
    assert not wrong, "\n".join(["", *wrong])
