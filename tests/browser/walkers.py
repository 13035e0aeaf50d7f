"""Organizations for tests that change something, each with people of its own.

They are no members, so that no public page shows them and no count moves.
"""

from datetime import date

from members.models import Organization
from members.workflow import record_loaded
from tests.factories import (
    make_figure,
    make_indicator,
    make_organization,
    make_seat,
    make_text,
    make_user,
)

PASSWORD = "four plain words here"
MANY = 16
COUNTED = {"walk-teachers": "Teachers", "walk-rooms": "Rooms", "walk-books": "Books"}
LAST_YEAR = date.today().year - 1  # noqa: DTZ011 - the year is enough


def lead(number: int) -> str:
    return f"walk-{number}@example.org"


def editor(number: int) -> str:
    return f"walk-{number}-editor@example.org"


def desk(number: int) -> str:
    return f"/council/walk-{number}/"


def make_walkers() -> None:
    indicators = [
        make_indicator(code, name=name, unit="one", unit_plural="ones")
        for code, name in COUNTED.items()
    ]
    organizations = [make_walker(number, indicators) for number in range(1, MANY + 1)]
    record_loaded(organizations)


def make_walker(number: int, indicators: list) -> Organization:
    organization = make_organization(f"walk-{number}", listed=False)
    make_text(organization, summary="A school.", mission="To teach.")
    for position, indicator in enumerate(indicators):
        make_figure(
            organization,
            100 + position,
            key=f"f{position}",
            indicator=indicator,
            since=str(LAST_YEAR - 1),
            until=str(LAST_YEAR - 1),
        )
    for email, role in ((lead(number), "lead"), (editor(number), "editor")):
        make_seat(organization, make_user(email, password=PASSWORD), role=role)
    return organization
