"""Organizations that an import created, and nobody touched since, can go again."""

from collections.abc import Iterable

from django.db.models import Count, Q, QuerySet

from members import entry_bulk
from members.entry_bulk import in_sets
from members.models import (
    DataVersion,
    ImportRow,
    Membership,
    Organization,
    Picture,
    Revision,
)


def untouched(slugs: Iterable[str]) -> set[str]:
    """Those of the organizations that have one version, and neither people nor drafts.

    Nobody can have worked on them, confirmed them or been invited to them.
    """
    one_version = Count("revisions", distinct=True)
    alone = Organization.objects.annotate(version_count=one_version).filter(
        Q(slug__in=list(slugs)),
        version_count=1,
        seats=None,
        invitations=None,
        confirmations=None,
        trust=None,
    )
    return set(alone.values_list("slug", flat=True))


def remove(rows: QuerySet[ImportRow]) -> None:
    """Delete the organizations of the rows. In the caller's transaction."""
    slugs = list(rows.values_list("slug", flat=True))
    if not slugs:
        return
    entry_bulk.clear(slugs)
    for some in in_sets(slugs):
        found = Organization.objects.filter(slug__in=some)
        pks = list(found.values_list("pk", flat=True))
        Membership.objects.filter(organization__in=pks).delete()
        Revision.objects.filter(organization__in=pks).delete()
        Organization.objects.filter(pk__in=pks).update(logo=None)
        Picture.objects.filter(organization__in=pks).delete()
        Organization.objects.filter(pk__in=pks).delete()
    DataVersion.objects.move()
