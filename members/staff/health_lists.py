"""The lists of network health, in the groups of its page."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from members.staff import health_terms as terms
from members.staff.health_kinds import (
    CONFIRMED,
    MAIL,
    MARK,
    ORGANIZATION,
    RETURNED,
    REVISION,
    SENT,
    Column,
    Group,
    HealthList,
    day_of,
)

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


def _missing(what: str, title: "StrPromise", why: "StrPromise") -> HealthList:
    return HealthList(
        f"no-{what}",
        title,
        why,
        ORGANIZATION,
        lambda on: terms.lacking(what).order_by("name", "slug"),
        (CONFIRMED,),
    )


ASK = _(
    "Ask the organization: it gets a mail with one button to press. Where nobody "
    "speaks for it, invite somebody first."
)
FIGURES = Column(_("Latest figure"), lambda row: row.figures_as_of)

GROUPS: tuple[Group, ...] = (
    Group(
        _("Confirmed still true"),
        (
            HealthList(
                "never-confirmed",
                _("Never"),
                ASK,
                ORGANIZATION,
                lambda on: terms.never_confirmed().order_by("name", "slug"),
            ),
            HealthList(
                "confirmed-over-2-years-ago",
                _("More than two years ago"),
                ASK,
                ORGANIZATION,
                lambda on: terms.confirmed_between(on, 2).order_by("confirmed_on"),
                (CONFIRMED,),
            ),
            HealthList(
                "confirmed-over-1-year-ago",
                _("One to two years ago"),
                ASK,
                ORGANIZATION,
                lambda on: terms.confirmed_between(on, 1, 2).order_by("confirmed_on"),
                (CONFIRMED,),
            ),
            HealthList(
                "no-representative",
                _("Nobody to ask: no representative"),
                _("Invite somebody, so that the entry can be confirmed."),
                ORGANIZATION,
                lambda on: terms.without_speaker(on).order_by("name", "slug"),
                (CONFIRMED,),
            ),
        ),
    ),
    Group(
        _("Age of the latest figure"),
        (
            HealthList(
                "figures-over-5-years-old",
                _("Five years or more"),
                ASK,
                ORGANIZATION,
                lambda on: terms.figures_between(on, 5).order_by("figures_as_of"),
                (FIGURES,),
            ),
            HealthList(
                "figures-over-2-years-old",
                _("Two to four years"),
                ASK,
                ORGANIZATION,
                lambda on: terms.figures_between(on, 2, 5).order_by("figures_as_of"),
                (FIGURES,),
            ),
            HealthList(
                "figures-undated",
                _("Unknown: no figure has a date"),
                _("Ask of when they are: an undated figure cannot be added up."),
                ORGANIZATION,
                lambda on: terms.figures_all_undated().order_by("name", "slug"),
            ),
        ),
    ),
    Group(
        _("What is missing"),
        (
            _missing("mission", _("No mission"), ASK),
            _missing("summary", _("No summary"), ASK),
            _missing("contact", _("No e-mail address and no telephone"), ASK),
            _missing("website", _("No website"), ASK),
            _missing("logo", _("No logo"), ASK),
            _missing("founding-date", _("No founding date"), ASK),
            _missing("figure", _("No figure"), ASK),
            _missing("priority", _("No priority"), ASK),
            _missing("program", _("No program"), ASK),
        ),
    ),
    Group(
        _("Drafts and reviews"),
        (
            HealthList(
                "waiting",
                _("Waiting for review"),
                _("Organizations wait for these, the oldest first."),
                REVISION,
                lambda on: terms.waiting_since(on, 0),
                (SENT,),
            ),
            HealthList(
                "waiting-over-14-days",
                _("Waiting for two weeks or longer"),
                _("Organizations wait for these, the oldest first."),
                REVISION,
                lambda on: terms.waiting_since(on, 14),
                (SENT,),
            ),
            HealthList(
                "returned",
                _("Returned, and with the organization"),
                _("Perhaps the remarks were not understood: write to them."),
                REVISION,
                lambda on: terms.returned_since(on, 0),
                (RETURNED,),
            ),
            HealthList(
                "returned-over-30-days",
                _("Returned a month ago or longer"),
                _("Perhaps the remarks were not understood: write to them."),
                REVISION,
                lambda on: terms.returned_since(on, 30),
                (RETURNED,),
            ),
            HealthList(
                "drafts",
                _("Drafts that were not sent"),
                _("Nothing is lost in a draft, and nobody sees it."),
                REVISION,
                lambda on: terms.drafts_untouched(on, 0),
            ),
            HealthList(
                "drafts-over-30-days",
                _("Drafts untouched for a month or longer"),
                _("Perhaps somebody needs help to send it."),
                REVISION,
                lambda on: terms.drafts_untouched(on, 30),
            ),
        ),
    ),
    Group(
        _("Mails"),
        (
            HealthList(
                "mails-given-up",
                _("Refused or given up"),
                _("The address may be wrong: mend it, then try the mail again."),
                MAIL,
                lambda on: terms.mails_given_up(),
                (Column(_("Given up"), lambda row: day_of(row.given_up_at)),),
            ),
            HealthList(
                "mails-put-off",
                _("Tried in vain so far"),
                _("They are tried again for three days, by themselves."),
                MAIL,
                lambda on: terms.mails_put_off(),
                (Column(_("Next try"), lambda row: row.next_try_at),),
            ),
        ),
    ),
    Group(
        _("Websites"),
        (
            HealthList(
                "websites-dead",
                _("Marked: does not answer"),
                _("The mark goes by itself when the entry names another website."),
                MARK,
                lambda on: terms.marked_websites("dead"),
            ),
            HealthList(
                "websites-moved",
                _("Marked: has moved"),
                _("The mark goes by itself when the entry names another website."),
                MARK,
                lambda on: terms.marked_websites("moved"),
            ),
            HealthList(
                "websites-unmarked",
                _("Not marked"),
                _("Open them from time to time, and mark what you find."),
                ORGANIZATION,
                lambda on: terms.unmarked_websites().order_by("name", "slug"),
                (Column(_("Website"), lambda row: row.website),),
            ),
        ),
    ),
)
LISTS: dict[str, HealthList] = {
    one.slug: one for group in GROUPS for one in group.lists
}


def name_of(health: HealthList) -> str:
    """The title of a list where that of its group does not stand above it."""
    group = next(group for group in GROUPS if health in group.lists)
    return f"{group.title}: {health.title}"
