"""Published versions for tests: plain functions with valid defaults."""

from datetime import UTC, datetime, timedelta
from typing import Any

from members import entry_rows
from members.models import Organization, Revision, User

FIRST = datetime(2024, 5, 1, 12, tzinfo=UTC)


def make_version(
    organization: Organization,
    number: int = 1,
    *,
    at: datetime | None = None,
    sent_by: User | None = None,
    **fields: Any,
) -> Revision:
    """What rows say now, with other `fields` of the entry, as a published version.

    Public since the `number`th of May 2024; loaded unless it was `sent_by` somebody.
    """
    at = at or FIRST + timedelta(days=number - 1)
    entry = entry_rows.read(organization).model_dump(mode="json")
    return Revision.objects.create(
        organization=organization,
        state=Revision.State.PUBLISHED,
        number=number,
        entry=entry | fields,
        author=sent_by,
        submitted_by=sent_by,
        submitted_at=at - timedelta(hours=2) if sent_by else None,
        decided_at=at,
    )


def a_text(**words: str) -> dict[str, Any]:
    """The profile text in English, as JSON of an entry."""
    return {"language": "en", "is_original": True, **words}


def history(organization: Organization, rest: str = "") -> str:
    """The address of a history, or of a page below it: "3/" or "1..3/"."""
    return f"{organization.get_absolute_url()}history/{rest}"
