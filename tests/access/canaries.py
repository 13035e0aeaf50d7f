"""Words that are found wherever they appear, in all that is kept and not public."""

from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from django.utils import timezone

from members import entry_rows
from members.models import (
    AuditRecord,
    Confirmation,
    Invitation,
    Mail,
    Organization,
    Picture,
    PublicContact,
    Revision,
    Save,
    Trust,
    Unfinished,
    User,
)
from tests.access.entries import COMMON, Words, full_entry
from tests.factories import (
    make_network,
    make_organization,
    make_seat,
    make_staff,
    make_user,
)
from tests.members.versions import make_version

THEN = datetime(2024, 6, 1, tzinfo=UTC)
# What no public entry names: a filter by it must find nothing.
HIDDEN_WORDS = Words("KZ", "hidden-program", "hidden-area", "hidden-indicator")


class Canaries:
    """Each a word of its own, which nothing else has and no typo leads to."""

    def __init__(self) -> None:
        self.said: dict[str, str] = {}
        self.numbers: dict[int, str] = {}

    def say(self, where: str) -> str:
        digest = sha256(where.encode()).digest()
        word = "".join(chr(ord("a") + byte % 26) for byte in digest[:14])
        self.said[word] = where
        return word

    def number(self, where: str) -> int:
        digest = sha256(where.encode()).hexdigest()
        number = 1_000_000 + int(digest[:8], 16) % 8_000_000
        self.numbers |= {number: where, number + 1: where}
        return number

    def entry(self, slug: str, of: str, **more: Any) -> dict[str, Any]:
        """An entry as JSON in which every word is a canary."""
        entry = full_entry(
            slug,
            lambda field: self.say(f"{of} {field}"),
            number=self.number(f"{of} figure"),
            **more,
        )
        return entry.model_dump(mode="json")

    def person(self, of: str) -> User:
        email = f"{self.say(f'{of} email')}@example.org"
        return make_user(email, name=self.say(f"{of} name"))

    def picture(self, organization: Organization, of: str) -> Picture:
        picture = Picture.objects.create(
            organization=organization,
            content=self.say(f"{of} bytes").encode(),
            small=self.say(f"{of} small bytes").encode(),
            width=9,
            height=9,
            size=9,
        )
        self.said[picture.name] = f"{of} name"
        return picture

    def found_in(self, text: str) -> dict[str, str]:
        """Canaries that a text has, with where they come from."""
        lower = text.lower()
        words = {word: at for word, at in self.said.items() if word in lower}
        numbers = {
            str(number): at
            for number, at in self.numbers.items()
            if str(number) in text or f"{number:,}" in text
        }
        return words | numbers


def make_public_rows(open_words: Canaries) -> list[Organization]:
    """Two members, each with two versions, and every word of them is public."""
    make_network()
    COMMON.make()
    HIDDEN_WORDS.make()
    organizations = []
    for slug in ("ark", "boat"):
        organization = make_organization(slug)
        logo = open_words.picture(organization, f"{slug} logo")
        before = open_words.entry(slug, f"{slug} 1", logo="")
        entry = full_entry(
            slug,
            lambda field, slug=slug: open_words.say(f"{slug} 2 {field}"),
            logo.name,
            number=open_words.number(f"{slug} 2 figure"),
        )
        organization = entry_rows.write(entry)
        make_version(organization, 1, **before)
        make_version(organization, 2)
        Confirmation.objects.create(organization=organization, section="partners")
        organizations.append(organization)
    return organizations


def make_secrets(secrets: Canaries, ark: Organization, boat: Organization) -> None:
    """All that is kept beside what is public, of members and of one that is none."""
    cove = make_organization("cove-unlisted", listed=False, country="KZ")
    secrets.said["cove-unlisted"] = "slug of an organization that is no member"
    entry = secrets.entry("cove-unlisted", "cove", words=HIDDEN_WORDS)
    entry_rows.write(entry_rows.Entry.model_validate(entry))
    make_version(cove, 1)
    for organization, states in (
        (ark, ("draft", "submitted", "withdrawn")),
        (boat, ("draft", "returned", "withdrawn")),
        (cove, ("draft", "submitted")),
    ):
        for state in states:
            make_secret_revision(secrets, organization, state)
        make_beside(secrets, organization)
    make_inside(secrets, ark)


def make_secret_revision(
    secrets: Canaries, organization: Organization, state: str
) -> None:
    of = f"{organization.slug} {state}"
    person = secrets.person(f"{of} author")
    picture = secrets.picture(organization, f"{of} logo")
    slug = organization.slug
    entry = secrets.entry(slug, of, logo=picture.name, words=HIDDEN_WORDS)
    kept = secrets.entry(slug, f"{of} as submitted", words=HIDDEN_WORDS)
    revision = Revision.objects.create(
        organization=organization,
        state=state,
        entry=entry,
        as_submitted=kept,
        author=person,
        submitted_by=person,
        submitted_at=THEN,
        decided_by=secrets.person(f"{of} decider"),
        note=secrets.say(f"{of} note"),
        remarks={"place/city": secrets.say(f"{of} remark")},
    )
    saved = {name: secrets.say(f"{of} save {name}") for name in ("before", "after")}
    Save.objects.create(
        revision=revision,
        version=1,
        section="contact",
        before={"contact": saved["before"]},
        after={"contact": saved["after"]},
        sent={"contact": secrets.say(f"{of} save sent")},
        by=person,
    )
    Unfinished.objects.create(
        revision=revision,
        section="names",
        user=person,
        typed={"name": [secrets.say(f"{of} typed")]},
        began="p1",
    )


def make_beside(secrets: Canaries, organization: Organization) -> None:
    """People, offers and words about an organization."""
    slug = organization.slug
    lead = make_seat(organization, secrets.person(f"{slug} lead"), role="lead")
    gone = make_seat(organization, secrets.person(f"{slug} former"))
    PublicContact.objects.create(
        seat=gone,
        name=secrets.say(f"{slug} former contact name"),
        role=secrets.say(f"{slug} former contact role"),
        email=f"{secrets.say(f'{slug} former contact email')}@example.org",
        phone=secrets.say(f"{slug} former contact phone"),
    )
    gone.ended_at = timezone.now()
    gone.save()
    offer = Invitation.objects.create(
        organization=organization,
        email=f"{secrets.say(f'{slug} invited')}@example.org",
        invited_by=lead.user,
    )
    secrets.said[offer.secret.lower()] = f"{slug} secret of an invitation"
    Trust.objects.create(organization=organization, by=lead.user)
    Confirmation.objects.filter(organization=organization).update(by=lead.user)
    AuditRecord.objects.create(
        action=secrets.say(f"{slug} action"),
        organization=organization,
        actor=lead.user_id,
        subject=secrets.say(f"{slug} subject"),
        before={"was": secrets.say(f"{slug} before")},
        after=secrets.say(f"{slug} after"),
    )
    Mail.objects.create(
        to=f"{secrets.say(f'{slug} mail to')}@example.org",
        subject=secrets.say(f"{slug} mail subject"),
        text=secrets.say(f"{slug} mail text"),
        error=secrets.say(f"{slug} mail error"),
    )


def make_inside(secrets: Canaries, organization: Organization) -> None:
    """Who made the public versions, and what was said and sent on the way."""
    reviewer = make_staff(
        email=f"{secrets.say('reviewer email')}@example.org",
        name=secrets.say("reviewer name"),
    )
    published = organization.revisions.published()
    for version in published:
        of = f"published {version.number}"
        version.contributors.add(secrets.person(of))
        organization.revisions.filter(pk=version.pk).update(
            author=secrets.person(f"{of} author"),
            decided_by=reviewer,
            note=secrets.say(f"{of} note"),
            remarks={"name": secrets.say(f"{of} remark")},
            as_submitted=secrets.entry(organization.slug, f"{of} as submitted"),
        )
