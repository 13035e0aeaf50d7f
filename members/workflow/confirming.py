"""Still correct: one word of the organization that makes its entry fresh."""

from django.db import transaction
from django.utils import timezone

from members.models import Confirmation, DataVersion, Organization, User
from members.workflow.audit import record
from members.workflow.errors import StaleError
from members.workflow.publishing import lock, public_number, public_revision

WHOLE = ""


@transaction.atomic
def confirm(
    organization: Organization, section: str, number: int, *, by: User
) -> Confirmation:
    """Confirm what is public: one section, or the whole with `WHOLE`.

    `number` is the public version that was seen. Raises StaleError where it moved.
    """
    DataVersion.objects.lock()
    organization = lock(organization)
    if public_number(organization) != number:
        raise StaleError
    # Recorded now, where rows came in that nobody recorded: number 0 was seen then.
    public_revision(organization)
    today = timezone.localdate()
    before = organization.confirmed_on
    confirmation, _created = Confirmation.objects.update_or_create(
        organization=organization, section=section, defaults={"on": today, "by": by}
    )
    if section == WHOLE:
        organization.confirmed_on = today
        organization.save(update_fields=["confirmed_on"])
    DataVersion.objects.move([organization])
    record(
        "confirmed",
        by=by,
        organization=organization,
        subject=section or f"version {number}",
        before=before and before.isoformat(),
        after=today.isoformat(),
    )
    return confirmation
