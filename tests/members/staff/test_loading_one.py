"""The page of one import: what it would do, and what staff decide about it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from members import intake
from members.intake.given import Remark
from members.models import (
    AuditRecord,
    DataVersion,
    Import,
    ImportRow,
    Organization,
)
from tests.factories import make_kind, make_membership, make_organization
from tests.members.intake.plan.sources import applied, given, line, planned, word
from tests.members.staff.loads import LOAD_DATA, decide, make_loader, page_of

pytestmark = pytest.mark.django_db

HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.fixture
def loader():
    return make_loader()


def text(response):
    return " ".join(response.text.split())


def shown(loader, load, **query):
    return text(loader.get(page_of(load), query))


def move(slug, **fields):
    Organization.objects.filter(slug=slug).update(**fields)
    DataVersion.objects.move()


def test_applied_import_says_that_it_is_done(loader):
    load = applied(given(name="Ark", country="MN"), given(3, "Reef", country="MN"))

    assert "It is done: 2 changes are written." in shown(loader, load)


def test_row_without_a_name_gets_no_invented_one(loader):
    page = shown(loader, planned(given(2, country="MN")))

    assert "A row without a name" in page
    assert "<h3><bdi>organization" not in page


def test_counts_come_first_and_each_leads_to_its_rows(loader):
    make_organization("ark", city="Riga")
    load = planned(
        given(2, slug="ark", values={"place.city": "Ulm"}),
        given(3, name="Reef", country="MN"),
        given(4, name="Wave"),
    )

    page = shown(loader, load)

    for count, label, name in (
        ("1", "wrong", "error"),
        ("1", "to create", "create"),
        ("1", "to update", "update"),
        ("0", "unchanged", "unchanged"),
        ("3", "all rows", "all"),
    ):
        assert f"<b>{count}</b> {label}" in page
        assert f'href="?show={name}#rows"' in page
    assert "to remove" not in page


def test_change_of_a_field_shows_before_and_after_with_marked_words(loader):
    make_organization("ark", city="Riga")
    load = planned(given(2, slug="ark", values={"place.city": "Ulm"}))

    page = shown(loader, load)

    assert "Town or city" in page
    assert '<del><span class="hidden-visually">[removed:] </span>Riga</del>' in page
    assert '<ins><span class="hidden-visually">[new:] </span>Ulm</ins>' in page


def test_membership_of_a_row_is_told_with_the_name_of_its_kind(loader):
    make_kind("full", name="Full member")
    memberships = {"memberships": [line(kind="full", since="1998-09")]}
    load = planned(given(2, name="Ark", country="MN", lists=memberships))

    page = shown(loader, load)

    assert "Full member, since September 1998" in page
    assert "not shown to visitors" not in page


def test_organization_without_membership_says_that_visitors_will_not_see_it(loader):
    load = planned(given(2, name="Ark", country="MN"))

    assert "not shown to visitors: it has no membership" in shown(loader, load)


def test_word_of_the_vocabulary_is_told_by_the_names_of_its_fields(loader):
    load = planned(words=[word("programs.program", "seeds", name="Seeds")])

    page = shown(loader, load)

    assert "Program <bdi>seeds</bdi>" in page
    assert "<dt>Name" in page


def test_every_mistake_tells_where_it_is_and_what_would_be_right(loader):
    remark = Remark("No such town.", "A town of Mongolia.", "Xyz")
    load = planned(
        given(2, name="Ark", country="Atlantis", errors=[remark]),
    )

    page = shown(loader, load)

    for words in ("No such town.", "A town of Mongolia.", "“<bdi>Xyz</bdi>”"):
        assert words in page
    assert "sheet Organizations, row 2, column Country" in page
    assert "“<bdi>Atlantis</bdi>”" in page


def test_reading_tells_how_a_value_was_taken(loader):
    reading = Remark("A day may be written in two ways.", "5 June 2010", "05/06/2010")
    load = planned(given(2, name="Ark", country="MN", readings=[reading]))

    page = shown(loader, load)

    assert "“<bdi>05/06/2010</bdi>”" in page
    assert "Read as:</span> <bdi>5 June 2010</bdi>" in page


def test_possible_duplicate_is_shown_with_a_link_to_it(loader):
    there = make_organization("ark", name="Ark of Joy", country="MN")
    load = planned(given(2, name="Ark of Joys", country="MN"))
    row = load.rows.get()
    row.duplicates = [{"slug": "ark", "label": "Ark of Joy", "why": "nearly the name"}]
    row.save()

    page = shown(loader, load, show="duplicates")

    address = reverse("admin:members_organization_change", args=[there.pk])
    assert f'<a href="{address}"><bdi>Ark of Joy</bdi></a>' in page
    assert "nearly the name" in page
    assert "<b>1</b> possible duplicates" in page


def test_what_is_wrong_with_the_whole_file_stands_before_all_rows(loader):
    load = planned(
        given(2, name="Ark", country="MN"),
        errors=[Remark("There is no column “Citty”.", "Did you mean “city”?")],
    )

    page = shown(loader, load)

    assert page.index("Wrong with the whole file") < page.index('id="rows"')
    assert "Did you mean “city”?" in page
    assert 'value="apply"' not in page
    assert 'value="discard"' in page


def test_hostile_contents_are_shown_as_words(loader):
    remark = Remark(HOSTILE, HOSTILE, HOSTILE)
    load = planned(
        given(2, name=HOSTILE, country="MN", readings=[remark]),
        given(3, name=f"{HOSTILE} 2", country=HOSTILE, errors=[remark]),
        readings=[remark],
    )

    page = loader.get(page_of(load), {"show": "all"}).text

    assert "<img src=x" not in page
    assert page.count("&lt;img src=x onerror=alert(1)&gt;") >= 10


@pytest.mark.parametrize("show", ["all", "create", "error"])
def test_ten_times_as_many_rows_take_as_many_queries(loader, show):
    def queries(count):
        rows = [given(n, name=f"Ark {n}", country="MN") for n in range(2, count)]
        wrong = [given(n, name=f"Reef {n}") for n in range(count, 2 * count)]
        load = planned(*rows, *wrong)
        loader.get(page_of(load))
        with CaptureQueriesContext(connection) as asked:
            assert loader.get(page_of(load), {"show": show}).status_code == 200
        return len(asked)

    assert queries(40) == queries(4) <= 16


def test_rows_are_paged_by_fifty(loader):
    load = planned(*(given(n, name=f"Ark {n}", country="MN") for n in range(2, 122)))

    page = shown(loader, load, page="3")

    assert page.count("<h3>") == 20
    assert 'href="?show=all&amp;page=2#rows"' in page
    assert 'aria-current="page"' in page


@pytest.mark.parametrize(
    "query",
    [
        {"page": "0"},
        {"page": "4"},
        {"page": "x"},
        {"page": "9" * 3000},
        {"show": "nothing"},
        {"show": "create", "page": "-1"},
    ],
)
def test_rows_that_are_not_there_are_not_found(loader, query):
    load = planned(given(2, name="Ark", country="MN"))

    assert loader.get(page_of(load), query).status_code == 404


@pytest.mark.parametrize("pk", ["0", "99", "9" * 30, "x", "1_2", "²"])
def test_import_that_is_not_there_is_not_found(loader, pk):
    assert loader.get(f"{LOAD_DATA}{pk}/change/").status_code == 404


def test_plan_is_applied_by_the_job_and_the_result_leads_to_the_public_page(loader):
    make_membership(make_organization("ark", city="Riga"))
    load = planned(given(2, slug="ark", values={"place.city": "Ulm"}))

    response = decide(loader, load, "apply")
    load.refresh_from_db()

    assert response.headers["Location"] == f"{page_of(load)}#main"
    assert load.state == "applying"
    intake.run_waiting()
    page = shown(loader, load)
    assert Organization.objects.get().city == "Ulm"
    assert "<b>1</b> updated" in page
    assert 'href="/members/ark/"' in page
    assert 'href="/members/ark/history/"' in page


def test_good_rows_alone_are_applied_only_where_that_is_asked_for(loader):
    load = planned(given(2, name="Ark", country="MN"), given(3, name="Wave"))

    refused = decide(loader, load, "apply")
    assert refused.status_code == 409
    assert "Some rows are wrong." in text(refused)
    assert Organization.objects.count() == 0

    decide(loader, load, "apply-good")
    intake.run_waiting()
    page = shown(loader, load, show="error")
    assert Organization.objects.get().name == "Ark"
    assert "<b>1</b> wrong, left out" in page


def test_plan_that_was_made_anew_since_is_not_applied_by_an_old_page(loader):
    load = planned(given(2, name="Ark", country="MN"))

    response = decide(loader, load, "apply", basis="another")

    assert response.status_code == 409
    assert "The plan was made anew since you looked at it." in text(response)


def test_refusal_because_data_moved_says_so_and_shows_the_new_plan(loader):
    make_organization("ark", city="Riga")
    load = planned(given(2, slug="ark", values={"place.city": "Ulm"}))
    decide(loader, load, "apply")
    move("ark", city="Oslo")

    intake.run_waiting()

    page = shown(loader, load)
    assert "Not applied: something has changed since this was planned (Ark)." in page
    assert ">Oslo</del>" in page
    assert 'value="apply"' in page


def test_plan_is_discarded_and_the_audit_keeps_that_it_was_there(loader):
    load = planned(given(2, name="Ark", country="MN"))

    response = decide(loader, load, "discard")

    assert response.headers["Location"] == f"{LOAD_DATA}#main"
    assert Import.objects.count() == ImportRow.objects.count() == 0
    assert AuditRecord.objects.get(action="import discarded").subject == (
        f"import {load.pk}"
    )
    assert "is discarded. Nothing was changed." in text(loader.get(LOAD_DATA))
    assert decide(loader, load, "discard").status_code == 404


def test_plan_that_is_being_made_finds_that_it_was_discarded_and_stops(loader):
    load = intake.upload("members.csv", b"name\nArk\n", by=None)
    decide(loader, load, "discard")

    assert intake.run_waiting() == 0
    assert Import.objects.count() == 0


def test_what_was_applied_is_not_discarded(loader):
    load = applied(given(2, name="Ark", country="MN"))

    response = decide(loader, load, "discard")

    assert response.status_code == 409
    assert "It can be undone." in text(response)
    assert Import.objects.count() == 1


def test_undo_leads_to_a_plan_of_its_own(loader):
    load = applied(given(2, name="Ark", country="MN"))

    response = decide(loader, load, "undo")

    undoing = Import.objects.get(undoes=load)
    assert response.headers["Location"] == f"{page_of(undoing)}#main"
    intake.run_waiting()
    page = shown(loader, undoing)
    assert f'This undoes <a href="{page_of(load)}">import {load.pk}' in page
    assert "<b>1</b> to remove" in page
    decide(loader, Import.objects.get(pk=undoing.pk), "apply")
    intake.run_waiting()
    assert Organization.objects.count() == 0
    undone = shown(loader, load)
    assert "This import was undone." in undone
    assert f'<a href="{page_of(undoing)}">By import {undoing.pk}</a>' in undone


@pytest.mark.parametrize("do", ["", "delete", "apply "])
def test_form_that_asks_for_nothing_known_does_nothing(loader, do):
    load = planned(given(2, name="Ark", country="MN"))

    assert decide(loader, load, do).status_code == 400
    assert Import.objects.get().state == "planned"


def test_progress_is_told_in_words_and_as_a_part_of_the_page(loader):
    load = intake.upload("members.csv", b"name\nArk\n", by=None)
    Import.objects.filter(pk=load.pk).update(
        state="planning", done=3400, total=10251, held_until=timezone.now() + HELD
    )

    part = loader.get(page_of(load), headers={"HX-Request": "true"})

    assert part.text.startswith("\n<section") or "<section" in part.text[:20]
    assert "<html" not in part.text
    assert "3,400 of 10,251 rows were compared with what is public." in text(part)
    assert 'value="3400" max="10251"' in part.text


HELD = timedelta(seconds=60)


def test_part_about_progress_calls_for_the_whole_page_when_the_work_is_done(loader):
    load = planned(given(2, name="Ark", country="MN"))

    part = loader.get(page_of(load), headers={"HX-Request": "true"})

    assert part.headers["HX-Refresh"] == "true"


def test_import_says_how_many_come_before_it(loader):
    intake.upload("first.csv", b"name\nArk\n", by=None)
    load = intake.upload("second.csv", b"name\nArk\n", by=None)

    assert "It waits for its turn: 1 import comes first." in shown(loader, load)


def test_file_that_cannot_be_read_says_why(loader):
    load = intake.upload("members.csv", b"\x89PNG\r\n\x1a\n" + bytes(64), by=None)

    intake.run_waiting()

    page = shown(loader, load)
    assert Import.objects.get().state == "failed"
    assert "This file could not be loaded" in page
    assert 'value="discard"' in page
    assert 'id="rows"' not in page
