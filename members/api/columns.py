"""The data dictionary: what each column of an exported file means."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from members.intake.columns import LISTS, ONCE, ORGANIZATIONS, Column, Sheet
from members.intake.columns.dictionary import allowed
from members.intake.files.stated import COLUMNS


@dataclass(frozen=True)
class Explained:
    """A sheet with its columns, each with what may stand in it."""

    sheet: Sheet
    columns: list[tuple[Column, str]]


@require_safe
def columns(request: HttpRequest) -> HttpResponse:
    sheets = [explained(ORGANIZATIONS, ONCE)]
    sheets += [explained(sheet, COLUMNS[sheet.section]) for sheet in LISTS]
    return render(request, "members/export.html", {"sheets": sheets})


def explained(sheet: Sheet, columns: tuple[Column, ...]) -> Explained:
    # "remove" is for who loads a file; no export says it of a line.
    said = [column for column in columns if column.name != "remove"]
    return Explained(sheet, [(column, allowed(column)) for column in said])
