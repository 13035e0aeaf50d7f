"""Undoing: a plan of its own, which restores what an import changed."""

from django.db import transaction

from members.models import Import, User


class NotUndoableError(ValueError):
    """Nothing was done; the words tell a person why."""


@transaction.atomic
def undo(load: Import, *, by: User | None) -> Import:
    """A new import, to be planned and applied like any other, that undoes this one.

    Fields that somebody changed since stay as they are; the readings of their row
    tell so. An organization that the import created is removed, where nothing else
    has happened to it since; else only its memberships are. Once it is applied, the
    state of the import that it undoes is `undone`. Raises NotUndoableError.
    """
    raise NotImplementedError
