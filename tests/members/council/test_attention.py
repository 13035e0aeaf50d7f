"""What would help visitors most, in the order in which they look for it."""

from datetime import date

import pytest

from members.council.attention import attention, finished
from members.council.figures_due import figures_due
from members.council.places import PAGES
from members.council.steps import steps
from members.entry import Entry
from programs.models import Indicator

TODAY = date(2026, 5, 12)
FIGURE = {"key": "f1", "indicator": "children", "kind": "stock", "value": 5}
COMPLETE = {
    "slug": "ark",
    "name": "Ark",
    "founding_dates": [{"key": "f", "date": "2002", "is_preferred": True}],
    "place": {"country": "MN", "city": "Ulaanbaatar"},
    "contact": {"email": "a@example.org", "website": "https://example.org"},
    "logo": "a" * 32,
    "texts": [
        {
            "language": "en",
            "is_original": True,
            "revised_on": "2026-01-01",
            "summary": "S",
            "mission": "M",
        },
        {"language": "mn", "revised_on": "2026-01-02", "summary": "Т"},
    ],
    "priorities": [{"key": "p", "area": "play"}],
    "participations": [{"key": "s", "program": "step", "since": "1998"}],
    "milestones": [{"key": "m", "since": "2002", "text": "Began"}],
    "partners": [{"key": "u", "name": "UNICEF"}],
    "figures": [{**FIGURE, "until": "2025", "source": "r"}],
    "sources": [{"key": "r", "title": "Report"}],
}


def entry(**fields):
    return Entry.model_validate(COMPLETE | fields)


def asked(entry):
    return [(wish.text, wish.place) for wish in attention(entry, TODAY)]


def text(**fields):
    [original, *others] = COMPLETE["texts"]
    return {"texts": [original | fields, *others]}


def test_complete_entry_asks_for_nothing():
    assert attention(entry(), TODAY) == []


@pytest.mark.parametrize(
    ("fields", "words", "section", "id", "language"),
    [
        (text(summary=""), "a summary", "texts", "id_texts-en-summary", "en"),
        ({"texts": []}, "a summary", "texts", "id_add-language", ""),
        (
            {"contact": {"email": "a@b.org"}},
            "website",
            "contact",
            "id_contact-website",
            "",
        ),
        (
            {"contact": {"website": "https://a.org"}},
            "e-mail",
            "contact",
            "id_contact-email",
            "",
        ),
        (text(mission=""), "mission", "texts", "id_texts-en-mission", "en"),
        ({"figures": []}, "in a number", "figures", "id_add-indicator", ""),
        (
            {"figures": [{**FIGURE, "until": "2013", "source": "r"}]},
            "the latest is of 2013",
            "figures",
            "figures",
            "",
        ),
        ({"priorities": []}, "priorities", "priorities", "add-priorities", ""),
        ({"participations": []}, "programs", "programs", "add-participations", ""),
        (
            {"participations": [{"key": "s", "program": "step"}]},
            "since when",
            "programs",
            "id_participations-s-since",
            "",
        ),
        ({"founding_dates": []}, "founded", "names", "add-founding_dates", ""),
        ({"logo": ""}, "logo", "logo", "id_logo", ""),
        (text(revised_on="2026-02-01"), "Mongolian", "texts", "", "mn"),
        (
            {"figures": [{**FIGURE, "until": "2025"}]},
            "source of 1 figure",
            "figures",
            "id_figures-f1-source",
            "",
        ),
    ],
)
def test_what_is_missing_or_old_leads_to_its_field(
    fields, words, section, id, language
):
    [(_said, place)] = [wish for wish in asked(entry(**fields)) if words in wish[0]]

    assert (place.slug, place.section) == ("ark", section)
    assert (place.id, place.language) == (id, language)


def test_what_visitors_look_for_first_comes_first():
    bare = Entry(slug="ark", name="Ark", place={"country": "MN"})

    sections = [place.section for _text, place in asked(bare)]

    assert sections == [
        *("texts", "contact", "contact", "texts", "figures", "priorities"),
        *("programs", "names", "logo"),
    ]


def test_figures_of_last_year_are_not_old():
    figures = [{**FIGURE, "until": "2025", "source": "r"}]

    assert asked(entry(figures=figures)) == []


def test_planned_figures_do_not_count_as_recent():
    figures = [
        {**FIGURE, "until": "2013", "source": "r"},
        {**FIGURE, "key": "f2", "until": "2030", "result": "target", "source": "r"},
    ]

    [(said, _place)] = asked(entry(figures=figures))

    assert "2013" in said


def test_undated_figures_are_not_called_old():
    assert asked(entry(figures=[{**FIGURE, "is_undated": True, "source": "r"}])) == []


def test_section_is_finished_if_it_says_something_and_lacks_nothing():
    lacking = entry(logo="", partners=[])

    done = finished(lacking, attention(lacking, TODAY))

    assert [slug for slug in PAGES if not done[slug]] == ["partners", "logo"]


def test_figures_are_due_that_nobody_gave_for_last_year():
    indicators = [Indicator(code=code) for code in ("new", "old", "none", "undated")]
    figures = [
        {**FIGURE, "key": "a", "indicator": "new", "since": "2025", "until": "2025"},
        {**FIGURE, "key": "b", "indicator": "old", "until": "2020"},
        {**FIGURE, "key": "c", "indicator": "old", "until": "2023-06"},
        {**FIGURE, "key": "d", "indicator": "undated", "is_undated": True},
        {**FIGURE, "key": "e", "indicator": "gone", "until": "2001"},
    ]

    due = figures_due(entry(figures=figures), TODAY, indicators)

    [one] = due
    assert (one.indicator.code, one.latest) == ("old", 2023)
    assert (one.place.section, one.place.id) == ("figures", "add-figures-old")


def test_steps_rise_and_an_unfinished_one_is_dashed():
    drawn = steps([True, True, False, True])

    assert drawn.count('class="hole"') == 1
    assert drawn.count("<path") == 1 + 1 + 1 + 2
