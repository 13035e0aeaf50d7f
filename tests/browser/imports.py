"""Imports in all their states, with numbers that are known beforehand."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from members import intake
from members.intake import source_json
from members.intake.given import Given, Line, Place, Remark, Source, Word
from members.intake.uploading import GIVEN
from members.models import Import
from tests.browser.hostile import SHORT
from tests.members.staff.old_pages import make_page

PLANNED, HOSTILE, APPLIED, RUNNING, WAITING, FAILED, UNDO, WHOLE = range(
    900_001, 900_009
)
OLD_PAGE, OLD_HOSTILE = 900_001, 900_002
LONG = "Организация содействия развитию дошкольного образования и поддержки семьи " * 2


def given(row: int, name: str, country: str = "DE", **more: Any) -> Given:
    values = {"name": name, "place.country": country, **more.pop("values", {})}
    columns = {path: path.rpartition(".")[2] for path in values}
    place = Place("organizations", row)
    return Given(place, values=values, columns=columns, **more)


def make_imports() -> None:
    reading = Remark("A date may be read in two ways.", "5 June 2010", "05/06/2010")
    member = {"memberships": [Line(Place("memberships", 2), {"since": "2001"})]}
    make(
        PLANNED,
        given(2, f"{LONG}1", values={"place.city": "Бонн"}, readings=[reading]),
        given(3, "Reef", lists=member),
        given(4, "Wave", "Atlantis", values={"contact.email": "nobody"}),
        *(given(number, f"Shore {number}") for number in range(5, 130)),
        words=[Word(Place("programs"), "programs.program", ("s",), {"name": "S"})],
        readings=[reading],
    )
    hostile = Remark(SHORT, SHORT, SHORT, Place(SHORT, 2, SHORT))
    make(
        HOSTILE,
        given(2, SHORT, values={"place.city": SHORT[:90]}, readings=[hostile]),
        given(3, "Hostile", SHORT, errors=[hostile]),
        name=f"{SHORT}.csv",
    )
    applied = intake.apply(make(APPLIED, given(2, "Cape")), by=None)
    empty(RUNNING, state="planning", done=3400, total=10251, held_until=in_a_day())
    empty(WAITING)
    empty(FAILED, state="failed", problem="This file is a picture.")
    undoing = empty(UNDO, kind=Import.UNDO, undoes=applied, name="Undo of import 1")
    intake.plan(undoing)
    wrong = Remark("There is no column “Citty”.", "Did you mean “city”?", "Citty")
    make(WHOLE, given(2, "Gulf"), errors=[wrong])
    make_page(pk=OLD_PAGE, name=f"{LONG}1", warnings=["Look at the year."])
    text = f"{SHORT} Founded in 1998."
    mark = [0, len(SHORT), "founding_dates/founded"]
    make_page(pk=OLD_HOSTILE, name=SHORT, file=SHORT, text=text, marks=[mark])


def in_a_day() -> Any:
    return timezone.now() + timedelta(days=1)


def make(pk: int, *organizations: Given, name: str = "", **parts: Any) -> Import:
    source = Source(GIVEN, list(organizations), **parts)
    load = empty(pk, kind=GIVEN, content=source_json.dump(source))
    Import.objects.filter(pk=pk).update(name=name or "members.xlsx")
    return intake.plan(load)


def empty(pk: int, **fields: Any) -> Import:
    values = {"name": "members.csv", "kind": "csv", **fields}
    return Import.objects.create(pk=pk, **values)
