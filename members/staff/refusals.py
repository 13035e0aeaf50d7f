"""Why the gate refused a reviewer, in plain words."""

from django.utils.translation import gettext as _

from members.entry_rows import UnknownWordError
from members.models import Revision
from members.workflow import (
    ConflictError,
    IllegalTransitionError,
    OwnSubmissionError,
    StaleError,
)
from members.workflow.errors import MergedError

REFUSALS = (
    ConflictError,
    IllegalTransitionError,
    OwnSubmissionError,
    StaleError,
    UnknownWordError,
    ValueError,
)


def told(refusal: Exception, revision: Revision) -> str:
    """What happened, and what to do; `revision` is as it is now."""
    match refusal:
        case IllegalTransitionError():
            return what_became(revision)
        case MergedError():
            return _(
                "The organization was merged into another one meanwhile, and its entry "
                "is not changed any more. Nothing was done."
            )
        case StaleError():
            return _(
                "This entry has changed after you opened the page. Nothing was done. "
                "Look at it once more below; your words are kept."
            )
        case ConflictError():
            return _(
                "The public entry has changed in the same fields. Choose for each of "
                "them what shall stand, and publish again."
            )
        case OwnSubmissionError():
            return own()
        case UnknownWordError():
            return _(
                "The entry names “%(word)s”, which the network has no longer. Correct "
                "it, or return the entry."
            ) % {"word": refusal.value}
    return _("It cannot be public as it is: %(reason)s. Correct it, or return it.") % {
        "reason": refusal
    }


def own() -> str:
    return _(
        "You wrote or sent this yourself, so somebody else has to publish it. You may "
        "still return it."
    )


def what_became(revision: Revision) -> str:
    """What somebody else decided meanwhile, or the organization itself."""
    by = {"by": revision.decided_by or _("somebody")}
    match revision.state:
        case Revision.State.PUBLISHED:
            return _("%(by)s has published it meanwhile.") % by
        case Revision.State.RETURNED:
            return _("%(by)s has returned it meanwhile.") % by
        case Revision.State.SUBMITTED:
            return _("It was sent again meanwhile. Look at it once more.")
    return _("The organization has taken it back meanwhile.")
