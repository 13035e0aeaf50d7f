"""Old profile pages as staff find them: read, and open to be looked through."""

from typing import Any

from members.entry import Entry
from members.models import OldPage

TEXT = """Lighthouse
Founded in 1998 in Oslo.
We train 267 teachers.
"""


def make_page(**fields: Any) -> OldPage:
    """A page of an organization that may be there or not: Lighthouse, in Norway."""
    entry = Entry(
        slug="lighthouse",
        name="Lighthouse",
        name_language="en",
        place={"country": "NO", "city": "Oslo"},
        founding_dates=[
            {"key": "founded", "date": "1998", "is_preferred": True, "source": "page"}
        ],
        figures=[
            {
                "key": "first",
                "indicator": "teachers",
                "value": 267,
                "kind": "stock",
                "is_undated": True,
                "words": "267 teachers",
                "source": "page",
            }
        ],
        sources=[{"key": "page", "title": "Old profile page"}],
    )
    stands = {
        "file": "lighthouse.txt",
        "name": "Lighthouse",
        "text": TEXT,
        "marks": [
            [0, 10, "name"],
            [22, 26, "founding_dates/founded"],
            [39, 56, "figures/first"],
        ],
        "entry": entry.model_dump(mode="json"),
        **fields,
    }
    return OldPage.objects.create(**stands)
