"""The emblem and the stairs: always the same, in all four colors, without style."""

import json
import re
from itertools import pairwise

import pytest
from django.conf import settings

from programs.templatetags.blocks import STAIRS, STEPS, emblem, stairs


def colors_of(svg: str) -> list[str]:
    return re.findall(r'class="b(\d)"', svg)


def slugs_of_the_fixtures() -> list[str]:
    return [
        row["fields"]["slug"]
        for file in settings.FIXTURE_DIRS[0].glob("organization-*.json")
        for row in json.loads(file.read_text())
        if row["model"] == "members.organization"
    ]


def test_emblem_of_a_slug_never_changes():
    blocks = re.findall(r'class="b(\d)" d="(M\d+ \d+)', emblem("hea-algus"))

    # Written down once: another answer would give all organizations new faces.
    assert blocks == [("1", "M0 48"), ("4", "M0 48"), ("2", "M0 48"), ("3", "M0 0")]


def test_emblem_has_each_color_once():
    for slug in ("a", "hea-algus", "шаг", ""):
        assert sorted(colors_of(emblem(slug))) == ["1", "2", "3", "4"]


def test_emblems_of_the_fixture_organizations_all_differ():
    slugs = slugs_of_the_fixtures()

    assert len({emblem(slug) for slug in slugs}) == len(slugs) == 19


@pytest.mark.parametrize("columns", [STAIRS, STEPS])
def test_stairs_never_step_down(columns):
    heights = [len(column) // 2 for column in columns]

    assert heights == sorted(heights)


def test_neighbours_in_the_big_stairs_differ_in_color():
    colors = [column[1::2] for column in STAIRS]

    for column, right in pairwise(colors):
        assert all(a != b for a, b in zip(column, right, strict=False))
        assert all(a != b for a, b in pairwise(column))


def test_stairs_with_a_block_missing_show_its_outline():
    whole, missing = stairs("mark"), stairs("missing")

    assert len(colors_of(missing)) == len(colors_of(whole)) - 1
    assert missing.count('class="hole"') == 1


@pytest.mark.parametrize("svg", [emblem("x"), stairs(), stairs("missing")])
def test_pictures_are_hidden_from_readers_and_have_no_inline_style(svg):
    assert 'aria-hidden="true"' in svg
    assert "style" not in svg
