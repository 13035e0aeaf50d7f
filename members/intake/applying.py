"""Applying: exactly the stored plan, in one transaction, or a refusal."""

from django.db import transaction

from members.models import Import, User


class NotApplicableError(ValueError):
    """Nothing was done; the words tell a person why."""


@transaction.atomic
def request_apply(load: Import, *, by: User | None, only_good: bool = False) -> Import:
    """Hand a plan to the background job, to be applied: state `applying`.

    With `only_good` rows that are wrong are left out; without it there may be none.
    Raises NotApplicableError where it is not planned, the file as a whole is wrong,
    rows are wrong, or nothing would change.
    """
    raise NotImplementedError


def apply(load: Import, *, by: User | None, only_good: bool = False) -> Import:
    """Apply now, and return the import as it is then.

    State `applied`; or, where data moved since it was planned, `planned` again with
    the new plan and the reason in `problem`, and nothing of it written. Raises what
    `request_apply` raises.
    """
    raise NotImplementedError
