"""Writes the whole network as fixtures, which load elsewhere by `loaddata`."""

from argparse import ArgumentParser
from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from typing import Any

from django.core import serializers
from django.core.management.base import BaseCommand, CommandError
from django.db import models

from members.entry import LISTS
from members.models import Merger, Organization, Picture
from members.workflow import record
from programs.models import (
    Country,
    Indicator,
    IndicatorAlias,
    MembershipKind,
    Network,
    NetworkMilestone,
    PriorityArea,
    Program,
    Region,
)

FILES: dict[str, tuple[type[models.Model], ...]] = {
    "countries": (Country,),
    "regions": (Region,),
    "indicators": (Indicator, IndicatorAlias),
    "network": (Network, NetworkMilestone, MembershipKind, Program, PriorityArea),
}
# What counts within this database alone.
OF_THIS_DATABASE = {"changed_in", "uploaded_by", "by", "given"}
# Sorts behind all organizations, which its rows name.
MERGERS = "organizations-merged"


class Command(BaseCommand):
    help = (
        "Writes the vocabulary, the network and each organization as a fixture of its "
        "own into a folder, merged ones too, and the mergers. Rows name each other by "
        "their own words, so that the files load into any database. Versions, people, "
        "drafts and what staff noted for themselves are left out."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path)

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise CommandError(f"{folder} is not empty.")
        for name, kinds in FILES.items():
            rows = chain.from_iterable(kind._default_manager.all() for kind in kinds)
            write(folder / f"{name}.json", rows)
        count = 0
        for organization in Organization.objects.order_by("slug").iterator(500):
            path = folder / f"organization-{organization.slug}.json"
            write(path, rows_of(organization))
            count += 1
        if mergers := Merger.objects.select_related("kept", "other").order_by("pk"):
            write(folder / f"{MERGERS}.json", mergers)
        record("network dumped", after={"organizations": count})
        self.stdout.write(f"Organizations: {count}")


def rows_of(organization: Organization) -> Iterable[models.Model]:
    """All rows of its entry, those first that others name, and its memberships."""
    yield organization
    if organization.logo_id:
        yield from Picture.objects.filter(pk=organization.logo_id)
    lists = sorted(LISTS, key=lambda section: section != "sources")
    for section in [*lists, "memberships"]:
        yield from getattr(organization, section).all()


def write(path: Path, rows: Iterable[models.Model]) -> None:
    text = serializers.serialize(
        "json",
        list(rows),
        indent=2,
        ensure_ascii=False,
        use_natural_foreign_keys=True,
        use_natural_primary_keys=True,
        fields=_Fields(),
    )
    path.write_text(text + "\n", encoding="utf-8")


class _Fields:
    """Every field but those that mean nothing in another database."""

    def __contains__(self, name: object) -> bool:
        return name not in OF_THIS_DATABASE
