"""Where the entry of an organization stands, and what staff may do about it."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from members.models import Organization, Revision, User
from members.staff.buttons import Button
from members.workflow import is_secretariat, may_review

MERGE = "members.merge_organizations"


def where_it_stands(organization: Organization) -> SafeString:
    """A line for what is public, and one for each draft, with a link to it."""
    revisions = organization.revisions.select_related("organization")
    public = revisions.published().first()
    if organization.merged_into:
        return _merged(organization)
    lines = [_line(public, _("Public: version %(number)s, since %(day)s"))]
    for revision in revisions.open().order_by("-created_at"):
        said = {
            Revision.State.DRAFT: _("Draft, last saved on %(day)s"),
            Revision.State.SUBMITTED: _("Sent for review on %(day)s"),
            Revision.State.RETURNED: _("Returned with remarks on %(day)s"),
        }
        lines.append(_line(revision, said[Revision.State(revision.state)]))
    if hasattr(organization, "trust"):
        trusted = _("Trusted: contact, links and logo are public without review")
        lines.append(format_html("{}", trusted))
    items = format_html_join("", "<li>{}</li>", ([line] for line in lines if line))
    return format_html('<ul class="lines">{}</ul>', items)


def _merged(organization: Organization) -> SafeString:
    kept = organization.merger.kept
    words = {
        "name": kept.name,
        "day": date_format(localtime(organization.merger.at), "j F Y"),
    }
    page = reverse("admin:members_organization_change", args=[kept.pk])
    said = _("Merged into %(name)s on %(day)s") % words
    return format_html('<a href="{}">{}</a>', page, said)


def _line(revision: Revision | None, said: str) -> SafeString:
    if revision is None:
        return format_html("{}", _("No version is recorded yet"))
    day = {
        Revision.State.DRAFT: revision.saved_at,
        Revision.State.SUBMITTED: revision.submitted_at,
    }.get(Revision.State(revision.state), revision.decided_at)
    words = {
        "number": revision.number,
        "day": date_format(localtime(day), "j F Y") if day else "",
    }
    page = reverse("admin:members_revision_change", args=[revision.pk])
    return format_html('<a href="{}">{}</a>', page, said % words)


def buttons_of(organization: Organization, user: User) -> list[Button]:
    """What `user` may do here, the most frequent first."""
    buttons = []
    if organization.merged_into:
        return [*_undo(organization, user), _versions_of(organization)]
    waiting = organization.revisions.waiting().first()
    if waiting and may_review(user):
        page = reverse("admin:members_revision_review", args=[waiting.pk])
        buttons.append(Button(_("Review"), page))
    if is_secretariat(user):
        desk = reverse("council:desk", args=[organization.slug])
        buttons.append(Button(_("Edit the entry"), desk))
    if user.has_perm("members.add_invitation"):
        page = reverse("admin:members_invitation_add")
        address = f"{page}?organization={organization.pk}"
        buttons.append(Button(_("Invite a representative"), address))
    if user.has_perm("members.change_trust") and not hasattr(organization, "trust"):
        page = reverse("admin:members_trust_add")
        address = f"{page}?organization={organization.pk}"
        buttons.append(Button(_("Trust"), address))
    if organization.website and user.has_perm("members.change_websitemark"):
        page = reverse("admin:members_organization_website", args=[organization.pk])
        buttons.append(Button(_("Mark the website"), page))
    if user.has_perm(MERGE):
        page = reverse("admin:members_organization_merge", args=[organization.pk])
        buttons.append(Button(_("Merge"), page))
    return [*buttons, _versions_of(organization)]


def _undo(organization: Organization, user: User) -> list[Button]:
    if not user.has_perm(MERGE):
        return []
    page = reverse("admin:members_organization_split", args=[organization.pk])
    return [Button(_("Undo the merger"), page, is_verb=True)]


def _versions_of(organization: Organization) -> Button:
    versions = reverse("members:history", args=[organization.slug])
    return Button(_("Versions"), versions)
