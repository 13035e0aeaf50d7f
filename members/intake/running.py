"""The work that waits: planned and applied beside the web workers, one at a time."""

import logging

from django.db import InterfaceError, OperationalError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from members.intake.applying import carry_out
from members.intake.holding import HeldElsewhereError, hold
from members.intake.planning import plan
from members.models import Import

State = Import.State

log = logging.getLogger(__name__)


def run_waiting(most: int = 100) -> int:
    """Plan and apply what waits, at most so many imports; returns how many.

    May be killed at any moment, and run by several at once: whoever comes next
    takes up what a dead one held. Raises a database error where the database is away.
    """
    for number in range(most):
        load = _claimed()
        if load is None:
            return number
        _run(load)
    return most


@transaction.atomic
def _claimed() -> Import | None:
    """The next import that waits, held; none while another one is being worked on."""
    now = timezone.now()
    if Import.objects.filter(state__in=Import.RUNNING, held_until__gt=now).exists():
        return None
    # SQLite has no lock of a row, and one writer at a time.
    skips = connection.features.has_select_for_update_skip_locked
    waiting = Import.objects.waiting().select_for_update(skip_locked=skips)
    load = waiting.first()
    if load is not None:
        hold(load, tries=load.tries + 1)
    return load


def _run(load: Import) -> None:
    if load.tries > Import.MOST_TRIES:
        _fail(load, _("This was broken off too often. Nothing was changed."))
        return
    try:
        (carry_out if load.state == State.APPLYING else plan)(load)
    except HeldElsewhereError:
        log.warning("Import %s is worked on elsewhere", load.pk)
    except (OperationalError, InterfaceError):
        # The database was away, or busy for too long: it is taken up again.
        log.exception("Import %s was broken off", load.pk)
        raise
    except Exception:
        # A mistake of ours must not be tried again for ever.
        log.exception("Import %s failed", load.pk)
        _fail(load, _("Something went wrong here, and nothing was changed."))


def _fail(load: Import, problem: str) -> None:
    own = Import.objects.filter(pk=load.pk)
    own.update(state=State.FAILED, held_until=None, problem=problem)
