"""`synthesize`: an invented network that keeps every rule, the same for a seed."""

import pytest
from django.core.management import CommandError, call_command

from members import entry_bulk, entry_rows
from members.entry import LISTS
from members.management.invented import writing
from members.models import (
    Figure,
    FoundingDate,
    Membership,
    Name,
    Organization,
    Participation,
    Priority,
    ProfileText,
    SearchText,
)
from programs.models import Country, MembershipKind
from tests.factories import (
    make_country,
    make_indicator,
    make_kind,
    make_organization,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def words(db):
    """A small vocabulary, which loads sooner than the whole."""
    for code in ("MN", "RU", "GR", "TH", "FR", "PL", "GE", "US", "ES", "IN", "EG"):
        make_country(code)
    make_kind("full")
    make_indicator("children")
    make_indicator("teachers-share", measure="percentage")


def synthesize(organizations: int = 30, seed: int = 7) -> None:
    call_command("synthesize", organizations=organizations, seed=seed, verbosity=0)


def contents() -> dict[str, object]:
    """What a network says, without the time and the keys of its database."""
    entries = entry_bulk.read_all(Organization.objects.all())
    members = Membership.objects.order_by("organization__slug", "key")
    return {
        "entries": entries,
        "members": list(members.values_list("organization__slug", "since", "until")),
        "edited": dict(Organization.objects.values_list("slug", "edited_at")),
    }


def test_every_entry_is_valid_and_every_row_keeps_the_rules_of_forms(words):
    synthesize(30)

    assert Organization.objects.public().count() == 30
    for organization in Organization.objects.for_profile():
        entry_rows.read(organization)
        organization.full_clean(exclude=["programs", "priority_areas"])
        for section in [*LISTS, "memberships"]:
            for row in getattr(organization, section).all():
                row.full_clean()


def test_network_is_varied_enough_to_search_and_filter(words):
    synthesize(200)

    scripts = "".join(Organization.objects.values_list("name", flat=True))
    assert any("а" <= letter <= "я" for letter in scripts)
    assert any(ord(letter) > 0x590 for letter in scripts)
    assert Organization.objects.values("country").distinct().count() == 11
    assert {
        len(day) for day in FoundingDate.objects.values_list("date", flat=True)
    } == {
        4,
        7,
        10,
    }
    assert Organization.objects.former().exists()
    for model in (Name, Figure, Priority, Participation):
        assert model.objects.count() > 150, model
    lengths = [
        sum(len(text) for text in texts)
        for texts in ProfileText.objects.filter(is_original=True).values_list(
            "summary", "mission", "goals", "activities", "history"
        )
    ]
    assert 100 < min(lengths) < 1_000 < max(lengths) < 4_000


def test_same_seed_gives_the_same_network_and_another_seed_another(words):
    synthesize(seed=7)
    first = contents()
    Organization.objects.all().delete()
    synthesize(seed=7)
    again = contents()
    Organization.objects.all().delete()
    synthesize(seed=8)

    assert again == first
    assert contents()["entries"] != first["entries"]


def test_organizations_added_later_get_keys_of_their_own(words):
    synthesize(30)
    last = Organization.objects.order_by("pk").last()

    assert make_organization().pk == last.pk + 1


def test_directory_and_profiles_of_an_invented_network_draw(client):
    synthesize(30)

    assert "30 organizations" in client.get("/members/?former=0&former=1").text
    for organization in Organization.objects.all():
        page = client.get(organization.get_absolute_url())
        assert page.status_code == 200, organization.slug


def test_invented_organizations_are_found_by_what_they_say(words, monkeypatch):
    # Two sets, of which the last is not full.
    monkeypatch.setattr(writing, "SET", 20)
    synthesize(30)

    written = dict(SearchText.objects.values_list("pk", "main"))
    SearchText.objects.renew()

    assert len(written) == 30
    assert all(written.values())
    assert dict(SearchText.objects.values_list("pk", "main")) == written


def test_vocabulary_that_is_there_is_kept(words):
    synthesize(3)

    assert Country.objects.count() == 11
    assert set(MembershipKind.objects.values_list("slug", flat=True)) == {"full"}


def test_directory_with_organizations_is_refused():
    make_organization("real")

    with pytest.raises(CommandError, match="has organizations already"):
        synthesize()

    assert Organization.objects.count() == 1


def test_nothing_that_is_not_positive_is_a_size():
    with pytest.raises(CommandError, match="1 or more"):
        call_command("synthesize", "--organizations", "0")
