"""An import is undone as one, by a plan that shows what has changed since."""

import pytest

from members import intake
from members.entry_rows import read
from members.models import AuditRecord, Organization
from tests.factories import (
    make_country,
    make_membership,
    make_organization,
    make_partner,
    make_seat,
    make_staff,
)
from tests.members.intake.plan.sources import (
    applied,
    changes,
    counts,
    given,
    line,
    undone,
    word,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _country():
    make_country("MN")


def test_update_is_restored():
    ark = make_organization("ark", city="Riga", listed=False)
    make_membership(ark, key="m", since="1999", kind=None)
    make_partner(ark, key="a", name="One")
    before = read(ark)
    load = applied(
        given(
            slug="ark",
            values={"place.city": "Ulm"},
            lists={
                "partners": [line(2, name="Two")],
                "memberships": [line(2, "m", until="2020"), line(3, since="2021")],
            },
        )
    )

    undoing = undone(load)

    load.refresh_from_db()
    assert (undoing.state, load.state) == ("applied", "undone")
    assert read(Organization.objects.get()) == before
    assert list(ark.memberships.values_list("since", "until")) == [("1999", "")]
    assert ark.revisions.published().first().number == 3


def test_what_was_created_is_removed():
    load = applied(
        given(2, "Ark", "MN", lists={"memberships": [line()]}), given(3, "Bee", "MN")
    )

    undoing = undone(load)

    assert counts(undoing) == {"remove": 2}
    assert not Organization.objects.exists()


def test_created_organization_that_somebody_works_on_stays_without_its_membership():
    load = applied(
        given(name="Ark", country="MN", lists={"memberships": [line(since="1999")]})
    )
    ark = Organization.objects.get()
    make_seat(ark)

    undoing = undone(load)

    assert counts(undoing) == {"update": 1}
    assert undoing.rows.get().readings[0]["message"] == (
        "Something else has happened to this organization since it was created."
    )
    assert not ark.memberships.exists()


def test_what_somebody_changed_since_stays_and_is_told():
    make_organization("ark", city="Riga", phone="1")
    load = applied(
        given(slug="ark", values={"place.city": "Ulm", "contact.phone": "2"})
    )
    applied(given(slug="ark", values={"place.city": "Oslo"}))

    undoing = intake.plan(intake.undo(load, by=None))

    assert changes(undoing) == {"ark": [("contact/phone", "2", "1")]}
    assert [
        (told["message"], told["value"]) for told in undoing.rows.get().readings
    ] == [
        (
            "This has changed since the import, and stays as it is now.",
            "place · city",
        )
    ]


def test_undo_is_undone():
    first = applied(given(name="Ark", country="MN", lists={"memberships": [line()]}))
    ark = read(Organization.objects.get())
    undoing = undone(first)

    undone(undoing)

    first.refresh_from_db()
    undoing.refresh_from_db()
    assert (first.state, undoing.state) == ("applied", "undone")
    assert read(Organization.objects.get()) == ark
    assert Organization.objects.get().memberships.count() == 1


def test_undo_is_planned_once_however_often_it_is_asked_for():
    load = applied(given(name="Ark", country="MN"))

    assert intake.undo(load, by=None) == intake.undo(load, by=None)


def test_what_was_not_applied_cannot_be_undone():
    load = applied(given(name="Ark", country="MN"))
    undone(load)

    with pytest.raises(intake.NotUndoableError):
        intake.undo(load, by=None)


def test_words_are_undone_with_the_organizations_that_name_them():
    load = applied(
        given(
            name="Ark",
            country="MN",
            lists={"participations": [line(program="play")]},
        ),
        words=[word("programs.program", "play", name="Play")],
    )

    undoing = undone(load)

    assert counts(undoing) == {"remove": 2}


def test_undo_is_recorded():
    staff = make_staff()
    load = applied(given(name="Ark", country="MN"))

    undoing = undone(load, by=staff)

    records = AuditRecord.objects.filter(subject=f"import {undoing.pk}").order_by("pk")
    assert [(row.action, row.actor) for row in records] == [
        ("undo planned", staff.pk),
        ("import undone", staff.pk),
    ]
