"""A row of a list of network health as a page shows it, and what can be done there."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Model
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from members.models import Mail, Organization, Revision, User, WebsiteMark
from members.staff.buttons import Button
from members.staff.health_kinds import HealthList
from members.workflow import is_secretariat, may_review


@dataclass(frozen=True)
class Powers:
    """What the person who looks may do; asked once a page, not once a row."""

    edits: bool
    reviews: bool
    invites: bool
    marks: bool
    tries: bool

    @classmethod
    def of(cls, user: User) -> "Powers":
        return cls(
            edits=is_secretariat(user),
            reviews=may_review(user),
            invites=user.has_perm("members.add_invitation"),
            marks=user.has_perm("members.change_websitemark"),
            tries=user.has_perm("members.change_mail"),
        )


@dataclass(frozen=True)
class Cell:
    title: str | Promise
    text: str
    is_address: bool = False


@dataclass(frozen=True)
class Line:
    """`page` is where the row itself is, in the admin."""

    title: str
    language: str
    page: str
    country: str
    cells: list[Cell]
    acts: list[Button]


def line_of(health: HealthList, row: Any, powers: Powers) -> Line:
    organization: Organization | None = health.kind.organization(row)
    cells = [
        Cell(column.title, *shown(column.value(row))) for column in health.all_columns
    ]
    return Line(
        organization.name if organization else row.subject,
        organization.name_language if organization else "",
        change_page(organization or row),
        organization.country.name if organization else "",
        [cell for cell in cells if cell.text],
        acts_on(row, powers),
    )


def shown(value: Any) -> tuple[str, bool]:
    """The words for a value, and whether it is an address of the web."""
    match value:
        case None | "":
            return "", False
        case datetime():
            return date_format(localtime(value), "j F Y, H:i T"), False
        case date():
            return date_format(value, "j F Y"), False
    text = str(value)
    return text, text.startswith(("http://", "https://"))


def change_page(row: Model) -> str:
    meta = row._meta
    name = f"admin:{meta.app_label}_{meta.model_name}_change"
    return reverse(name, args=[row.pk])


def acts_on(row: Any, powers: Powers) -> list[Button]:
    match row:
        case Mail():
            return [Button(_("Its page in the outbox"), change_page(row))]
        case Revision():
            return _of_revision(row, powers)
        case WebsiteMark():
            return _of_organization(row.organization, powers, is_listed=False)
    return _of_organization(row, powers)


def _of_revision(revision: Revision, powers: Powers) -> list[Button]:
    acts = []
    if revision.state == Revision.State.SUBMITTED and powers.reviews:
        page = reverse("admin:members_revision_review", args=[revision.pk])
        acts.append(Button(_("Review"), page))
    elif powers.edits:
        desk = reverse("council:desk", args=[revision.organization.slug])
        acts.append(Button(_("Open its desk"), desk))
    return [*acts, Button(_("Its page"), change_page(revision))]


def _of_organization(
    organization: Organization, powers: Powers, *, is_listed: bool = True
) -> list[Button]:
    acts = []
    if is_listed and powers.edits:
        if organization.has_speaker:  # type: ignore[attr-defined]
            page = _page("remind", organization)
            acts.append(Button(_("Ask now"), page, is_verb=True))
        elif powers.invites:
            page = f"{reverse('admin:members_invitation_add')}?organization="
            acts.append(Button(_("Invite"), f"{page}{organization.pk}"))
    if organization.website and powers.marks:
        acts.append(Button(_("Mark the website"), _page("website", organization)))
    if powers.edits:
        desk = reverse("council:desk", args=[organization.slug])
        acts.append(Button(_("Edit"), desk))
    return [*acts, Button(_("Public page"), organization.get_absolute_url())]


def _page(name: str, organization: Organization) -> str:
    return reverse(f"admin:members_organization_{name}", args=[organization.pk])
