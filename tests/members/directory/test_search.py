"""What visitors type: whom it finds, in which order, and that it is found at once."""

from urllib.parse import urlencode

import pytest
from django.http import QueryDict

from members.directory.selection import Selection
from members.entry_rows import read, write
from members.models import DataVersion, Identifier, Milestone, Organization, SearchText
from tests.factories import (
    make_area,
    make_country,
    make_name,
    make_organization,
    make_priority,
    make_region,
    make_text,
)

pytestmark = pytest.mark.django_db


def select(q: str, **others: str) -> Selection:
    return Selection(QueryDict(urlencode({"q": q, **others})))


def found(q: str, **others: str) -> list[str]:
    return [organization.slug for organization in select(q, **others).organizations]


def made() -> None:
    """What was made row by row is written down for searching."""
    SearchText.objects.renew()
    DataVersion.objects.move()


def test_best_matches_come_first():
    make_text(make_organization("other", name="F"), history="About Harbor.")
    make_text(make_organization("main", name="E"), mission="To build a harbor.")
    make_organization("place", name="D", city="Harbor")
    make_organization("words", name="The Harbor")
    make_organization("prefix", name="Harbor House")
    make_name(make_organization("exact", name="Z"), "HARBOR")
    made()

    assert found("harbor") == ["exact", "prefix", "words", "place", "main", "other"]
    assert found("harbur") == ["prefix", "words", "exact", "place"]


def test_several_words_may_stand_in_different_places_and_a_minus_leaves_out():
    country = make_country("AL", name="Albania", name_en="Albania")
    one = make_organization("one", name="Reading", country=country)
    make_text(one, mission="Books for villages.")
    make_organization("two", name="Reading", country=country)
    made()

    assert found("albania reading books") == ["one"]
    assert found("reading -books") == ["two"]
    assert found("-books") == ["two"]
    assert found("reading -") == ["one", "two"]


def test_quotes_mean_words_one_after_the_other_within_one_text():
    one = make_organization("one")
    make_text(one, mission="Early childhood", summary="development of villages")
    two = make_organization("two")
    make_text(two, history="For **early** childhood-development.")
    made()

    assert found("early childhood development") == ["one", "two"]
    assert found("„early childhood development”") == ["two"]
    assert found('"early child"') == []
    assert found('early "childhood') == ["one", "two"]


@pytest.mark.parametrize(
    "typed", ["Fundation", "foundatoin", "Foundaton", "Fuondations", "Foumdatiom"]
)
def test_typos_are_forgiven_in_names_alone(typed):
    make_organization("named", name="Hope Foundation")
    make_text(make_organization("told"), mission="We have a foundation.")
    made()

    assert found(typed) == ["named"]


def test_word_that_is_right_is_no_typo_of_another():
    make_country("SI", name="Slovenia", name_en="Slovenia")
    make_organization("slovak", name="Slovakia Reads")
    make_text(make_organization("quality"), mission="Quality for all.")
    make_organization("equality", name="Equality")
    made()

    assert found("Slovenia") == []
    assert found("quality") == ["quality"]


@pytest.mark.parametrize(
    "typed", ["StepByStep", "stepb ystep", "Step bystep", "step-by-step", "STEP BY ST"]
)
def test_blanks_in_names_may_stand_elsewhere(typed):
    make_organization("named", name="Step by Step")
    make_organization("other", name="Another")
    made()

    assert found(typed) == ["named"]


def test_vocabulary_finds_those_who_have_it():
    country = make_country("MN", name="Mongolia", name_en="Mongolia")
    country.name_ru, country.other_names = "Монголия", "MNG\nMongol uls"
    country.save()
    make_region(country, code="inner", name="Steppe", name_en="Steppe")
    area = make_area("care", name="Nurture", name_en="Nurture")
    make_priority(make_organization("one", country=country), area=area)
    make_organization("two", country="AD")
    made()

    for typed in ("mongoliya", "Монголия", "MNG", "mongol uls", "steppe", "nurture"):
        assert found(typed) == ["one"], typed
    (one,) = select("uls steppe").organizations
    assert [excerpt.label for excerpt in one.excerpts] == ["Country", "Region"]


def test_beginning_of_a_name_down_to_a_letter_is_shown_where_it_stands():
    make_organization("own", name="Harbor")
    make_name(make_organization("further", name="Light"), "Hope Hill", language="en")
    made()

    own, further = select("h").organizations

    assert [part.text for part in own.marked_name if part.is_match] == ["Harbor"]
    (excerpt,) = further.excerpts
    assert excerpt.label == "Also known as"
    assert [part.text for part in excerpt.parts if part.is_match] == ["Hope", "Hill"]


def test_identifiers_and_further_texts_are_found_and_shown():
    one = make_organization("one")
    Identifier.objects.create(
        organization=one, key="i", scheme="CZ-ICO", value="25755277"
    )
    Milestone.objects.create(
        organization=one, key="m", since="1999", text="A [harbor](https://example.org)."
    )
    made()

    assert found("CZ-ICO-25755277") == ["one"]
    assert found("25755278") == []
    assert found("example") == []
    (found_one,) = select("harbor 25755277").organizations
    assert [excerpt.label for excerpt in found_one.excerpts] == [
        "Identifier",
        "Milestone",
    ]


def test_number_of_an_identifier_may_be_typed_in_groups():
    one = make_organization("one")
    Identifier.objects.create(
        organization=one, key="i", scheme="LV-RE", value="40008026319"
    )
    make_organization("two", name="Hope 4000")
    made()

    assert found("4000 8026 319") == ["one"]
    assert found("4000 8026 318") == []
    (found_one,) = select("4000 8026 319").organizations
    assert [excerpt.label for excerpt in found_one.excerpts] == ["Identifier"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("refugees", "We help every refugee."),
        ("activities", "One activity for all"),
        ("classes", "A class of ten"),
        ("surveys", "A yearly survey"),
    ],
)
def test_plural_finds_who_says_one_of_them_in_a_text(typed, said):
    make_text(make_organization("one"), mission=said)
    make_text(make_organization("two"), mission="A campus in a crisis.")
    made()

    assert found(typed) == ["one"]
    (one,) = select(typed).organizations
    (excerpt,) = one.excerpts
    (marked,) = (part.text for part in excerpt.parts if part.is_match)
    assert typed.startswith(marked[:4])


def test_word_that_ends_like_a_plural_is_none():
    make_text(make_organization("one"), mission="A campu, a crisi and a busines.")
    made()

    assert found("campus") == found("crisis") == found("business") == []


def test_change_is_found_as_soon_as_it_is_public():
    entry = read(make_organization("one", name="Before"))
    write(entry)
    make_organization("two", name="Two")
    assert found("before") == ["one"]

    write(entry.model_copy(update={"name": "Afterwards"}))

    assert found("before") == []
    assert found("afterwards") == ["one"]


def test_many_changes_one_after_the_other_are_all_found():
    entries = [read(make_organization(f"o{n}", name=f"Start{n}")) for n in range(5)]
    made()
    assert found("start3") == ["o3"]

    for round_ in range(3):
        for n, entry in enumerate(entries):
            write(entry.model_copy(update={"name": f"Round{round_} of{n}"}))
            assert found(f"round{round_} of{n}") == [f"o{n}"]

    assert found("start3") == []
    assert found("round2") == [f"o{n}" for n in range(5)]


def test_organization_that_is_gone_or_not_public_is_not_found():
    make_organization("gone", name="Lantern")
    make_organization("draft", name="Lantern", listed=False)
    made()
    assert found("lantern") == ["gone"]

    Organization.objects.get(slug="gone").delete()
    DataVersion.objects.move()

    assert found("lantern") == []
    assert select("lanterm").closest == []


def test_where_nobody_is_found_names_and_ways_out_are_offered():
    make_organization("one", name="Lantern House", country=make_country("AL"))
    make_organization("two", name="Bridge", country=make_country("MN"))
    made()

    nobody = select("lantern hose bridges", country="MN")

    assert nobody.count == 0
    assert [one.slug for one in nobody.closest] == ["one", "two"]
    assert [(way.count, way.url) for way in nobody.ways_out] == [
        (1, "?country=MN"),
    ]


def test_ways_out_lead_to_somebody_those_to_most_first():
    make_organization("one", name="Lantern House", country=make_country("AL"))
    make_organization("two", name="Lantern Bridge", country=make_country("AL"))
    make_organization("three", name="Harbor", country=make_country("MN"))
    made()

    nobody = select("lantern", country="MN", founded_min="none", former="1")
    unfounded = select("lantern", country="MN", founded_min="none")

    assert nobody.count == unfounded.count == 0
    assert nobody.ways_out == []
    assert [(way.count, way.url) for way in unfounded.ways_out] == [
        (2, "?q=lantern&founded_min=none"),
        (1, "?country=MN&founded_min=none"),
    ]


@pytest.mark.parametrize(
    "q",
    [
        '"',
        '""',
        "-",
        '-"',
        "*",
        "a*",
        "NEAR(a b)",
        "a AND b OR NOT c",
        "main : a",
        "{main} : a",
        "'a' & !b | c:*",
        "a <-> b",
        "\\",
        "'; DROP TABLE members_organization; --",
        "^a + (b",
        "%" * 200,
        "\u202eabc",
        "¶",
        " ".join("abcdefghijklmnopqrstuvwxyz0123456789"),
        "a" * 200,
    ],
)
def test_no_sign_in_a_query_means_anything_to_a_database(q):
    make_text(make_organization("one", name="Nobody"), mission="Words.")
    made()

    assert found(q) == []
