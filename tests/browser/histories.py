"""Versions of the organizations that are hard to show well."""

from members.models import Organization, Revision
from members.workflow import record_loaded
from tests.factories import make_user
from tests.members.versions import a_text, make_version

MANY = 52  # more than one page of a history holds
LONG_AGO = "Before it was called so"


def make_histories(organizations: list[Organization]) -> None:
    """A version that said something else, and one that says what rows say now."""
    for organization in organizations:
        make_version(
            organization,
            1,
            name=LONG_AGO,
            figures=[],
            partners=[{"key": "gone", "name": "A partner of that time"}],
            texts=[
                a_text(
                    summary="A *short* text in other words, of which some stay.",
                    goals="* One\n* Two",
                )
            ],
            sources=[],
            founding_dates=[],
            priorities=[],
            participations=[],
            milestones=[],
        )
        record_loaded([organization])
    many = Organization.objects.get(slug="crowd-1")
    for number in range(1, MANY + 1):
        make_version(many, number, sent_by=make_user(), name=f"Verein {number}")
    unreadable = make_version(Organization.objects.get(slug="crowd-2"))
    Revision.objects.filter(pk=unreadable.pk).update(entry={"title": "Old shape"})
