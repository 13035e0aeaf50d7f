"""What the gate refused, in plain words: in each case nothing was changed."""

from datetime import datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from members.council.access import Access
from members.council.activity import People
from members.council.sent import NotSentError
from members.models import Revision, User
from members.workflow import IllegalTransitionError, StaleError
from members.workflow.errors import MergedError

IS_MERGED = gettext_lazy(
    "The organization was merged into another one, and its entry is not changed any "
    "more."
)


def told(refusal: Exception, access: Access) -> dict[str, str]:
    """A heading, and what to do now."""
    if isinstance(refusal, NotSentError):
        return {
            "heading": _("Nothing was changed"),
            "words": _(
                "The page did not say what it had shown you, so its button was not "
                "followed. Open the page again."
            ),
        }
    revision: Revision | None = getattr(refusal, "revision", None)
    if isinstance(refusal, IllegalTransitionError) and revision:
        return {
            "heading": _("This was done already"),
            "words": what_became(revision, access),
        }
    if isinstance(refusal, MergedError):
        return {"heading": _("It was merged meanwhile"), "words": str(IS_MERGED)}
    assert isinstance(refusal, StaleError)  # noqa: S101
    return {
        "heading": _("Something has changed meanwhile"),
        "words": what_changed(revision, access),
    }


def what_became(revision: Revision, access: Access) -> str:
    """Where a revision is now, from which the verb does not lead."""
    words = {
        "by": People(access.organization).name(revision.submitted_by),
        "sent": moment(revision.submitted_at),
        "decided": moment(revision.decided_at),
        "number": revision.number,
    }
    match revision.state:
        case Revision.State.SUBMITTED:
            return _("It was sent for review on %(sent)s by %(by)s.") % words
        case Revision.State.PUBLISHED:
            text = _("It is public since %(decided)s, as version %(number)s.")
            return text % words
        case Revision.State.RETURNED:
            return _("The network returned it with remarks on %(decided)s.") % words
        case Revision.State.DRAFT:
            return _("It was taken back, and is your draft again.")
    return _("The draft was dropped. Your desk has it among the earlier versions.")


def what_changed(revision: Revision | None, access: Access) -> str:
    if revision is None or not revision.is_editable:
        return _(
            "The entry has changed after you opened the page. Look at it once more, "
            "and decide then."
        )
    by = People(access.organization).name(last_author(revision))
    return _(
        "The draft has changed after you opened the page: %(by)s saved it on %(at)s. "
        "Look at it once more, and decide then."
    ) % {"by": by, "at": moment(revision.saved_at)}


def last_author(revision: Revision) -> User | None:
    save = revision.saves.select_related("by").last()
    return save.by if save else revision.author


def moment(at: datetime | None) -> str:
    """As templates show it: "3 May 2026, 14:02 UTC"."""
    return date_format(localtime(at), "j F Y, H:i T") if at else ""
