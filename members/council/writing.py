"""What a page sent goes into the draft: saved where it is complete, else kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from members import workflow
from members.changes import tell
from members.council.sent import Sent
from members.council.sheet import Sheet
from members.council.unfinished import own_rows
from members.editing import SectionForm
from members.workflow import ConflictError, Page, Saved
from members.workflow.began import with_part

AUTOSAVE = "autosave"
MOST_NAMED = 5  # fields that others changed meanwhile, by name


@dataclass(frozen=True)
class Written:
    """`is_complete` unless it was only kept as it was typed.

    `taken` are the labels of what others changed meanwhile, and now stands.
    """

    is_complete: bool
    has_changed: bool = True
    taken: list[str] = field(default_factory=list)


def write(sheet: Sheet, sent: Sent, form: SectionForm) -> Written:
    """Save the section, or keep what cannot be saved yet.

    Raises ConflictError and StaleError like the gate.
    """
    if not form.is_valid():
        _keep(sheet, sent, form)
        return Written(is_complete=False)
    standing = sheet.standing
    if standing.draft is None and not form.has_changed(standing.entry):
        # Nothing to write, and no draft is begun for it.
        forget_typed(sheet)
        return Written(is_complete=True, has_changed=False)
    values = form.entry.model_dump(mode="json", include={*sheet.section.fields})
    try:
        return write_values(sheet, sent, values)
    except ConflictError:
        # Whoever decides tomorrow finds it as it was typed.
        _keep(sheet, sent, form)
        raise


def _keep(sheet: Sheet, sent: Sent, form: SectionForm) -> None:
    # With the page that it was typed into, which may have saved parts of it before.
    page = sent.page if sheet.saves_of(sent.page).exists() else sent.goes_on
    workflow.keep(
        sheet.organization,
        sheet.section.slug,
        form.typed | {"page": [page]},
        sent.began,
        by=sheet.access.user,
        part=sheet.language,
        anew=sent.is_anew,
    )


def write_values(sheet: Sheet, sent: Sent, values: Mapping[str, Any]) -> Written:
    """Save fields (as JSON) of the section."""
    saved = workflow.save(
        sheet.organization,
        sheet.section.slug,
        values,
        sent.began,
        by=sheet.access.user,
        page=Page(sent.page, _turn(sheet, sent), sent.goes_on),
        part=sheet.language,
        choices=sent.choices,
        anew=sent.is_anew,
    )
    forget_typed(sheet)
    taken = _labels(sheet, values, saved) if saved.taken else []
    return Written(True, saved.has_changed, taken)


def _labels(sheet: Sheet, values: Mapping[str, Any], saved: Saved) -> list[str]:
    """What the fields are called that others changed."""
    merged = workflow.entry_of(saved.revision)
    told = tell(with_part(merged, values), merged)
    return [change.label for section in told for change in section.changes]


def _turn(sheet: Sheet, sent: Sent) -> int:
    """The turn of what was sent; of a button that was pressed, always a new one.

    A page saves itself in the order of its turns, and what comes late is left out.
    But a browser that went back sends an old turn, and its person means it.
    """
    if sent.do == AUTOSAVE:
        return sent.turn
    last = sheet.saves_of(sent.page).aggregate(last=Max("turn"))["last"] or 0
    return max(sent.turn, last + 1)


def forget_typed(sheet: Sheet) -> bool:
    """Drop what the person typed here and did not complete; whether there was any."""
    user, slug = sheet.access.user, sheet.section.slug
    rows = list(own_rows(sheet.organization, slug, sheet.language, user))
    for row in rows:
        workflow.forget_unfinished(row, by=user)
    return bool(rows)


def told(sheet: Sheet, sent: Sent, written: Written) -> str:
    """What was done, for the next page."""
    is_known = written.has_changed or written.taken
    # What the page saved by itself was not in vain.
    if not is_known and not sheet.saves_of(sent.page).exists():
        return _("Nothing had to be saved: it says the same as before.")
    words = _("Saved in the draft. Visitors see it after you send it for review.")
    if not written.taken:
        return words
    named = "; ".join(written.taken[:MOST_NAMED])
    meanwhile = _("Meanwhile a colleague changed: %(fields)s. Both changes are kept.")
    return f"{words} {meanwhile % {'fields': named}}"
