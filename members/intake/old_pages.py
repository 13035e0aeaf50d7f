"""Old profile pages: read, looked through by a person, and then a draft or a plan."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from members import entry_rows, workflow
from members.entry import Entry
from members.intake.checking import check
from members.intake.given import Remark, Source
from members.intake.known import Known, match
from members.intake.page_given import given
from members.intake.reading.proposal import propose
from members.intake.stated import stated
from members.intake.terms import Terms
from members.intake.uploading import upload_source
from members.models import Import, OldPage, Organization, Revision, User
from members.workflow.began import part_of, with_part
from members.workflow.publishing import as_json, entry_of

KIND = "profile"


class ClosedPageError(ValueError):
    """Somebody has made a draft or a plan of the page, dropped or corrected it."""


class RefusedDraftError(ValueError):
    """What the page says cannot be an entry: `remarks` tell what is wrong."""

    def __init__(self, remarks: list[Remark]) -> None:
        super().__init__("; ".join(remark.message for remark in remarks))
        self.remarks = remarks


def read_page(file: str, content: bytes, *, by: User | None) -> OldPage:
    """Read a page and keep what was understood; `file` tells its kind by its end.

    Raises `reading.document.UnreadableError`, whose words tell a person why.
    """
    proposal = propose(file, content)
    return OldPage.objects.create(
        file=file[:255],
        name=proposal.entry.name,
        text=proposal.text,
        marks=[list(mark) for mark in proposal.marks],
        warnings=proposal.warnings,
        entry=as_json(proposal.entry),
        read_by=by,
    )


@transaction.atomic
def correct_page(
    page: OldPage, values: Mapping[str, Any], version: int, *, by: User
) -> OldPage:
    """Change fields (as JSON) of what was understood. Raises ClosedPageError."""
    page = held(page, version)
    entry = Entry.model_validate(
        as_json(with_part(Entry.model_validate(page.entry), values))
    )
    page.entry, page.name = as_json(entry), entry.name
    page.version += 1
    page.save(update_fields=["entry", "name", "version"])
    return page


@transaction.atomic
def drop_page(page: OldPage, *, by: User) -> OldPage:
    """Put a page aside. Raises ClosedPageError."""
    page = held(page)
    page.state = OldPage.State.DROPPED
    page.save(update_fields=["state"])
    return page


@transaction.atomic
def reopen_page(page: OldPage, *, by: User) -> OldPage:
    """Look through it once more, with its corrections. Raises ClosedPageError."""
    page = OldPage.objects.select_for_update().get(pk=page.pk)
    if not page.came_to_nothing:
        raise ClosedPageError(page.get_state_display())
    page.state, page.plan, page.revision = OldPage.State.READ, None, None
    page.save(update_fields=["state", "plan", "revision"])
    return page


@transaction.atomic
def draft_from(
    page: OldPage,
    organization: Organization,
    sections: Mapping[str, Iterable[str]],
    *,
    by: User,
) -> Revision:
    """Add what a page says to the draft of an organization; begin one if there is none.

    `sections` are the fields of an entry by the section that they are edited in. What
    the draft says and the page does not, stays, and so does the name. Raises
    ClosedPageError and RefusedDraftError.
    """
    page = held(page)
    draft = workflow.begin(organization, by=by)
    before = entry_of(draft)
    said = given(page, before, names=False)
    told = stated(said, organization.slug, as_json(before), [])
    checked = check(told, Terms.now(), said.place)
    if checked.entry is None:
        raise RefusedDraftError(checked.errors)
    # Sources first: a line whose source is not there yet would lose it.
    in_order = sorted(sections.items(), key=lambda one: "sources" not in one[1])
    for section, fields in in_order:
        draft = workflow.save(
            organization,
            section,
            part_of(checked.entry, list(fields)),
            workflow.Began.of(draft, 0),
            by=by,
        ).revision
    page.state, page.revision = OldPage.State.DRAFTED, draft
    page.save(update_fields=["state", "revision"])
    return draft


@transaction.atomic
def plan_from(pages: Iterable[OldPage], *, by: User) -> Import:
    """A plan of what pages say. Raises ClosedPageError."""
    pages = [held(page) for page in pages]
    known = Known.now()
    organizations = [given(page, _public(page, known)) for page in pages]
    name = ", ".join(page.file or page.name for page in pages)
    plan = upload_source(Source(KIND, organizations), name[:255], by=by)
    for page in pages:
        page.state, page.plan = OldPage.State.PLANNED, plan
        page.save(update_fields=["state", "plan"])
    return plan


def organization_of(page: OldPage) -> Organization | None:
    """The organization of the same name and country; None where there is none."""
    slug = match(given(page), Known.now()).slug
    return Organization.objects.filter(slug=slug).first() if slug else None


def _public(page: OldPage, known: Known) -> Entry | None:
    slug = match(given(page), known).slug
    organization = Organization.objects.filter(slug=slug).first() if slug else None
    return entry_rows.read(organization) if organization else None


def held(page: OldPage, version: int | None = None) -> OldPage:
    """The page as it is now, until the transaction ends."""
    page = OldPage.objects.select_for_update().get(pk=page.pk)
    if page.state != OldPage.State.READ:
        raise ClosedPageError(page.get_state_display())
    if version not in (None, page.version):
        raise ClosedPageError(_("It was corrected meanwhile."))
    return page
