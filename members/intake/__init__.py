"""Files become entries, entries a plan, and a plan is applied as it was shown.

`upload` keeps a file; `plan` compares it with what is public and stores what would
happen; `apply` does exactly that, or refuses because the data moved; `undo` makes a
plan that restores what an import changed. A page asks by `request_apply` and leaves
the work to `run_waiting`, the job beside the web workers.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from members.intake.applying import NotApplicableError, apply, request_apply
    from members.intake.bad_rows import bad_rows_file
    from members.intake.discarding import NotDiscardableError, discard
    from members.intake.planning import plan
    from members.intake.running import run_waiting
    from members.intake.undoing import NotUndoableError, undo
    from members.intake.uploading import upload, upload_source

__all__ = [
    "NotApplicableError",
    "NotDiscardableError",
    "NotUndoableError",
    "apply",
    "bad_rows_file",
    "discard",
    "plan",
    "request_apply",
    "run_waiting",
    "undo",
    "upload",
    "upload_source",
]

# Found when they are asked for: the process that takes files apart imports this
# package too, and has neither settings nor memory for the models.
_MODULES = {
    "NotApplicableError": "applying",
    "NotDiscardableError": "discarding",
    "NotUndoableError": "undoing",
    "apply": "applying",
    "bad_rows_file": "bad_rows",
    "discard": "discarding",
    "plan": "planning",
    "request_apply": "applying",
    "run_waiting": "running",
    "undo": "undoing",
    "upload": "uploading",
    "upload_source": "uploading",
}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
