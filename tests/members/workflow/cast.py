"""An organization with an entry, and the people who change and review it."""

from dataclasses import dataclass
from typing import Any

from members import workflow
from members.models import Organization, Revision, User
from members.workflow import Began, Page
from members.workflow.began import part_of
from tests.factories import (
    make_figure,
    make_organization,
    make_partner,
    make_seat,
    make_staff,
    make_text,
    make_user,
)


@dataclass
class Cast:
    organization: Organization
    lead: User
    editor: User
    reviewer: User

    def draft(self) -> Revision:
        return workflow.begin(self.organization, by=self.lead)

    def save(self, section: str, by: User | None = None, **fields: Any) -> Revision:
        """Save whole fields from the draft as it is now."""
        draft = self.draft()
        began = Began.of(draft, 0)
        workflow.save(self.organization, section, fields, began, by=by or self.lead)
        draft.refresh_from_db()
        return draft

    def contact(self, **changed: Any) -> dict[str, Any]:
        """The values of the section `contact` in the draft, some of them changed."""
        values = part_of(workflow.entry_of(self.draft()), ["contact", "links"])
        values["contact"] |= changed
        return values

    def submitted(self, city: str = "Darkhan") -> Revision:
        """A draft in which only the town differs, sent by the lead."""
        place = part_of(workflow.entry_of(self.draft()), ["place"])["place"]
        draft = self.save("names", place=place | {"city": city})
        return workflow.submit(draft, draft.version, by=self.lead)

    def published(self, city: str = "Darkhan") -> Revision:
        revision = self.submitted(city)
        number = workflow.public_number(self.organization)
        return workflow.publish(revision, revision.version, number, by=self.reviewer)


def make_cast() -> Cast:
    organization = make_organization("ark", name="Ark", city="Ulaanbaatar")
    make_text(organization, summary="A school.", mission="To teach.")
    make_figure(organization, 20, key="children-2010")
    make_partner(organization, key="first", name="First")
    make_partner(organization, key="second", name="Second", position=1)
    lead, editor = make_user("lead@example.org"), make_user("editor@example.org")
    make_seat(organization, lead, role="lead")
    make_seat(organization, editor)
    return Cast(organization, lead, editor, make_staff(email="reviewer@example.org"))


def page(id: str, turn: int = 1) -> Page:
    return Page(id, turn)
