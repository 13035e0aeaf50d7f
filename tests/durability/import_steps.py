"""Steps of an import, for a process beside the runner that is killed."""

import os

from django.core.management import call_command

from members import intake
from members.intake.given import Given, Line, Place, Source
from members.models import Import, ImportRow, Membership, Organization, Revision
from tests.factories import make_country

IS_THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
ORGANIZATIONS = 5_000 if IS_THOROUGH else 600


def fill() -> None:
    """A plan that creates organizations, each with its membership."""
    call_command("migrate", verbosity=0)
    make_country("MN")
    rows = [
        Given(
            Place("", number),
            values={"name": f"Organization {number}", "place.country": "MN"},
            lists={"memberships": [Line(Place("", number), {"since": "1999"})]},
        )
        for number in range(2, ORGANIZATIONS + 2)
    ]
    intake.plan(intake.upload_source(Source("given", rows), "a.xlsx", by=None))


def apply() -> None:
    intake.request_apply(Import.objects.get(), by=None)


def apply_anew() -> None:
    """The same plan over an empty directory, as if it had never been applied."""
    for table in (Revision, Membership, Organization):
        table.objects.all().delete()
    Import.objects.update(state="planned", held_until=None, tries=0)
    apply()


def undo() -> None:
    load = intake.undo(Import.objects.get(state="applied"), by=None)
    intake.request_apply(intake.plan(load), by=None)


def plan_again() -> None:
    Import.objects.update(state="uploaded")


def a_minute_later() -> None:
    """A runner that died is known as dead by then."""
    Import.objects.update(held_until=None, tries=0)


def is_held() -> bool:
    return Import.objects.filter(held_until__isnull=False).exists()


def states() -> list[str]:
    return list(Import.objects.order_by("pk").values_list("state", flat=True))


def counts() -> list[int]:
    return [table.objects.count() for table in (Organization, Membership, Revision)]


def planned_rows() -> int:
    return ImportRow.objects.count()
