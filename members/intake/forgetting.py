"""Forgetting: the file and the rows of an import go after their time (GDPR 5(1)(e))."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from members.models import Import, ImportPicture, ImportRow


def forget_imports(moment: datetime) -> int:
    """Delete the contents of imports that nothing was done with since; how many.

    Who, when and the counts stay, and what was published. It cannot be undone, nor
    applied, any more: both need the rows.
    """
    numbers = list(Import.objects.forgettable(moment).values_list("pk", flat=True))
    return sum(_forget(number, moment) for number in numbers)


@transaction.atomic
def _forget(number: int, moment: datetime) -> int:
    # Asked once more under its lock: somebody may just now apply or undo it.
    held = Import.objects.select_for_update(of=("self",)).filter(pk=number)
    if not held.exists() or not Import.objects.forgettable(moment).filter(pk=number):
        return 0
    for model in (ImportRow, ImportPicture):
        model.objects.filter(plan=number).delete()
    return held.update(
        content=b"", errors=[], readings=[], basis="", forgotten_at=timezone.now()
    )
