"""Who wrote what stands against what a person typed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from members.council.activity import People
from members.council.sent import Sent
from members.council.sheet import Sheet
from members.workflow import ConflictError


@dataclass(frozen=True)
class Wrote:
    by: str
    at: datetime


def who_wrote(sheet: Sheet, sent: Sent, refusal: ConflictError) -> Wrote | None:
    """The last save by another page that changed one of the fields in conflict."""
    if refusal.revision is None:
        return None
    paths = [conflict.path for conflict in refusal.merge.conflicts]
    saves = refusal.revision.saves.filter(section=sheet.section.slug)
    for save in saves.exclude(page=sent.page or "-").select_related("by").reverse():
        if any(_at(save.before, path) != _at(save.after, path) for path in paths):
            return Wrote(People(sheet.organization).name(save.by), save.at)
    return None


def _at(values: Any, path: tuple[str, ...]) -> Any:
    """The value at a path of an entry's fields, as JSON; None where there is none."""
    for part in path:
        if isinstance(values, list):
            keys = (item.get("key", item.get("language")) for item in values)
            values = dict(zip(keys, values, strict=True)).get(part)
        else:
            values = values.get(part) if isinstance(values, dict) else None
    return values
