"""A file beside what is public: what is new, what changes, what stays."""

import pytest

from members import intake
from members.entry_rows import read
from members.models import Merger, Organization
from tests.factories import (
    make_area,
    make_country,
    make_indicator,
    make_membership,
    make_organization,
    make_partner,
    make_text,
)
from tests.members.intake.plan.sources import (
    applied,
    changes,
    counts,
    given,
    line,
    planned,
)

pytestmark = pytest.mark.django_db


def entry_of(slug):
    return read(Organization.objects.get(slug=slug))


def test_organization_that_nothing_matches_is_created():
    make_country("MN")

    load = planned(given(name="Mongolian Alliance", country="MN"))

    row = load.rows.get()
    assert load.state == "planned"
    assert counts(load) == {"create": 1}
    assert (row.action, row.slug, row.label) == (
        "create",
        "mongolian-alliance",
        "Mongolian Alliance",
    )
    assert changes(load) == {
        "mongolian-alliance": [
            ("name", None, "Mongolian Alliance"),
            ("place/country", None, "MN"),
        ]
    }
    assert not Organization.objects.exists()


def test_plan_that_is_applied_is_public_with_its_version_and_nothing_left_to_do():
    make_country("MN")
    make_indicator("children")
    one = given(
        name="Alliance",
        country="MN",
        values={"contact.website": "https://a.example/"},
        lists={
            "partners": [line(name="UNICEF", role="donor")],
            "figures": [
                line(indicator="children", value="1900", kind="flow", until="2010")
            ],
            "memberships": [line(since="1999")],
        },
    )

    load = applied(one)

    organization = Organization.objects.get()
    entry = read(organization)
    assert [partner.name for partner in entry.partners] == ["UNICEF"]
    assert [figure.value for figure in entry.figures] == [1900]
    assert [row.since for row in organization.memberships.all()] == ["1999"]
    version = organization.revisions.get()
    assert (version.number, version.note) == (1, f"Import {load.pk}: Members.xlsx")
    assert version.entry == entry.model_dump(mode="json")
    assert load.rows.get().number == 1
    assert counts(planned(one)) == {"unchanged": 1}


def test_match_is_by_address_then_identifier_then_name_and_country():
    by_slug = make_organization("by-slug", name="A")
    by_identifier = make_organization("by-identifier", name="B")
    by_identifier.identifiers.create(key="i", scheme="ror", value="0abc")
    make_organization("by-name", name="Čaša «Three»", country="ME")
    make_organization("other", name="Čaša «Three»", country="RS")

    load = planned(
        given(2, "X", slug=by_slug.slug),
        given(3, "Y", lists={"identifiers": [line(3, scheme="ror", value="0abc")]}),
        given(4, "casa three", "ME"),
    )

    assert changes(load) == {
        "by-slug": [("name", "A", "X")],
        "by-identifier": [("name", "B", "Y")],
        "by-name": [("name", "Čaša «Three»", "casa three")],
    }


def test_field_that_the_file_does_not_speak_of_stays_and_an_empty_one_is_emptied():
    make_organization("ark", city="Riga", phone="1", email="a@example.org")

    applied(given(slug="ark", values={"contact.phone": "", "place.city": "Ulm"}))

    entry = entry_of("ark")
    assert (entry.place.city, entry.contact.phone) == ("Ulm", "")
    assert entry.contact.email == "a@example.org"


def test_line_with_a_key_changes_that_line_and_others_stay():
    ark = make_organization("ark")
    make_partner(ark, key="a", name="One", role="donor", position=0)
    make_partner(ark, key="b", name="Two", position=1)

    load = applied(given(slug="ark", lists={"partners": [line(2, "b", name="Three")]}))

    assert changes(load) == {"ark": [("partners/b/name", "Two", "Three")]}
    assert [(p.key, p.name, p.role) for p in entry_of("ark").partners] == [
        ("a", "One", "donor"),
        ("b", "Three", ""),
    ]


def test_list_that_is_stated_whole_loses_what_it_does_not_name():
    ark = make_organization("ark")
    make_partner(ark, key="a", name="One", position=0)
    make_partner(ark, key="b", name="Two", position=1)

    applied(
        given(
            slug="ark",
            lists={"partners": [line(2, name="Two"), line(3, name="New")]},
            whole=frozenset({"partners"}),
        )
    )

    assert [(p.key, p.name) for p in entry_of("ark").partners] == [
        ("b", "Two"),
        ("new", "New"),
    ]


def test_line_without_a_key_is_the_one_that_says_which():
    ark = make_organization("ark")
    make_area("reading")
    make_text(ark, language="ru", summary="Старый")
    lists = {
        "texts": [line(2, language="ru", summary="Новый")],
        "priorities": [line(3, area="reading", statement="We read.")],
    }

    applied(given(slug="ark", lists=lists))
    load = planned(given(slug="ark", lists=lists))

    assert counts(load) == {"unchanged": 1}
    assert entry_of("ark").texts[0].summary == "Новый"


def test_memberships_alone_make_no_version_but_move_the_data():
    ark = make_organization("ark", listed=False)
    membership = make_membership(ark, key="m", since="1999", kind=None)
    before = ark.changed_in

    load = applied(
        given(slug="ark", lists={"memberships": [line(2, "m", until="2020")]})
    )

    membership.refresh_from_db()
    ark.refresh_from_db()
    assert (membership.since, membership.until) == ("1999", "2020")
    assert changes(load) == {"ark": [("memberships/m/until", "", "2020")]}
    assert not ark.revisions.exists()
    assert ark.changed_in > before


def test_names_in_other_scripts_get_readable_addresses_of_their_own():
    make_country("KZ")
    make_country("CN")

    load = planned(
        given(2, "Шаг за шагом", "KZ"),
        given(3, "Шаг за Шагом!", "CN"),
        given(4, "人民学校", "CN"),
        given(
            5,
            "学校",
            "CN",
            lists={"names": [line(5, text="City School", type="translation")]},
        ),
    )

    assert [row.slug for row in load.rows.all()] == [
        "shag-za-shagom",
        "shag-za-shagom-2",
        "organization-cn",
        "city-school",
    ]


def test_possible_duplicates_are_pointed_out():
    make_organization("ark", name="The Ark", website="https://www.ark.example/")

    load = planned(
        given(
            name="Arche", country="MN", values={"contact.website": "http://ark.example"}
        )
    )

    assert load.rows.get().duplicates == [
        {"slug": "ark", "label": "The Ark", "why": "the same website"}
    ]


def test_draft_of_a_loaded_organization_stays_as_it_is():
    from members import workflow
    from tests.factories import make_seat

    ark = make_organization("ark", city="Riga")
    seat = make_seat(ark, role="lead")
    revision = workflow.begin(ark, by=seat.user)

    applied(given(slug="ark", values={"place.city": "Ulm"}))

    draft = workflow.current(ark)
    assert draft == revision
    assert workflow.entry_of(draft).place.city == "Riga"


def test_plan_can_be_made_anew_as_often_as_wanted():
    make_country("MN")
    load = planned(given(name="Alliance", country="MN"))
    first = load.basis

    again = intake.plan(load)

    assert (again.basis, again.rows.count()) == (first, 1)


def test_merged_organization_is_named_with_the_one_that_is_kept():
    kept, other = make_organization("kept"), make_organization("other")
    Merger.objects.create(kept=kept, other=other)

    row = planned(given(slug="other", name="Any")).rows.get()

    assert row.action == "error"
    assert row.errors[0]["right"] == "The address of that one: kept."
