"""Files become entries, entries a plan, and a plan is applied as it was shown.

`upload` keeps a file; `plan` compares it with what is public and stores what would
happen; `apply` does exactly that, or refuses because the data moved; `undo` makes a
plan that restores what an import changed. A page asks by `request_apply` and leaves
the work to `run_waiting`, the job beside the web workers.
"""

from members.intake.applying import NotApplicableError, apply, request_apply
from members.intake.bad_rows import bad_rows_file
from members.intake.planning import plan
from members.intake.running import run_waiting
from members.intake.undoing import NotUndoableError, undo
from members.intake.uploading import upload, upload_source

__all__ = [
    "NotApplicableError",
    "NotUndoableError",
    "apply",
    "bad_rows_file",
    "plan",
    "request_apply",
    "run_waiting",
    "undo",
    "upload",
    "upload_source",
]
