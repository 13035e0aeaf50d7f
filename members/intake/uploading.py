"""A file comes in: kept as it is, to be planned."""

from django.db import transaction

from members.intake.given import Source
from members.models import Import, User


@transaction.atomic
def upload(name: str, content: bytes, *, by: User | None) -> Import:
    """Keep a file for the background job to plan; `name` tells its kind by its end."""
    raise NotImplementedError


@transaction.atomic
def upload_source(source: Source, name: str, *, by: User | None) -> Import:
    """The same of what was read already, from a profile text for example."""
    raise NotImplementedError
