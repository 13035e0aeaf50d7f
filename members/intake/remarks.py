"""Remarks as rows of a plan keep them."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from members.intake.given import Remark


def as_json(remarks: Iterable[Remark]) -> list[dict[str, Any]]:
    """The place stands beside the words; of two that say the same there is one."""
    found = [
        {
            "message": str(remark.message),
            "right": str(remark.right),
            "value": str(remark.value),
            **asdict(remark.place),
        }
        for remark in remarks
    ]
    return [said for number, said in enumerate(found) if said not in found[:number]]
