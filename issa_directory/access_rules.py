"""The words of the table of permissions: who asks, what comes back, shared rules."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Who(StrEnum):
    """Who asks. Where an address names an organization, it is that of the lead.

    The lead has a passkey. Staff have an authenticator app, but for `UNPROVEN`: a
    superuser who has nothing but a password.
    """

    VISITOR = "visitor"
    STRANGER = "editor of another organization"
    EDITOR = "editor"
    LEAD = "lead"
    STAFF = "staff without any permission"
    REVIEWER = "reviewer"
    SECRETARY = "secretariat"
    SUPERUSER = "superuser"
    UNPROVEN = "superuser without a second factor"


class Answer(StrEnum):
    """What comes back. A form that was taken is PAGE too, also if it leads on."""

    PAGE = "answered"
    ELSEWHERE = "sent on to another page"
    SIGN_IN = "sent to the sign-in page"
    PASSWORD = "sent to give the password once more"  # noqa: S105
    SECOND_FACTOR = "sent to set up a second factor"
    REFUSED = "403"
    HIDDEN = "404, as where nothing is"
    NO_METHOD = "405"


class Again(StrEnum):
    """When somebody who signed in a while ago has to give the password once more."""

    NEVER = "never"
    TO_SEND = "to send the form"
    TO_OPEN = "to open the page, and to send its form"


Answers = Mapping[Who, Answer]


@dataclass(frozen=True)
class Rule:
    """What an address answers to GET and to POST.

    HEAD is answered as GET is, and no address knows PUT, PATCH or DELETE.
    """

    get: Answers
    post: Answers
    again: Again = Again.NEVER


def everybody(answer: Answer) -> Answers:
    return dict.fromkeys(Who, answer)


def only(may: Iterable[Who], others: Answers, then: Answer = Answer.PAGE) -> Answers:
    """`then` for those who may; all others get what they get in `others`."""
    return {**others, **dict.fromkeys(may, then)}


NO_METHOD = everybody(Answer.NO_METHOD)
ANYBODY = everybody(Answer.PAGE)
SENT_ON = everybody(Answer.ELSEWHERE)
NOBODY = {**everybody(Answer.HIDDEN), Who.VISITOR: Answer.SIGN_IN}
SIGNED_IN = {**ANYBODY, Who.VISITOR: Answer.SIGN_IN}
SIGNED_IN_SENT_ON = {**SENT_ON, Who.VISITOR: Answer.SIGN_IN}
# Another organization's anything is as if it were not there. The permission to edit
# all entries is worth nothing without a second factor.
SECRETARIAT = (Who.REVIEWER, Who.SECRETARY, Who.SUPERUSER)
REPRESENTATIVES = only((Who.EDITOR, Who.LEAD), NOBODY)
OF_ORGANIZATION = only((Who.EDITOR, Who.LEAD, *SECRETARIAT), NOBODY)
LEADS = only((Who.LEAD, *SECRETARIAT), NOBODY)
THE_LEAD = only((Who.LEAD,), NOBODY)

# Pages and forms -------------------------------------------------------------

PUBLIC = Rule(get=ANYBODY, post=NO_METHOD)
OPEN_PAGE = Rule(get=ANYBODY, post=NO_METHOD)
OPEN_FORM = Rule(get=ANYBODY, post=ANYBODY)
OWN_PAGE = Rule(get=SIGNED_IN, post=NO_METHOD)
OWN_FORM = Rule(get=SIGNED_IN, post=SIGNED_IN)
ORGANIZATION_PAGE = Rule(get=OF_ORGANIZATION, post=NO_METHOD)
ORGANIZATION_FORM = Rule(get=OF_ORGANIZATION, post=OF_ORGANIZATION)
# Whoever sends it when the session is over gets back what was typed.
EDITING = Rule(
    get=OF_ORGANIZATION, post={**OF_ORGANIZATION, Who.VISITOR: Answer.REFUSED}
)
ORGANIZATION_VERB = Rule(get=NO_METHOD, post=OF_ORGANIZATION)
LEADS_FORM = Rule(get=LEADS, post=LEADS, again=Again.TO_OPEN)
LEADS_VERB = Rule(get=NO_METHOD, post=LEADS)
