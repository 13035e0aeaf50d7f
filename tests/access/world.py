"""Two organizations with everything that an organization can have, and all who ask."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from django.core.management import call_command

from issa_directory.access_rules import Who
from members import entry_rows, workflow
from members.intake import upload
from members.models import (
    Confirmation,
    Import,
    ImportRow,
    Invitation,
    Merger,
    OldPage,
    Organization,
    Picture,
    PublicContact,
    Revision,
    Save,
    Seat,
    Trust,
    Unfinished,
    User,
)
from members.workflow.mail import queue_mail
from programs.models import Country, Indicator, IndicatorAlias, NetworkMilestone
from tests.access.entries import COMMON, full_entry, plain
from tests.access.passkey import make_passkey
from tests.factories import (
    make_network,
    make_organization,
    make_region,
    make_seat,
    make_user,
)
from tests.members.versions import make_version

NOTHING: dict[str, list[int]] = {"memberships": [], "seats": [], "names": []}
THEN = datetime(2024, 6, 1, tzinfo=UTC)


@dataclass
class House:
    """An organization with its people, versions, drafts, pictures and offers."""

    organization: Organization
    lead: Seat
    editor: Seat
    versions: list[Revision]
    withdrawn: Revision
    draft: Revision
    submitted: Revision
    logo: Picture
    draft_logo: Picture
    invitation: Invitation
    passkey: Authenticator
    new_address: EmailAddress

    @property
    def slug(self) -> str:
        return self.organization.slug


@dataclass
class World:
    house: House
    other: House
    users: dict[Who, User] = field(default_factory=dict)


def make_world() -> World:
    """Who asks are people of `house`, of the `other`, of neither, and nobody."""
    call_command("loaddata", "groups", verbosity=0)
    make_network()
    COMMON.make()
    world = World(make_house("ark"), make_house("boat"))
    make_the_rest(world.house)
    world.users = {
        Who.STRANGER: world.other.editor.user,
        Who.EDITOR: world.house.editor.user,
        Who.LEAD: world.house.lead.user,
        Who.STAFF: make_person("staff", is_staff=True),
        Who.REVIEWER: make_person("reviewer", "Reviewers", is_staff=True),
        Who.SECRETARY: make_person("secretary", "Secretariat", is_staff=True),
        Who.SUPERUSER: make_person("super", is_staff=True, is_superuser=True),
        Who.UNPROVEN: make_person(
            "unproven", is_staff=True, is_superuser=True, has_app=False
        ),
    }
    return world


def make_person(name: str, *groups: str, **fields: Any) -> User:
    """A user with a password, which is never asked for: to hash it takes long."""
    user = make_user(f"{name}@example.org", name=name.title(), **fields)
    User.objects.filter(pk=user.pk).update(password="known")
    user.groups.set(Group.objects.filter(name__in=groups))
    return User.objects.get(pk=user.pk)


def make_house(slug: str) -> House:
    organization = make_organization(slug, name=slug.title())
    lead = make_seat(organization, make_person(f"{slug}-lead"), role="lead")
    editor = make_seat(organization, make_person(f"{slug}-editor"))
    logo, draft_logo = (make_picture(organization, by=lead.user) for _ in range(2))
    # By the row itself: that the entry names the picture is what writes it below.
    entry = full_entry(slug, lambda name: slug + plain(name), logo.name)
    organization = entry_rows.write(entry)
    versions = [
        make_version(organization, 1, name=f"{slug.title()} before"),
        make_version(organization, 2, sent_by=lead.user),
    ]
    begun = {"organization": organization, "author": lead.user, "base": versions[1]}
    drafted = full_entry(slug, lambda name: f"new{slug}{plain(name)}", draft_logo.name)
    begun["entry"] = drafted.model_dump(mode="json")
    submitted = Revision.objects.create(
        **begun, state="submitted", submitted_at=THEN, submitted_by=lead.user
    )
    withdrawn = Revision.objects.create(**begun, state="withdrawn")
    draft = Revision.objects.create(**begun, version=1)
    Save.objects.create(
        revision=draft, version=1, section="names", before={}, after={}, by=lead.user
    )
    Unfinished.objects.create(
        revision=draft, section="contact", user=editor.user, typed={}, began="d1.0"
    )
    return House(
        organization=organization,
        lead=lead,
        editor=editor,
        versions=versions,
        withdrawn=withdrawn,
        draft=draft,
        submitted=submitted,
        logo=logo,
        draft_logo=draft_logo,
        invitation=Invitation.objects.create(
            organization=organization,
            email=f"invited-to-{slug}@example.org",
            invited_by=lead.user,
        ),
        passkey=make_passkey(lead.user),
        new_address=make_new_address(lead.user),
    )


def make_picture(
    organization: Organization, *, by: User, byte: bytes = b"x"
) -> Picture:
    return Picture.objects.create(
        organization=organization,
        content=byte,
        small=byte,
        width=9,
        height=9,
        size=1,
        uploaded_by=by,
    )


def make_the_rest(house: House) -> None:
    """A row of each model that has a page in the admin and no row yet."""
    organization, lead = house.organization, house.lead
    Confirmation.objects.create(organization=organization, by=lead.user)
    Trust.objects.create(organization=organization)
    PublicContact.objects.create(seat=lead, name="Open Person")
    queue_mail("somebody@example.org", "Subject", "Text")
    workflow.record("tried", by=lead.user, organization=organization)
    make_region(Country.objects.get(code="MN"))
    IndicatorAlias.objects.create(
        indicator=Indicator.objects.get(), language="en", words="pupils"
    )
    make_import()
    OldPage.objects.create(
        name="Old Reef",
        text="Old Reef",
        entry={"slug": "old-reef", "name": "Old Reef", "place": {"country": "MN"}},
    )
    NetworkMilestone.objects.create(
        key="first", date="1994", text="It began.", source_title="Report"
    )
    raft = make_organization("raft", listed=False)
    Merger.objects.create(kept=organization, other=raft, given=NOTHING)


def make_import() -> None:
    """A plan with a row that is wrong."""
    content = b"name,country\nThe Reef,Atlantis\n"
    load = upload("reefs.csv", content, by=None)
    Import.objects.filter(pk=load.pk).update(
        state=Import.State.PLANNED, planned_at=THEN, error_count=1, total=1
    )
    remark = {"message": "No country.", "right": "", "value": "Atlantis", "sheet": ""}
    ImportRow.objects.create(
        plan=load,
        position=1,
        line=2,
        action=ImportRow.Action.ERROR,
        label="The Reef",
        errors=[{**remark, "row": 2, "column": "country"}],
    )


def make_new_address(user: User) -> EmailAddress:
    """An address that is still to be confirmed."""
    return EmailAddress.objects.create(user=user, email=f"new-{user.email}")
