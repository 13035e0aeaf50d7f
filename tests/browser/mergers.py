"""Two entries of one organization, one that was merged, and websites that are gone."""

from members import workflow
from members.models import Organization, WebsiteMark
from members.workflow.merging import merge
from tests.factories import (
    make_figure,
    make_name,
    make_organization,
    make_seat,
    make_staff,
    make_text,
    make_user,
)
from tests.members.versions import make_version

# Numbers that no test gets by itself, for paths that are known beforehand.
KEPT, OTHER = 900_101, 900_102
WEBSITE = "https://example.org/" + "one-page-of-both/" * 6


def make_mergers(name: str, in_arabic: str, word: str) -> None:
    make_twins(name, in_arabic, word)
    merged = make_organization("merged", country="CZ", name="Ark of the North")
    make_version(merged, 1, name="Ark")
    make_version(merged, 2)
    kept = Organization.objects.get(slug="sparse")
    numbers = workflow.public_number(kept), 2
    merge(kept, merged, numbers, by=make_staff())


def make_twins(name: str, in_arabic: str, word: str) -> None:
    """No members, so that no count of the directory moves."""
    fields = {"country": "KZ", "listed": False, "website": WEBSITE}
    kept = make_organization("twin", pk=KEPT, name=name, name_language="ru", **fields)
    other = make_organization("twin-2", pk=OTHER, name=word, city="Астана", **fields)
    make_name(other, in_arabic, language="ar")
    make_text(kept, language="ru", summary=f"{name}. {word}.")
    make_text(other, language="ru", summary="Коротко.", mission=f"{word} " * 9)
    make_figure(other, 100)
    make_seat(other, make_user(f"{'long' * 12}@example.org"), role="lead")
    for organization in (kept, other):
        WebsiteMark.objects.create(
            organization=organization, website=WEBSITE, kind="dead", note=f"{word} " * 3
        )
