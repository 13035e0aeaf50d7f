"""Drafts of the organizations that are hard to show well, one in each state."""

from typing import Any

from members import workflow
from members.models import Organization, Revision, User
from members.workflow import Began
from tests.factories import make_staff

LONG = "Слово и дело. " * 60
REMARKS = {
    "name": "Is this the name of today?",
    "place/city": LONG,
    "texts/en/mission": "Two sentences are enough.",
}


def make_desks(speaker: User) -> None:
    """Returned with remarks, sent for review and being written, by `speaker`."""
    _returned(Organization.objects.get(slug="long-names"), speaker)
    _submitted(Organization.objects.get(slug="right-to-left"), speaker)
    hostile = Organization.objects.get(slug="hostile")
    entry = workflow.entry_of(workflow.begin(hostile, by=speaker))
    texts = entry.model_dump(mode="json")["texts"]
    texts[0]["mission"] = f"{texts[0]['summary']} <script>alert(1)</script>"
    _save(hostile, speaker, "texts", texts=texts)


def _save(
    organization: Organization, by: User, section: str, **fields: Any
) -> Revision:
    draft = workflow.begin(organization, by=by)
    began = Began.of(draft, 0)
    saved = workflow.save(organization, section, fields, began, by=by)
    return saved.revision


def _returned(organization: Organization, by: User) -> None:
    """With remarks, and with input that is not complete."""
    entry = workflow.entry_of(workflow.begin(organization, by=by))
    place = entry.place.model_dump(mode="json") | {"city": LONG[:100].strip()}
    partners = [{"key": "new", "name": "A new partner", "role": LONG[:200].strip()}]
    _save(organization, by, "partners", partners=partners)
    draft = _save(organization, by, "names", place=place)
    sent = workflow.submit(draft, draft.version, by=by, note=LONG)
    reviewer = make_staff(email="reviewer-of-many@example.org")
    workflow.give_back(sent, sent.version, by=reviewer, note=LONG, remarks=REMARKS)
    sent.refresh_from_db()
    typed = {"contact-email": [f"not one, but {LONG}"], "contact-website": ["x"]}
    workflow.keep(organization, "contact", typed, Began.of(sent, 0), by=by)


def _submitted(organization: Organization, by: User) -> None:
    draft = _save(organization, by, "names", name=f"{organization.name} (جديد)")
    workflow.submit(draft, draft.version, by=by)
