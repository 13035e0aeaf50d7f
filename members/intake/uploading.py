"""A file comes in: kept as it is, to be planned."""

from pathlib import PurePath

from django.db import transaction

from members.intake import source_json
from members.intake.given import Source
from members.models import Import, User
from members.workflow import record

# Of an import that holds a `Source` instead of a file.
GIVEN = "given"


@transaction.atomic
def upload(name: str, content: bytes, *, by: User | None) -> Import:
    """Keep a file for the background job to plan; `name` tells its kind by its end."""
    kind = PurePath(name).suffix.lstrip(".").lower()[:20]
    return _kept(name, kind, content, by)


@transaction.atomic
def upload_source(source: Source, name: str, *, by: User | None) -> Import:
    """The same of what was read already, from a profile text for example."""
    return _kept(name, GIVEN, source_json.dump(source), by)


def _kept(name: str, kind: str, content: bytes, by: User | None) -> Import:
    # A name may come from anywhere, and is only ever shown.
    shown = " ".join("".join(c if c.isprintable() else " " for c in name).split())
    load = Import.objects.create(
        name=shown[-255:], kind=kind, content=content, uploaded_by=by
    )
    record(
        "file loaded", by=by, subject=f"import {load.pk}", after={"bytes": len(content)}
    )
    return load
