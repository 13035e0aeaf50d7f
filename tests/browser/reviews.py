"""Submissions for the pages of a review, among them what is hard to show well."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from members import workflow
from members.models import Organization, Revision, User
from members.workflow.publishing import entry_of, public_revision
from tests.browser.hostile import SHORT
from tests.factories import make_user

# Numbers that no test gets by itself, for paths that are known beforehand.
REVIEW, LONG, RIGHT_TO_LEFT, HOSTILE, CONFLICT, DECIDED = range(900_001, 900_007)


def make_submissions() -> None:
    """In organizations of the crowd: the others belong to other pages."""
    # First what is public: SQLite goes on counting from the highest number.
    workflow.record_loaded(organization(number) for number in range(21, 27))
    by = make_user("author-of-many@example.org")
    plain = submit(REVIEW, 21, by, plain_change(21), days=9)
    plain.remarks = {"place/city": "Is this the town of the office?"}
    plain.note = "We have moved.\nThe rest is as it was."
    plain.save()
    submit(LONG, 22, by, of_another("long-names", 22), days=4)
    submit(RIGHT_TO_LEFT, 23, by, of_another("right-to-left", 23), days=3)
    hostile = submit(HOSTILE, 24, by, of_another("hostile", 24), days=2)
    hostile.note, hostile.remarks = SHORT, {"place/city": SHORT, "links/x": SHORT}
    hostile.save()
    submit(CONFLICT, 25, by, plain_change(25), days=1)
    decided = submit(DECIDED, 26, by, plain_change(26), days=0)
    workflow.give_back(decided, 0, by=make_reviewer(), note="Which house?")
    other = organization(25)
    other.city, other.phone = "Hamburg", "+49 40 000"
    other.save()
    workflow.record_loaded([other])


def make_reviewer() -> User:
    return make_user(is_staff=True, is_superuser=True)


def organization(number: int) -> Organization:
    return Organization.objects.get(slug=f"crowd-{number}")


def entry_as_it_is(number: int) -> dict[str, Any]:
    public = public_revision(organization(number))
    return entry_of(public).model_dump(mode="json")


def plain_change(number: int) -> dict[str, Any]:
    """A town, a text, a partner: what a small edit changes."""
    entry = entry_as_it_is(number)
    entry["place"]["city"] = "Berlin"
    entry["texts"][0]["summary"] = "Kurz und sehr gut, seit vielen Jahren."
    entry["texts"][0]["mission"] = "Jedem Kind ein guter Anfang."
    entry["partners"] = [{"key": "new", "name": "A new partner", "role": "donor"}]
    entry["figures"] = [
        {"key": "new", "indicator": "children", "value": 1200, "kind": "flow"}
        | {"since": "2099", "until": "2099"}
    ]
    return entry


def of_another(slug: str, number: int) -> dict[str, Any]:
    """What another organization says, but for its address and its pictures."""
    rows = Organization.objects.for_profile().get(slug=slug)
    entry = entry_of(public_revision(rows)).model_dump(mode="json")
    return entry | {"slug": f"crowd-{number}", "logo": ""}


def submit(
    pk: int, number: int, by: User, entry: dict[str, Any], *, days: int
) -> Revision:
    """A submission with a number that is known beforehand."""
    where = organization(number)
    return Revision.objects.create(
        pk=pk,
        organization=where,
        state=Revision.State.SUBMITTED,
        base=public_revision(where),
        entry=entry,
        author=by,
        submitted_by=by,
        submitted_at=timezone.now() - timedelta(days=days),
    )
