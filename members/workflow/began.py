"""What an opened page began from, and what its section said then."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Self

from pydantic import TypeAdapter

from members.entry import Entry
from members.models import Organization, Revision
from members.workflow.errors import StaleError
from members.workflow.publishing import as_json, entry_of


@dataclass(frozen=True)
class Began:
    """A draft at one of its saves, or what is public.

    As text in a page "d12.7" (revision 12 after its 7th save) or "p3" (version 3).
    """

    revision: int | None
    version: int

    @classmethod
    def read(cls, text: str) -> Self:
        """Raises StaleError for what no page of ours has sent."""
        numbers = text[1:].split(".")
        if not all(n.isascii() and n.isdigit() and len(n) <= 15 for n in numbers):
            raise StaleError
        match text[:1], numbers:
            case "d", [revision, version]:
                return cls(int(revision), int(version))
            case "p", [number]:
                return cls(None, int(number))
        raise StaleError

    @classmethod
    def of(cls, revision: Revision | None, number: int) -> Self:
        """From the draft as it is now, or from the public version `number`."""
        return cls(revision.pk, revision.version) if revision else cls(None, number)

    def __str__(self) -> str:
        if self.revision is None:
            return f"p{self.version}"
        return f"d{self.revision}.{self.version}"


def values_at(
    organization: Organization,
    draft: Revision,
    began: Began,
    section: str,
    fields: list[str],
) -> dict[str, Any]:
    """The fields of a section as the page showed them, as JSON.

    Raises StaleError where there never was such a version.
    """
    if began.revision is None:
        # Where nothing was recorded yet, the page showed what became number 1.
        published = organization.revisions.published()
        shown = published.filter(number=max(began.version, 1)).first()
    else:
        shown = organization.revisions.filter(pk=began.revision).first()
        if shown and began.version <= shown.version:
            saves = shown.saves.filter(section=section, version__gt=began.version)
            if since := saves.first():
                return dict(since.before)
    if shown is None or (began.revision and began.version > shown.version):
        raise StaleError(draft)
    return part_of(entry_of(shown), fields)


def part_of(entry: Entry, fields: list[str]) -> dict[str, Any]:
    """Some fields of an entry, as JSON."""
    whole = as_json(entry)
    return {name: whole[name] for name in fields}


def with_part(entry: Entry, values: Mapping[str, Any]) -> Entry:
    """The entry with some of its fields (as JSON) replaced, not checked as a whole.

    A section may name what another section has lost meanwhile; merging settles it.
    """
    parts = {name: _type_of(name).validate_python(values[name]) for name in values}
    return entry.model_copy(update=parts)


@cache
def _type_of(field: str) -> TypeAdapter[Any]:
    annotation: Any = Entry.model_fields[field].annotation
    return TypeAdapter(annotation)
