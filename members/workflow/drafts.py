"""Drafts: begun from what is public, saved by section, merged field by field."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone

from members.entry_difference import Change
from members.entry_merge import merge
from members.models import Organization, Revision, Save, Unfinished, User
from members.workflow.audit import record
from members.workflow.began import Began, part_of, values_at, with_part
from members.workflow.errors import ConflictError, StaleError
from members.workflow.publishing import as_json, entry_of, lock, public_revision


@dataclass(frozen=True)
class Page:
    """An opened page by its random id, and the how-manieth time that it sends.

    `continues` is the id of the page that typed what this one was opened with.
    """

    id: str = ""
    turn: int = 0
    continues: str = ""


@dataclass(frozen=True)
class Saved:
    """A save that was done. `taken` is what others changed meanwhile and now stands."""

    revision: Revision
    has_changed: bool
    taken: list[Change] = field(default_factory=list)


def current(organization: Organization) -> Revision | None:
    """What representatives write in: the draft, else what was returned to them."""
    editable = organization.revisions.editable().select_related("base")
    # "draft" sorts before "returned".
    return editable.order_by("state").first()


@transaction.atomic
def begin(organization: Organization, *, by: User) -> Revision:
    """The draft of the organization; a new one begins from what is in review or public.

    From what is in review, because its author goes on from there.
    """
    organization = lock(organization)
    if draft := current(organization):
        return draft
    public = public_revision(organization)
    waiting = organization.revisions.waiting().first()
    return begun(organization, public, waiting or public, by)


def begun(
    organization: Organization, public: Revision, content: Revision, by: User
) -> Revision:
    """A new draft with this content, inside of the caller's transaction.

    Whoever wrote what was not reviewed yet is among those who wrote the draft.
    """
    draft = Revision.objects.create(
        organization=organization, base=public, entry=content.entry, author=by
    )
    is_reviewed = content.state == Revision.State.PUBLISHED
    draft.contributors.set({by, *(() if is_reviewed else content.contributors.all())})
    record(
        "draft begun", by=by, organization=organization, after=f"revision {draft.pk}"
    )
    return draft


@transaction.atomic
def save(
    organization: Organization,
    section: str,
    values: Mapping[str, Any],
    began: Began,
    *,
    by: User,
    page: Page = Page(),
    part: str = "",
    choices: Mapping[str, str] | None = None,
    anew: bool = False,
) -> Saved:
    """Write the fields `values` (as JSON) of a section into the draft.

    What others saved since `began` is merged field by field; `choices` settle
    fields that both changed. A send that was overtaken by a later turn of its own
    page is left out. `part` as in `Unfinished`.

    Raises ConflictError where a field was changed by two and not chosen, and
    StaleError where the draft that the page began from was sent, published or
    dropped meanwhile; with `anew` a new draft begins then, from the same texts.
    """
    organization = lock(organization)
    draft = _draft_for(organization, began, by, anew)
    now, fields = entry_of(draft), list(values)
    own = _last_of_page(draft, section, page.id)
    if own and 0 < page.turn <= own.turn:
        return Saved(draft, has_changed=False)
    own = own or _last_of_page(draft, section, page.continues)
    # A page knows what it sent itself, and not what was merged into that.
    base = own and (own.sent or own.after)
    base = base or values_at(organization, draft, began, section, fields)
    merged = merge(
        with_part(now, base), now, with_part(now, values), dict(choices or {})
    )
    if merged.conflicts:
        raise ConflictError(merged, draft)
    draft.unfinished.filter(section=section, part=part, user=by).delete()
    if merged.entry == now:
        return Saved(draft, has_changed=False, taken=merged.taken)
    after = part_of(merged.entry, fields)
    draft.version += 1
    Save.objects.create(
        revision=draft,
        version=draft.version,
        section=section,
        before=part_of(now, fields),
        after=after,
        sent=None if after == dict(values) else dict(values),
        by=by,
        page=page.id,
        turn=page.turn,
    )
    draft.entry = as_json(merged.entry)
    draft.saved_at = timezone.now()
    draft.save(update_fields=["version", "entry", "saved_at"])
    draft.contributors.add(by)
    return Saved(draft, has_changed=True, taken=merged.taken)


def _last_of_page(draft: Revision, section: str, page: str) -> Save | None:
    """What an opened page saved last; the draft it began in may be another one."""
    if not page:
        return None
    saves = Save.objects.filter(revision__organization=draft.organization_id)
    return saves.filter(page=page, section=section).last()


def _draft_for(
    organization: Organization, began: Began, by: User, anew: bool
) -> Revision:
    draft = current(organization)
    if began.revision is not None and (draft is None or draft.pk != began.revision):
        there = organization.revisions.filter(pk=began.revision).first()
        if there is None or not anew:
            raise StaleError(there)
    return draft or begin(organization, by=by)


@transaction.atomic
def keep(
    organization: Organization,
    section: str,
    typed: Mapping[str, list[str]],
    began: Began,
    *,
    by: User,
    part: str = "",
    anew: bool = False,
) -> Unfinished:
    """Keep as it was typed what cannot be saved yet. Raises StaleError like `save`."""
    organization = lock(organization)
    draft = _draft_for(organization, began, by, anew)
    kept, _created = Unfinished.objects.update_or_create(
        revision=draft,
        section=section,
        part=part,
        user=by,
        defaults={"typed": dict(typed), "began": str(began), "at": timezone.now()},
    )
    return kept


@transaction.atomic
def forget_unfinished(unfinished: Unfinished, *, by: User) -> None:
    """Drop what was typed and never saved; colleagues may, so that nobody is stuck."""
    record(
        "unfinished input dropped",
        by=by,
        organization=unfinished.revision.organization,
        subject=unfinished.section,
    )
    unfinished.delete()
