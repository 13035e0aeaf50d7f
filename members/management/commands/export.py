"""Writes organizations into a file that loads again."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from members.intake.files import FORMATS, About, exported, write
from members.models import Organization
from members.workflow import record
from programs.models import Network


class Command(BaseCommand):
    help = (
        "Writes all organizations, or those that are named, as CSV, XLSX, JSON or ZIP "
        "(JSON with logos). Loading the file again changes nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--format", choices=FORMATS, help="default: by the end of the file name"
        )
        parser.add_argument(
            "--slug", nargs="+", default=[], help="of these organizations alone"
        )

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        kind = options["format"] or file.suffix.lstrip(".").lower()
        if kind not in FORMATS:
            raise CommandError(f"One of these as --format: {', '.join(FORMATS)}")
        organizations = Organization.objects.whole().order_by("pk")
        if slugs := options["slug"]:
            organizations = organizations.filter(slug__in=slugs)
            found = set(organizations.values_list("slug", flat=True))
            if missing := sorted(set(slugs) - found):
                raise CommandError(f"There is no organization {', '.join(missing)}.")
        about = About(Network.objects.current().name, " ".join(slugs), timezone.now())
        count = organizations.count()
        with file.open("wb") as stream:
            entries = exported(organizations, with_logos=kind == "zip")
            write(kind, entries, stream, about)
        record("exported", subject=kind, after={"organizations": count})
        self.stdout.write(f"Organizations: {count}")
