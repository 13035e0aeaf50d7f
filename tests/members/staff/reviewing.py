"""What a reviewer does through the pages of a review."""

from django.test import Client
from django.urls import reverse

from members import workflow
from members.models import Revision
from tests.factories import make_organization, make_user


def page_of(revision: Revision, name: str = "review", *more: str) -> str:
    return reverse(f"admin:members_revision_{name}", args=[revision.pk, *more])


class Reviewer:
    """Opens the page of a review, and decides with what that page said."""

    def __init__(self, client: Client, revision: Revision) -> None:
        self.client = client
        self.revision = revision
        self.opened = client.get(page_of(revision))
        self.seen = str(self.opened.context["page"].seen)

    def decide(self, do: str, **typed: str):
        """Send the decision; `remark__place__city` is the remark on place/city."""
        fields = {
            name.replace("__", ":", 1).replace("__", "/"): words
            for name, words in typed.items()
        }
        data = {"do": do, "seen": self.seen, **fields}
        return self.client.post(page_of(self.revision), data)


def make_waiting(slug: str = "", **fields: object) -> Revision:
    """A submission of an organization of its own, in which a town has changed."""
    organization = make_organization(slug, city="Bonn", **fields)
    by = make_user()
    draft = workflow.begin(organization, by=by)
    draft.entry["place"]["city"] = "Berlin"
    draft.save()
    return workflow.submit(draft, draft.version, by=by)
