"""The expected results are in the contract's shape, and say what their pages say."""

import ftfy
import pytest
from django.core.management import call_command
from docx import Document
from lxml import html

from members.models.figure import Kind, Qualifier, Result
from programs.dates import PartialDateField
from programs.models import Country, Indicator
from tests.members.intake.fields import items
from tests.members.intake.likeness import words
from tests.members.intake.scoring import PAGES, expected_of, pages_in

KEYS = [
    *("file", "name", "other_names", "country", "founded", "program_since"),
    *("mission", "summary", "goals", "activities", "priority_areas", "partners"),
    *("figures", "milestones", "warnings"),
]
FIGURE_KEYS = [
    *("indicator", "value", "value_high", "qualifier", "kind", "result"),
    *("period_as_stated", "dimension", "words"),
]
ENCODINGS = {
    "13-oszi-level.txt": "windows-1250",
    "15-soncogled.html": "windows-1252",
}
# Three pages went through a wrong encoding before they were kept. Two have quotes,
# apostrophes, dashes and bullets of Windows as a Macintosh shows them.
MACINTOSH = str.maketrans("ìîíñï", "“”’–•")
REPAIRS = {
    "04-dzvin.txt": lambda text: text.translate(MACINTOSH),
    "10-pasi-mici.txt": ftfy.fix_text,
    "44-usaq-dunyasi.txt": lambda text: text.translate(MACINTOSH),
}

each_page = pytest.mark.parametrize("page", pages_in(PAGES), ids=lambda page: page.name)


def text_of(page):
    """What a person sees of a page."""
    if page.suffix == ".docx":
        return " ".join(Document(page).element.body.itertext())
    text = page.read_text(encoding=ENCODINGS.get(page.name, "utf-8"))
    if page.suffix == ".html":
        return " ".join(html.fromstring(text).itertext())
    return REPAIRS.get(page.name, str)(text)


def texts(expected):
    """Every text of a result that its page must hold, word by word."""
    yield from (expected["name"], *expected["other_names"], expected["mission"])
    for listed in ("goals", "activities"):
        yield from (text for text, _under in items(expected[listed]))
    for area in expected["priority_areas"]:
        yield from (area["title"], area["statement"])
    yield from expected["partners"]
    yield from (event["text"] for event in expected["milestones"])
    for figure in expected["figures"]:
        yield from (figure["words"], figure["dimension"], figure["period_as_stated"])


@each_page
def test_expected_result_has_the_shape_of_the_contract(page):
    expected = expected_of(page)

    assert list(expected) == KEYS
    assert expected["file"] == page.name
    assert all(list(figure) == FIGURE_KEYS for figure in expected["figures"])
    assert all(
        list(one) == ["title", "statement"] for one in expected["priority_areas"]
    )
    assert all(list(one) == ["date", "text"] for one in expected["milestones"])


@each_page
def test_every_expected_text_stands_in_its_page(page):
    told = f" {' '.join(words(text_of(page)))} "

    missing = [
        text
        for text in texts(expected_of(page))
        if text and f" {' '.join(words(text))} " not in told
    ]

    assert missing == []


@each_page
def test_expected_figures_are_possible_and_told_once(page):
    figures = expected_of(page)["figures"]

    for figure in figures:
        assert figure["qualifier"] in Qualifier.values
        assert figure["kind"] in Kind.values
        assert figure["result"] in Result.values
        assert (figure["value_high"] is None) == (figure["qualifier"] != "range")
    assert all(figures.count(figure) == 1 for figure in figures)


@each_page
def test_expected_dates_are_dates(page):
    expected = expected_of(page)
    dates = [event["date"] for event in expected["milestones"]]

    for date in [expected["founded"], expected["program_since"], *dates]:
        assert date is None or PartialDateField().clean(date, None) == date
    assert dates == sorted(dates)


@pytest.mark.django_db
def test_expected_codes_are_of_the_vocabulary():
    call_command("loaddata", "indicators.json", "countries.json", verbosity=0)
    pages = [expected_of(page) for page in pages_in(PAGES)]
    figures = [figure for expected in pages for figure in expected["figures"]]

    codes = set(Indicator.objects.values_list("code", flat=True))
    assert {figure["indicator"] for figure in figures} <= codes
    countries = set(Country.objects.values_list("code", flat=True))
    assert {expected["country"] for expected in pages} <= {*countries, None}
