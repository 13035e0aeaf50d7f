"""The part of the table that is about the admin: by model, and page by page."""

from collections.abc import Iterator
from dataclasses import dataclass

from issa_directory.access_rules import (
    SENT_ON,
    Again,
    Answer,
    Answers,
    Rule,
    Who,
    only,
)

# What stands before every page of the admin.
DOOR: Answers = {
    Who.VISITOR: Answer.SIGN_IN,
    Who.STRANGER: Answer.REFUSED,
    Who.EDITOR: Answer.REFUSED,
    Who.LEAD: Answer.REFUSED,
    Who.UNPROVEN: Answer.SECOND_FACTOR,
}
STAFF = (Who.STAFF, Who.REVIEWER, Who.SECRETARY, Who.SUPERUSER)
REFUSED = only(STAFF, DOOR, Answer.REFUSED)

# Who of the staff.
ALL = frozenset({Who.REVIEWER, Who.SECRETARY, Who.SUPERUSER})
REVIEWERS = frozenset({Who.REVIEWER, Who.SUPERUSER})
SECRETARIES = frozenset({Who.SECRETARY, Who.SUPERUSER})
SUPERUSERS = frozenset({Who.SUPERUSER})
NONE: frozenset[Who] = frozenset()


@dataclass(frozen=True)
class Model:
    """Who of the staff may do what with an ordinary row."""

    view: frozenset[Who]
    add: frozenset[Who] = NONE
    change: frozenset[Who] = NONE
    delete: frozenset[Who] = NONE
    # Whether a change is saved only for who has given the password a moment ago.
    again: Again = Again.NEVER

    def rules(self, name: str) -> Iterator[tuple[str, Rule]]:
        app, _line, model = name.partition("_")
        viewed = form(self.view)
        yield f"admin:{name}_changelist", viewed
        yield f"admin:{name}_add", form(self.add)
        # Its POST shows the page once more.
        yield f"admin:{name}_history", viewed
        yield f"admin:{name}_delete", form(self.delete)
        yield f"admin:{name}_change", form(self.view, self.change, self.again)
        yield f"admin/{app}/{model}/<path:object_id>/", FORMER


def form(
    may_open: frozenset[Who],
    may_send: frozenset[Who] | None = None,
    again: Again = Again.NEVER,
) -> Rule:
    """Others of the staff are refused, all others come no further than the door."""
    may_send = may_open if may_send is None else may_send
    return Rule(get=only(may_open, REFUSED), post=only(may_send, REFUSED), again=again)


def verb(may_send: frozenset[Who], again: Again = Again.NEVER) -> Rule:
    """Done by a button: a link does nothing."""
    opened = only(STAFF, DOOR, Answer.NO_METHOD)
    return Rule(get=opened, post=only(may_send, REFUSED), again=again)


FORMER = Rule(  # Django's address of a row before 1.9: to the page of today
    get=only(STAFF, DOOR, Answer.ELSEWHERE), post=only(STAFF, DOOR, Answer.ELSEWHERE)
)
READ = Model(view=ALL)
# The network's words are not the reviewers'; and a word that is used is not deleted.
WORD = Model(view=SECRETARIES, add=SECRETARIES, change=SECRETARIES, delete=SUPERUSERS)
MODELS = {
    "auth_group": Model(
        SUPERUSERS, SUPERUSERS, SUPERUSERS, SUPERUSERS, again=Again.TO_SEND
    ),
    "members_auditrecord": Model(view=SUPERUSERS),
    "members_confirmation": READ,
    "members_dataversion": Model(view=SUPERUSERS),
    "members_figure": READ,
    "members_foundingdate": READ,
    "members_identifier": READ,
    # Its list takes a file, and its page a decision.
    "members_import": Model(view=SECRETARIES, change=SECRETARIES),
    "members_invitation": Model(view=ALL, add=ALL),
    "members_link": READ,
    "members_mail": Model(view=SECRETARIES),
    "members_membership": Model(ALL, SECRETARIES, SECRETARIES, SUPERUSERS),
    "members_milestone": READ,
    "members_name": READ,
    # Pages of our own: what is posted there is read, corrected or used.
    "members_oldpage": Model(view=SECRETARIES, change=SECRETARIES),
    "members_organization": Model(view=ALL, add=SECRETARIES, change=SECRETARIES),
    "members_participation": READ,
    "members_partner": READ,
    "members_picture": READ,
    "members_priority": READ,
    "members_profiletext": READ,
    "members_publiccontact": Model(view=ALL, delete=ALL),
    "members_revision": READ,
    "members_seat": Model(view=ALL, add=ALL, change=ALL),
    "members_source": READ,
    "members_trust": Model(view=ALL, add=ALL, delete=ALL),
    "members_user": Model(ALL, SUPERUSERS, SUPERUSERS, SUPERUSERS, Again.TO_SEND),
    "programs_country": WORD,
    "programs_indicator": WORD,
    "programs_indicatoralias": WORD,
    "programs_membershipkind": WORD,
    # There is one, and it stays.
    "programs_network": Model(view=SECRETARIES, change=SECRETARIES),
    "programs_networkmilestone": WORD,
    "programs_priorityarea": WORD,
    "programs_program": WORD,
    "programs_region": WORD,
}
OPEN_TO_STAFF = only(STAFF, DOOR)
LOADED = Rule(get=only(SECRETARIES, REFUSED), post=only(STAFF, DOOR, Answer.NO_METHOD))
# A page of our own, on which nothing is sent.
SEEN_BY_ALL = Rule(get=only(ALL, REFUSED), post=only(STAFF, DOOR, Answer.NO_METHOD))
PAGES = {
    "admin:index": Rule(get=OPEN_TO_STAFF, post=OPEN_TO_STAFF),
    "admin:login": Rule(
        get=only(STAFF, DOOR, Answer.ELSEWHERE),
        post={**SENT_ON, Who.VISITOR: Answer.PAGE},
    ),
    "admin:logout": Rule(
        get=only(STAFF, SENT_ON, Answer.NO_METHOD),
        post=SENT_ON,
    ),
    "admin:password_change": FORMER,
    "admin:password_change_done": Rule(
        get=OPEN_TO_STAFF, post=only(STAFF, DOOR, Answer.NO_METHOD)
    ),
    # Asked for the people whom a seat may be given to.
    "admin:autocomplete": Rule(
        get=only(ALL, REFUSED), post=only(STAFF, DOOR, Answer.NO_METHOD)
    ),
    "admin:jsi18n": Rule(get=OPEN_TO_STAFF, post=only(STAFF, DOOR, Answer.NO_METHOD)),
    "admin:view_on_site": FORMER,
    "admin:app_list": Rule(
        get=only((Who.STAFF,), OPEN_TO_STAFF, Answer.HIDDEN),
        post=only((Who.STAFF,), OPEN_TO_STAFF, Answer.HIDDEN),
    ),
    "admin/(?P<url>.*)$": Rule(
        get=only(STAFF, DOOR, Answer.HIDDEN), post=only(STAFF, DOOR, Answer.HIDDEN)
    ),
    "admin:auth_user_password_change": form(SUPERUSERS, again=Again.TO_OPEN),
    "admin:members_user_reset_second_factor": verb(SUPERUSERS, Again.TO_SEND),
    "admin:members_invitation_send_again": verb(ALL),
    "admin:members_invitation_take_back": verb(ALL),
    "admin:members_import_columns": LOADED,
    "admin:members_import_export": verb(SECRETARIES),
    "admin:members_import_template": LOADED,
    "admin:members_import_wrong": LOADED,
    "admin:members_seat_end": verb(ALL),
    "admin:members_oldpage_correct": form(SECRETARIES),
    "admin:members_oldpage_correct_text": form(SECRETARIES),
    "admin:members_revision_review": form(REVIEWERS),
    "admin:members_revision_preview": SEEN_BY_ALL,
    "admin:members_revision_correct": form(REVIEWERS),
    "admin:members_revision_correct_text": form(REVIEWERS),
    "admin:members_revision_restore": verb(ALL),
    # What is old, missing or twice. A file is posted for, because that is recorded.
    "admin:members_organization_health": SEEN_BY_ALL,
    "admin:members_organization_health_list": SEEN_BY_ALL,
    "admin:members_organization_health_export": verb(ALL),
    "admin:members_organization_duplicates": SEEN_BY_ALL,
    "admin:members_organization_remind": verb(ALL),
    "admin:members_organization_website": form(ALL),
    # Whether two are one is the secretariat's to say.
    "admin:members_organization_apart": verb(SECRETARIES),
    "admin:members_organization_merge": form(SECRETARIES),
    "admin:members_organization_split": verb(SECRETARIES),
}
ADMIN: dict[str, Rule] = {
    **PAGES,
    **{
        address: rule
        for name, model in MODELS.items()
        for address, rule in model.rules(name)
    },
}
