"""Keeping logos that were read, and finding those that nothing names any more."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.fields.json import KT
from django.utils import timezone
from django.utils.translation import gettext as _

from members.models import Organization, Picture, Revision, User
from members.pictures.reading import Encoded, RefusedPicture

MOST_PICTURES = 50
WITHIN = timedelta(days=30)
BYTES = ("content", "small")


@transaction.atomic
def store_logo(organization: Organization, encoded: Encoded, *, by: User) -> Picture:
    """Keep a logo of the organization; nobody but its editors sees it yet.

    Raises RefusedPicture where the organization has uploaded too many of late.
    """
    # Locked, so that uploads at the same moment are counted one after the other.
    Organization.objects.select_for_update(of=("self",)).get(pk=organization.pk)
    since = timezone.now() - WITHIN
    if organization.pictures.filter(uploaded_at__gt=since).count() >= MOST_PICTURES:
        raise RefusedPicture(
            _(
                "Your organization has uploaded %(count)d logos in %(days)d days, and "
                "that is the most it can. Use one of them, or try again in some days."
            )
            % {"count": MOST_PICTURES, "days": WITHIN.days}
        )
    return Picture.objects.create(
        organization=organization,
        content=encoded.content,
        small=encoded.small,
        width=encoded.width,
        height=encoded.height,
        size=len(encoded.content),
        uploaded_by=by,
    )


def find_logo(organization: Organization, name: str) -> Picture | None:
    """The organization's picture of that name, without its bytes."""
    return organization.pictures.filter(name=name).defer(*BYTES).first()


def unused_pictures(before: datetime) -> QuerySet[Picture]:
    """Pictures uploaded before that moment that no entry needs, without their bytes.

    Needed is what an organization shows, what an open revision names, and what a
    published version names, which may be restored.
    """
    showing = Organization.objects.filter(logo=OuterRef("pk"))
    kept = (*Revision.OPEN, Revision.State.PUBLISHED)
    naming = (
        Revision.objects.filter(organization=OuterRef("organization"), state__in=kept)
        .annotate(named=KT("entry__logo"))
        .filter(named=OuterRef("name"))
    )
    old = Picture.objects.filter(uploaded_at__lt=before).defer(*BYTES)
    return old.filter(~Exists(showing), ~Exists(naming))
