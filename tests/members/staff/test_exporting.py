"""Exports from the list of organizations: what was chosen, and loads again."""

import json

import pytest
import time_machine

from members import intake
from members.models import AuditRecord
from tests.factories import make_membership, make_network, make_organization
from tests.members.intake.plan.sources import counts
from tests.members.staff.people import make_person, signed_in

pytestmark = pytest.mark.django_db

LIST = "/admin/members/organization/"
KINDS = ["csv", "xlsx", "json", "zip"]


@pytest.fixture
def viewer():
    make_network(name="Rivers & Seas")
    return make_person("members.view_organization")


def export(client, *organizations, kind="json", **more):
    chosen = [organization.pk for organization in organizations]
    form = {"action": f"export_{kind}", "_selected_action": chosen, **more}
    return client.post(LIST, form)


def names_in(response):
    content = json.loads(response.getvalue())
    return [one["entry"]["name"] for one in content["organizations"]]


def test_chosen_organizations_are_exported_and_no_others(viewer):
    ark, reef = make_organization(name="Ark"), make_organization(name="Reef")
    make_organization(name="Wave")

    response = export(signed_in(viewer), ark, reef)

    assert names_in(response) == ["Ark", "Reef"]
    record = AuditRecord.objects.get(action="exported")
    assert (record.actor, record.after) == (viewer.pk, {"organizations": 2})


def test_all_of_a_list_are_exported_though_one_page_shows_fewer(viewer):
    organizations = [make_organization() for _ in range(120)]

    response = export(signed_in(viewer), organizations[0], select_across="1")

    assert len(names_in(response)) == 120


@pytest.mark.parametrize("kind", KINDS)
def test_export_loads_again_as_no_change(viewer, kind):
    make_membership(make_organization("ark", name="=1+1", city="Łódź"))

    with time_machine.travel("2026-03-04 12:00Z", tick=False):
        response = export(signed_in(viewer), make_organization("reef"), kind=kind)
    content = response.getvalue()

    name = f"rivers-seas-2026-03-04.{kind}"
    said = response.headers["Content-Disposition"]
    assert said == f'attachment; filename="{name}"'
    load = intake.plan(intake.upload(name, content, by=viewer))
    assert (load.state, counts(load)) == ("planned", {"unchanged": 1})


def test_who_may_not_see_organizations_exports_none():
    client = signed_in(make_person("members.view_revision"))

    assert export(client, make_organization()).status_code == 403


EXPORT = "/admin/members/import/export/"


def test_whole_network_is_exported_where_data_is_loaded():
    make_network(name="Rivers & Seas")
    make_organization(name="Ark"), make_organization(name="Reef")
    person = make_person("members.load_data", "members.view_organization")
    staff = signed_in(person)

    page = staff.get("/admin/members/import/").text
    response = staff.post(EXPORT, {"format": "json"})

    assert f'action="{EXPORT}"' in page
    assert names_in(response) == ["Ark", "Reef"]
    assert AuditRecord.objects.get(action="exported").actor == person.pk


def test_network_is_exported_in_known_formats_and_by_who_may_see_it():
    both = make_person("members.load_data", "members.view_organization")
    loader = signed_in(make_person("members.load_data"))

    assert signed_in(both).post(EXPORT, {"format": "exe"}).status_code == 404
    assert loader.post(EXPORT, {"format": "csv"}).status_code == 403
    assert EXPORT not in loader.get("/admin/members/import/").text
