"""What a page of the council area sends beside its fields."""

import re
import secrets
from dataclasses import dataclass

from django.http import HttpRequest, QueryDict

from members.council.access import Access, own_or_404
from members.models import Revision
from members.workflow import Began, StaleError

NUMBER = re.compile(r"[0-9]{1,9}")
PAGE_ID = re.compile(r"[0-9a-f]{16}")
CHOICE = "choice:"


class NotSentError(Exception):
    """A write without the version it began from: refused, and nothing is done."""


@dataclass(frozen=True)
class Decided:
    """A revision, and the save of it that the page showed."""

    revision: Revision
    version: int


@dataclass(frozen=True)
class Sent:
    """What a page for editing sent: from what it began, which page it is, what to do.

    `turn` counts what the page sends, `goes_on` is the page whose input it was opened
    with; `is_anew` where it may begin a new draft.
    """

    began: Began
    page: str
    goes_on: str
    turn: int
    do: str
    is_anew: bool
    data: QueryDict

    @classmethod
    def read(cls, request: HttpRequest) -> "Sent":
        """Raises NotSentError where the page does not say what it began from."""
        turn, do = request.POST.get("turn", ""), request.POST.get("do", "")
        return cls(
            began_of(request),
            page_id(request.POST.get("page")),
            page_id(request.POST.get("goes_on")),
            int(turn) if NUMBER.fullmatch(turn) else 0,
            do,
            do == "anew" or request.POST.get("anew") == "1",
            request.POST,
        )

    @property
    def choices(self) -> dict[str, str]:
        return choices_of(self.data)


def page_id(sent: str | None) -> str:
    """The id of an opened page; empty for what is none."""
    return sent if sent and PAGE_ID.fullmatch(sent) else ""


def new_page_id() -> str:
    return secrets.token_hex(8)


def choices_of(data: QueryDict) -> dict[str, str]:
    """How conflicts were settled: "mine" or "theirs", by the path of the field."""
    names = (name for name in data if name.startswith(CHOICE))
    return {name.removeprefix(CHOICE): str(data[name]) for name in names}


def began_of(request: HttpRequest, name: str = "version") -> Began:
    """What the page began from. Raises NotSentError where it does not say."""
    try:
        return Began.read(request.POST.get(name, ""))
    except StaleError:
        raise NotSentError from None


def decided(request: HttpRequest, access: Access, name: str = "version") -> Decided:
    """The revision that a decision is about; Http404 for another organization's.

    Raises NotSentError.
    """
    began = began_of(request, name)
    if began.revision is None:
        raise NotSentError
    revisions = access.organization.revisions.select_related("organization", "base")
    revision = own_or_404(request, revisions, pk=began.revision)
    return Decided(revision, began.version)


def number_of(request: HttpRequest, name: str = "number") -> int:
    """A number that the page showed. Raises NotSentError."""
    sent = request.POST.get(name, "")
    if not NUMBER.fullmatch(sent):
        raise NotSentError
    return int(sent)
