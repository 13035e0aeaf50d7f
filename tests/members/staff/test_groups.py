"""The two groups of staff that the fixtures bring, and what they may do."""

import json

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.management import call_command

from members.models import AuditRecord, User
from tests.factories import make_user

pytestmark = pytest.mark.django_db

FILE = settings.BASE_DIR / "fixtures" / "groups.json"


@pytest.fixture
def person_of():
    call_command("loaddata", "groups", verbosity=0)

    def person(group):
        user = make_user(is_staff=True)
        user.groups.add(Group.objects.get(name=group))
        return User.objects.get(pk=user.pk)

    return person


def test_fixture_has_no_numbers_of_rows_and_one_way_of_writing():
    text = FILE.read_text(encoding="utf-8")

    rows = json.loads(text)

    assert [row for row in rows if set(row) != {"model", "fields"}] == []
    assert text == json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def test_loading_again_changes_nothing(person_of):
    before = list(Group.objects.order_by("pk").values_list("pk", "name", "permissions"))

    call_command("loaddata", "groups", verbosity=0)

    groups = Group.objects.order_by("pk").values_list("pk", "name", "permissions")
    assert list(groups) == before


def test_reviewers_decide_and_leave_the_vocabulary_alone(person_of):
    reviewer = person_of("Reviewers")

    assert reviewer.has_perms(
        [
            "members.review_revisions",
            "members.edit_entries",
            "members.view_organization",
            "members.change_trust",
            "members.change_seat",
            "members.add_invitation",
        ]
    )
    assert not reviewer.has_perm("programs.change_program")
    assert not reviewer.has_perm("members.change_membership")


def test_secretariat_keeps_members_and_words_and_decides_on_nothing(person_of):
    secretary = person_of("Secretariat")

    assert secretary.has_perms(
        [
            "programs.change_program",
            "members.add_organization",
            "members.change_membership",
            "members.edit_entries",
            "members.view_user",
        ]
    )
    assert not secretary.has_perm("members.review_revisions")


@pytest.mark.parametrize("group", ["Reviewers", "Secretariat"])
def test_no_group_hands_out_powers_or_touches_what_is_only_read(person_of, group):
    permissions = person_of(group).get_all_permissions()

    assert not {p for p in permissions if p.startswith("auth.")}
    for model in ("user", "auditrecord", "revision", "save", "unfinished", "group"):
        for verb in ("add", "change", "delete"):
            assert f"members.{verb}_{model}" not in permissions
    assert not AuditRecord.objects.exists()
