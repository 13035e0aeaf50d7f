"""The mails about a merger, to all who speak for the organization afterwards."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from members.models import Merger
from members.workflow.mail import queue_mail
from members.workflow.seat_notices import active_users


def merged(merger: Merger) -> None:
    words = {
        "other": merger.other.name,
        "kept": merger.kept.name,
        "address": _desk(merger.kept.slug),
    }
    for user in active_users(merger.kept):
        queue_mail(
            user.email,
            _("%(other)s is now part of %(kept)s") % words,
            _(
                "The directory had two entries for one organization. The network has "
                "merged %(other)s into %(kept)s.\n\nYour page for the entry: "
                "%(address)s\n\nThe earlier versions of both stay public. Drafts of "
                "%(other)s that were not published were withdrawn. If this is a "
                "mistake, tell the network: it can be undone."
            )
            % words,
        )


def split(merger: Merger) -> None:
    words = {"other": merger.other.name, "kept": merger.kept.name}
    for organization in (merger.kept, merger.other):
        for user in active_users(organization):
            queue_mail(
                user.email,
                _("%(other)s and %(kept)s are two entries again") % words,
                _(
                    "The network has undone the merger of %(other)s and %(kept)s. "
                    "Each has its own page and its own people again.\n\nYour page for "
                    "the entry: %(address)s"
                )
                % {**words, "address": _desk(organization.slug)},
            )


def _desk(slug: str) -> str:
    return settings.SITE_ORIGIN + reverse("council:desk", args=[slug])
