"""Differences told to people: labels, values in words, words marked."""

import time
from html import unescape
from html.parser import HTMLParser

import pytest
from django.template.loader import render_to_string
from django.utils.html import strip_tags

from members.changes import sections_changed, tell
from members.changes.apart import words_apart
from members.changes.labels import FIELDS, ITEMS, LISTS, OF_LIST
from members.changes.marking import marked
from members.changes.sections import SECTIONS
from members.editing import sections as editing
from members.entry import Entry
from tests.factories import make_area, make_country, make_indicator, make_program
from tests.programs.hostile_texts import HOSTILE

FIGURE = {"key": "f", "indicator": "teachers", "value": 1900, "kind": "stock"} | {
    "since": "2012",
    "until": "2012",
}
PARTNER = {"key": "unicef", "name": "UNICEF"}
REMOVED, NEW = (
    f'<span class="hidden-visually">[{word}:] </span>' for word in ("removed", "new")
)


def entry(**parts) -> Entry:
    return Entry.model_validate(
        {"slug": "a", "name": "A", "place": {"country": "MN"}, **parts}
    )


def told(before: Entry, after: Entry):
    return [change for section in tell(before, after) for change in section.changes]


def one(before: Entry, after: Entry):
    [change] = told(before, after)
    return change


@pytest.fixture
def words(db):
    make_country("MN", name="Mongolia")
    make_indicator("teachers", name="Teachers", unit_plural="teachers")
    make_indicator("share", name="Share of schools", measure="percentage")
    make_program("reading", name="Reading together")
    make_area("outreach", name="Outreach")


class Tags(HTMLParser):
    """All tags and attributes of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.found |= {tag, *(f"{name}={value}" for name, value in attrs)}


# Words marked ---------------------------------------------------------------


def test_words_that_differ_are_marked_on_their_sides():
    before, after = marked("We teach 20 children.", "We teach 35 young children.")

    assert before == f"We teach <del>{REMOVED}20</del> children."
    assert after == f"We teach <ins>{NEW}35 young</ins> children."


def test_new_sentence_is_marked_from_its_first_word_to_its_mark():
    _before, after = marked("We teach.", "We teach.\n\nWe learn.")

    assert after == f"We teach.\n\n<ins>{NEW}We learn.</ins>"


def test_text_without_spaces_is_marked_by_its_letters():
    _before, after = marked("我们教孩子", "我们帮助孩子")

    assert after == f"我们<ins>{NEW}帮助</ins>孩子"


def test_rewritten_passage_is_one_mark():
    before, after = marked(
        "Old words about the town, and more of them",
        "Something else entirely: the sea and its many fishes",
    )

    assert (before.count("<del>"), after.count("<ins>")) == (1, 1)


def test_paragraph_that_was_split_shows_where():
    _before, after = marked("One. Two.", "One.\n\nTwo.")

    assert after == f"One.<ins>{NEW}↵</ins>\n\nTwo."


def test_beside_nothing_a_text_is_not_marked():
    assert marked("", "A text") == (
        '<span class="unstated">not stated</span>',
        "A text",
    )


def test_long_same_stretches_are_folded_and_still_there():
    same = " ".join(f"word{n}" for n in range(3_000))

    _before, after = marked(f"{same} old {same}", f"{same} new {same}")

    assert after.count('<details class="same"><summary>2985 words as before<') == 2
    shown = after.split("</details>")[1].split("<details")[0]
    assert strip_tags(shown) == (
        " ".join(f"word{n}" for n in range(2_985, 3_000))
        + " [new:] new "
        + " ".join(f"word{n}" for n in range(15))
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_it_was_written(text):
    for before, after in ((text, "Peace"), ("Peace", text), (text, f"x {text} y")):
        for html, written in zip(marked(before, after), (before, after), strict=True):
            tags = Tags(html)

            assert tags.found <= {"del", "ins", "span", "class=hidden-visually"}
            spoken = Tags(html.replace(REMOVED, "").replace(NEW, ""))
            assert spoken.found <= {"del", "ins"}
            assert unmarked(html) == written


def unmarked(html: str) -> str:
    for mark in (REMOVED, NEW, "<del>", "</del>", "<ins>", "</ins>"):
        html = html.replace(mark, "")
    return unescape(html)


def numbered(count: int, step: int, word: str = "w") -> str:
    """A text of words of which each stands several times, in an order of its own."""
    return " ".join(f"{word}{n * step % count}" for n in range(4_000))[:20_000]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (numbered(1_000, 7), numbered(1_000, 11)),
        (numbered(3_989, 7), numbered(3_989, 3_000)),
        (numbered(50, 7), numbered(50, 11)),
        ("a " * 10_000, "b a " * 5_000),
        ("." * 20_000, ".!" * 10_000),
        (numbered(3_989, 1), numbered(3_989, 3_988)),
    ],
)
def test_long_texts_are_compared_in_time_whatever_they_are(before, after):
    began = time.process_time()

    stretches = words_apart(before, after)

    # A third of it on a quiet machine.
    assert time.process_time() - began < 1
    assert "".join("".join(stretch.before) for stretch in stretches) == before
    assert "".join("".join(stretch.after) for stretch in stretches) == after


# Labels and values ----------------------------------------------------------


@pytest.mark.django_db
def test_equal_entries_have_nothing_to_tell_and_ask_nothing(
    django_assert_num_queries,
):
    with django_assert_num_queries(0):
        assert tell(entry(), entry()) == []


def test_field_of_a_figure_is_told_with_its_name_and_number(words):
    change = one(entry(figures=[FIGURE]), entry(figures=[FIGURE | {"value": 2000}]))

    assert change.name == "figures/f/value"
    assert change.label == "Figures: Teachers, 2012 – number"
    assert change.short == "Teachers, 2012 – number"
    assert (change.before, change.after) == ("1,900", "2,000")
    assert change.marked_after == f"<ins>{NEW}2,000</ins>"


@pytest.mark.parametrize(
    ("fields", "label", "after"),
    [
        ({"qualifier": "more_than"}, "how exact", "more than"),
        ({"kind": "flow"}, "counted", "during that time"),
        ({"until": "2013-05"}, "to", "May 2013"),
        ({"program": "reading"}, "program", "Reading together"),
        ({"indicator": "gone"}, "what is counted", "gone"),
        ({"source": "report"}, "source", "Annual report"),
        ({"status": "E"}, "quality", "estimated"),
    ],
)
def test_values_of_a_figure_are_told_in_words(words, fields, label, after):
    sources = [{"key": "report", "title": "Annual report"}]

    change = one(
        entry(figures=[FIGURE], sources=sources),
        entry(figures=[FIGURE | fields], sources=sources),
    )

    assert change.label == f"Figures: Teachers, 2012 – {label}"
    assert change.after == after


def test_percentage_has_its_sign(words):
    share = FIGURE | {"indicator": "share", "value": 40}

    change = one(entry(figures=[share]), entry(figures=[share | {"value": 47.5}]))

    assert (change.before, change.after) == ("40%", "47.5%")


def test_what_is_not_stated_says_so(words):
    change = one(entry(), entry(contact={"phone": "11 22"}))

    assert (change.label, change.before, change.after) == (
        "Telephone",
        "not stated",
        "11 22",
    )


def test_text_has_its_language_in_label_and_markup(words):
    before, after = (
        entry(texts=[{"language": "ru", "mission": text}]) for text in ("Да", "Нет")
    )

    change = one(before, after)

    assert change.label == "Texts in Russian: Mission"
    assert change.language == "ru"


def test_day_of_a_revision_is_not_told_beside_what_was_revised(words):
    def text(mission, day):
        return entry(texts=[{"language": "en", "mission": mission, "revised_on": day}])

    before = text("Old", "2025-01-01")

    assert one(before, text("New", "2026-01-01")).label == "Texts in English: Mission"
    assert one(before, text("Old", "2026-01-01")).after == "1 January 2026"


def test_item_that_was_added_is_told_whole(words):
    change = one(entry(), entry(partners=[PARTNER | {"role": "donor"}]))

    assert change.label == "Partners: UNICEF (added)"
    assert change.before == "was not there"
    assert change.after == "name: UNICEF\nrole: donor"
    assert '<dt>role</dt> <dd dir="auto">donor</dd>' in change.marked_after


def test_item_that_was_removed_is_told_whole(words):
    change = one(entry(priorities=[{"key": "p", "area": "outreach"}]), entry())

    assert change.label == "Priorities: Outreach (removed)"
    assert (change.before, change.after) == (
        "priority area: Outreach",
        "is not there any more",
    )


def test_new_order_marks_what_moved(words):
    def partners(*names):
        return entry(partners=[{"key": n.lower(), "name": n} for n in names])

    change = one(partners("A", "B", "C"), partners("C", "A", "B"))

    assert change.label == "Partners: order"
    assert change.after == "C\nA\nB"
    assert change.marked_after == f"<ins>{NEW}C</ins>\nA\nB\n"


def test_changes_stand_in_their_sections(words):
    after = entry(name="B", partners=[PARTNER], logo="0" * 32)

    sections = tell(entry(), after)

    assert [(section.slug, section.title) for section in sections] == [
        ("names", "Names and place"),
        ("partners", "Partners"),
        ("logo", "Logo"),
    ]
    assert sections_changed(entry(), after) == ["Names and place", "Partners", "Logo"]


def test_queries_do_not_grow_with_the_changes(words, django_assert_num_queries):
    def rows(count):
        return [FIGURE | {"key": f"f{n}", "program": "reading"} for n in range(count)]

    with django_assert_num_queries(4):
        tell(
            entry(priorities=[{"key": "p", "area": "outreach"}]),
            entry(figures=rows(40)),
        )


def test_every_field_has_a_section_and_a_label():
    in_sections = [name for section in SECTIONS for name in section.fields]
    unlabeled = [
        (part, name)
        for part in LISTS
        for name in Entry.model_fields[part].annotation.__args__[0].model_fields
        if name != "key" and name not in OF_LIST.get(part, {}) | ITEMS
    ]

    assert sorted(in_sections) == sorted(Entry.model_fields.keys() - {"slug"})
    assert unlabeled == []
    assert (
        Entry.model_fields.keys() <= {"place", "contact"} | FIELDS.keys() | LISTS.keys()
    )


def test_sections_are_those_of_the_pages_for_editing():
    told_in = {s.slug: (s.title, s.fields) for s in SECTIONS}

    for section in editing.SECTIONS.values():
        assert told_in[section.slug] == (section.title, section.fields)


# The page -------------------------------------------------------------------


def test_page_shows_both_sides_with_language_and_direction(words):
    before, after = (
        entry(texts=[{"language": "ru", "mission": text}]) for text in ("Да", "Нет")
    )

    html = render_to_string("members/_changes.html", {"changes": tell(before, after)})

    assert "<h3>Texts</h3>" in html
    assert (
        f'<div class="told" dir="auto" lang="ru"><del>{REMOVED}Да</del></div>' in html
    )
    assert f'<div class="told" dir="auto" lang="ru"><ins>{NEW}Нет</ins></div>' in html


def test_page_may_put_something_under_each_change(words):
    changes = tell(entry(), entry(name="B", partners=[PARTNER]))
    under = "admin/members/revision/_remark.html"

    html = render_to_string(
        "members/_changes.html", {"changes": changes, "under": under}
    )

    assert 'name="remark:name"' in html
    assert 'name="remark:partners/unicef"' in html


def test_logo_is_shown_only_where_a_page_says_so(words):
    context = {"changes": tell(entry(), entry(logo="0" * 32))}

    assert "<img" not in render_to_string("members/_changes.html", context)
    assert f'src="/pictures/{"0" * 32}-small.webp"' in render_to_string(
        "members/_changes.html", context | {"with_pictures": True}
    )
