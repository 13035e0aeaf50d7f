"""Who works on an import: one at a time, and nobody for long once it has died."""

from typing import Any

from django.utils import timezone

from members.models import Import


class HeldElsewhereError(Exception):
    """Somebody else has taken the import up; what was begun here is theirs."""


def hold(load: Import, **fields: Any) -> None:
    """Take the import up, or stay at it, for a minute more; `fields` are written too.

    A moment is the proof: only who knows the one that is written may move it.
    Raises HeldElsewhereError.
    """
    now = timezone.now()
    free = Import.objects.filter(pk=load.pk, held_until__isnull=True)
    late = Import.objects.filter(pk=load.pk, held_until__lte=now)
    own = Import.objects.filter(pk=load.pk, held_until=load.held_until)
    fields["held_until"] = now + Import.HELD
    mine = own if load.held_until else free
    if not (mine.update(**fields) or late.update(**fields) or free.update(**fields)):
        raise HeldElsewhereError
    for name, value in fields.items():
        setattr(load, name, value)


def release(load: Import, **fields: Any) -> None:
    """Let the import go, with the last that is to be written. Raises like `hold`."""
    hold(load)
    Import.objects.filter(pk=load.pk).update(held_until=None, **fields)
    load.refresh_from_db()
