"""An invented network of any size, the same for the same seed."""

import random

from django.core.management import call_command

from members.models import (
    DataVersion,
    FoundingDate,
    Membership,
    Organization,
    Participation,
    Priority,
    ProfileText,
)
from programs.models import Country, MembershipKind, PriorityArea, Program

LANGUAGES = ("en", "ru", "fr", "es", "mn")
BATCH = 1000


def load_vocabulary() -> None:
    call_command(
        "loaddata", "countries", "regions", "indicators", "network", verbosity=0
    )
    Program.objects.bulk_create(
        Program(slug=f"program-{n}", name=f"Program {n}", position=100 + n)
        for n in range(5)
    )


def make_organizations(count: int, seed: int) -> None:
    """Add `count` organizations, with about what a list shows of each.

    One in ten is a former member, and of every facet some state nothing. None
    has two memberships or an ended participation: that spares the GROUP BY way
    what the facet index does anyway.
    """
    chance = random.Random(seed)
    countries = list(Country.objects.filter(is_former=False))
    # A few countries have most of the members, as in a real network.
    weights = [1 / (rank + 1) for rank in range(len(countries))]
    kinds = [*MembershipKind.objects.all(), None]
    programs, areas = list(Program.objects.all()), list(PriorityArea.objects.all())

    made = Organization.objects.bulk_create(
        (
            Organization(slug=f"o-{n}", name=f"organization {n:09}", country=country)
            for n, country in enumerate(chance.choices(countries, weights, k=count))
        ),
        batch_size=BATCH,
    )
    rows: dict[type, list] = {}
    for one in made:
        until = "2015" if chance.random() < 0.1 else ""
        new = [
            Membership(key="m", kind=chance.choice(kinds), since="1999", until=until)
        ]
        new += [
            Participation(key=f"p-{program.pk}", program=program)
            for program in chance.sample(programs, chance.randrange(3))
        ]
        new += [
            Priority(key=f"a-{area.pk}", area=area)
            for area in chance.sample(areas, chance.randrange(4))
        ]
        if chance.random() < 0.9:
            language = chance.choice(LANGUAGES)
            text = f"Organization {one.pk} works with children and their families."
            new.append(ProfileText(language=language, is_original=True, summary=text))
        if chance.random() < 0.8:
            year = str(chance.randrange(1950, 2020))
            new.append(FoundingDate(key="f", date=year, is_preferred=True))
        for row in new:
            row.organization = one
            rows.setdefault(type(row), []).append(row)
    for model, added in rows.items():
        model.objects.bulk_create(added, batch_size=BATCH)
    DataVersion.objects.move()
