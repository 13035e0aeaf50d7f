"""Remarks as rows of a plan keep them."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from members.intake.given import Remark


def as_json(remarks: Iterable[Remark]) -> list[dict[str, Any]]:
    """The place stands beside the words; of two that say the same there is one."""
    return [
        {
            "message": str(remark.message),
            "right": str(remark.right),
            "value": str(remark.value),
            **asdict(remark.place),
        }
        for remark in dict.fromkeys(remarks)
    ]
