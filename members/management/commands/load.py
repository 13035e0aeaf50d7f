"""Plans a file, prints what would happen, and applies it if asked to."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from members import intake
from members.intake.holding import hold
from members.models import Import, ImportRow, User

COUNTS = ("create", "update", "remove", "unchanged", "error")


class Command(BaseCommand):
    help = (
        "Compares a file (CSV, XLSX, JSON, fixture or ZIP) with what is public, and "
        "prints the plan. Writes nothing public without --apply. Ends with 1 where a "
        "row is wrong."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--apply", action="store_true", help="do what is planned")
        parser.add_argument(
            "--only-good",
            action="store_true",
            help="apply without the rows that are wrong",
        )
        parser.add_argument("--by", help="the e-mail address of whose import it is")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        by = _user(options["by"])
        try:
            content = file.read_bytes()
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}") from None
        # Held at once, so that the background job leaves it alone.
        with transaction.atomic():
            load = intake.upload(file.name, content, by=by)
            hold(load)
        load = intake.plan(load)
        self.tell(load)
        if options["apply"]:
            load = self.apply(load, by, only_good=options["only_good"])
        if load.state == Import.State.FAILED or load.errors or load.error_count:
            raise SystemExit(1)

    def apply(self, load: Import, by: User | None, *, only_good: bool) -> Import:
        if not load.change_count and not load.error_count and not load.errors:
            self.stdout.write("Nothing to apply.")
            return load
        try:
            load = intake.apply(load, by=by, only_good=only_good)
        except intake.NotApplicableError as error:
            raise CommandError(str(error)) from None
        if load.state != Import.State.APPLIED:
            self.tell(load)
            raise CommandError(load.problem)
        self.stdout.write(f"Applied: {load.change_count}")
        return load

    def tell(self, load: Import) -> None:
        self.stdout.write(f"Import {load.pk}: {load.name}")
        if load.problem:
            self.stdout.write(load.problem)
        for remark in load.errors:
            self.stdout.write(f"  {told(remark)}")
        for name in COUNTS:
            self.stdout.write(f"{name:>9}: {getattr(load, f'{name}_count')}")
        rows = load.rows.exclude(action=ImportRow.Action.UNCHANGED).without_content()
        for row in rows.iterator(2000):
            self.stdout.write(f"{row.action} {row.slug} “{row.label}”")
            for change in row.changes if row.action == "update" else ():
                path = "/".join(change["path"])
                before, after = change["before"], change["after"]
                self.stdout.write(f"    {path}: {before!r} → {after!r}")
            for remark in row.errors:
                self.stdout.write(f"    {told(remark)}")
            for other in row.duplicates:
                self.stdout.write(f"    the same as {other['slug']}? {other['why']}")


def told(remark: dict[str, Any]) -> str:
    """Where, what stands there, what is wrong, and what would be right."""
    row = f"row {remark['row']}" if remark["row"] else ""
    place = ", ".join(filter(None, [remark["sheet"], row, remark["column"]]))
    value = f" “{remark['value']}”" if remark["value"] else ""
    return f"{place}{value}: {remark['message']} {remark['right']}".strip(": ")


def _user(email: str | None) -> User | None:
    if email is None:
        return None
    user = User.objects.filter(email__iexact=email).first()
    if user is None:
        raise CommandError(f"There is no account of {email}.")
    return user
