"""The gate: the only way by which an entry is drafted, reviewed and published.

draft → submitted → published, or returned with remarks → submitted again;
withdrawn at any time. Each verb is one transaction that locks the organization,
checks the version it was decided on, and writes its audit record and its mails.
"""

from members.workflow.access import (
    Role,
    is_secretariat,
    may_review,
    organizations_of,
    role_at,
)
from members.workflow.audit import record
from members.workflow.began import Began
from members.workflow.confirming import WHOLE, confirm
from members.workflow.drafts import (
    Page,
    Saved,
    begin,
    current,
    forget_unfinished,
    keep,
    save,
)
from members.workflow.errors import (
    ConflictError,
    IllegalTransitionError,
    NothingToSubmitError,
    NotReadyError,
    OwnSubmissionError,
    StaleError,
    WorkflowError,
)
from members.workflow.loading import publish_loaded, record_loaded
from members.workflow.publishing import entry_of, public_number
from members.workflow.returning import discard, restore
from members.workflow.review import correct, give_back, publish
from members.workflow.submitting import submit, withdraw

__all__ = [
    "WHOLE",
    "Began",
    "ConflictError",
    "IllegalTransitionError",
    "NotReadyError",
    "NothingToSubmitError",
    "OwnSubmissionError",
    "Page",
    "Role",
    "Saved",
    "StaleError",
    "WorkflowError",
    "begin",
    "confirm",
    "correct",
    "current",
    "discard",
    "entry_of",
    "forget_unfinished",
    "give_back",
    "is_secretariat",
    "keep",
    "may_review",
    "organizations_of",
    "public_number",
    "publish",
    "publish_loaded",
    "record",
    "record_loaded",
    "restore",
    "role_at",
    "save",
    "submit",
    "withdraw",
]
