"""What was changed, beside what is public; and the button that sends it."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from members import workflow
from members.council.access import Access
from members.council.changes_page import LONGEST_NOTE, ChangesPage
from members.council.page import council_page
from members.council.sent import Decided, choices_of, decided, number_of
from members.entry_rows import UnknownWordError
from members.models import Revision
from members.workflow import (
    WHOLE,
    ConflictError,
    NothingToSubmitError,
    NotReadyError,
    StaleError,
)


@council_page("GET", "HEAD")
def changes(request: HttpRequest, access: Access) -> HttpResponse:
    return _page(request, ChangesPage(access))


@council_page("POST")
def submit(request: HttpRequest, access: Access) -> HttpResponse:
    """Send the draft to review. Refused, the page says why and keeps the note."""
    seen, note = decided(request, access), request.POST.get("note", "").strip()
    if len(note) > LONGEST_NOTE:
        problem = _("The note is too long: %(most)s characters are the most.")
        problem %= {"most": LONGEST_NOTE}
        return _page(request, ChangesPage(access, note, problem), status=422)
    before = workflow.public_number(access.organization)
    try:
        sent = _submit(request, access, seen, note)
    except NothingToSubmitError:
        problem = _("There is nothing to send: the draft says what is public already.")
    except NotReadyError:
        problem = _(
            "Something you typed is not complete yet. Complete it or drop it first: "
            "it would be left out."
        )
    except ConflictError:
        problem = _(
            "The public page has changed in the same fields. Choose below what shall "
            "stand, and send again."
        )
    except StaleError:
        problem = _(
            "Something has changed after you opened this page. Look at it once more, "
            "and send it then."
        )
    except UnknownWordError as unknown:
        problem = _(
            "The draft names “%(word)s”, which the network does not have any more. "
            "Choose another."
        )
        problem %= {"word": unknown.value}
    except ValueError:
        # What the vocabulary began to count in hundredths after it was typed.
        problem = _("A percentage among the figures is above 100. Correct it first.")
    else:
        messages.success(request, _next(sent, before))
        return redirect("council:desk", access.organization.slug)
    return _page(request, ChangesPage(access, note, problem), status=409)


@transaction.atomic
def _submit(request: HttpRequest, access: Access, seen: Decided, note: str) -> Revision:
    """With the confirmation of all the rest, where it was ticked: both, or neither."""
    if "confirm" in request.POST:
        number = number_of(request)
        workflow.confirm(access.organization, WHOLE, number, by=access.user)
    return workflow.submit(
        seen.revision,
        seen.version,
        by=access.user,
        note=note,
        choices=choices_of(request.POST),
    )


def _next(sent: Revision, before: int) -> str:
    """What happens now."""
    if sent.state == Revision.State.PUBLISHED:
        return _("Your changes are public now. Thank you.")
    words = _(
        "Your changes are with the network for review. The public page stays as it is "
        "until then. You will get a mail when the network has decided."
    )
    if workflow.public_number(sent.organization) != before:
        at_once = _("What needs no review of them is public already.")
        return f"{words} {at_once}"
    return words


def _page(request: HttpRequest, page: ChangesPage, status: int = 200) -> HttpResponse:
    context = {"organization": page.standing.rows, "page": page}
    return render(request, "council/changes.html", context, status=status)
