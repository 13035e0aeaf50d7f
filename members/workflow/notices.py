"""The mails of the gate: who is told of what, in plain words."""

from collections.abc import Iterable

from django.conf import settings
from django.contrib.auth.models import Permission
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from members.models import Revision, Seat, User
from members.workflow.mail import queue_mail


def reviewers() -> Iterable[User]:
    """Staff who may decide on submissions."""
    permission = Permission.objects.filter(
        codename="review_revisions", content_type__app_label="members"
    )
    return User.objects.filter(
        Q(is_superuser=True)
        | Q(user_permissions__in=permission)
        | Q(groups__permissions__in=permission),
        is_active=True,
        is_staff=True,
    ).distinct()


def representatives(revision: Revision) -> Iterable[User]:
    """Who speaks for the organization today."""
    seats = Seat.objects.in_force().filter(organization=revision.organization)
    return User.objects.filter(pk__in=seats.values("user"), is_active=True)


def submitted(revision: Revision) -> None:
    name = revision.organization.name
    review = _address("admin:members_revision_review", revision.pk)
    for user in reviewers():
        queue_mail(
            user.email,
            _("%(name)s sent changes for review") % {"name": name},
            _(
                "%(name)s has changed its entry and waits for a decision:\n\n"
                "%(address)s\n\nThe public page stays as it is until then."
            )
            % {"name": name, "address": review},
        )
    _to_representatives(
        revision,
        _("Your changes are with the network: %(name)s") % {"name": name},
        _(
            "The changes to the entry of %(name)s were sent for review. The public "
            "page stays as it is until the network has decided; you will get a mail "
            "then. You can take the changes back at any time:\n\n%(address)s"
        ),
    )


def returned(revision: Revision) -> None:
    _to_representatives(
        revision,
        _("Please look again: %(name)s") % {"name": revision.organization.name},
        _(
            "The network has read the changes to the entry of %(name)s and asks you "
            "to look at them again. Its remarks stand beside each field:\n\n"
            "%(address)s\n\nNothing you wrote is lost."
        ),
    )


def published(revision: Revision) -> None:
    _to_representatives(
        revision,
        _("Your changes are public: %(name)s") % {"name": revision.organization.name},
        _(
            "The changes to the entry of %(name)s are public now.\n\n"
            "Your page for the entry: %(address)s"
        ),
    )


def _to_representatives(revision: Revision, subject: str, text: str) -> None:
    organization = revision.organization
    words = {
        "name": organization.name,
        "address": _address("council:desk", organization.slug),
    }
    for user in representatives(revision):
        queue_mail(user.email, subject, text % words)


def _address(name: str, *args: object) -> str:
    return settings.SITE_ORIGIN + reverse(name, args=args)
