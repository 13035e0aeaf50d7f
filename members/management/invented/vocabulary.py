"""The network's vocabulary, as far as invented organizations use it."""

from dataclasses import dataclass
from typing import Any

from django.core.management import call_command

from programs.models import Country, Indicator, MembershipKind, PriorityArea, Program

FIXTURES = ("countries", "regions", "indicators", "network")
# A large network runs more than the one that the fixtures tell of.
PROGRAMS = (
    "Reading Corners", "First Steps at Home", "Village Preschools", "School Gardens",
    "Mother Tongue First", "Play Bus", "Bridges to School", "Books for Every Child",
    "Young Parents", "Inclusive Classrooms", "Learning Outdoors",
)  # fmt: skip
AREAS = (
    "Health and nutrition", "Children on the move", "Fathers", "Mother tongues",
    "Disability", "Quality of care", "Early transitions", "Rural childhood",
)  # fmt: skip


@dataclass(frozen=True)
class Vocabulary:
    """Country code → primary key; primary keys of the terms, in their order."""

    countries: dict[str, int]
    kinds: list[int]
    programs: list[int]
    areas: list[int]
    indicators: list[Indicator]


def load() -> None:
    """Load the fixtures where there is no vocabulary, and add invented terms."""
    if not Country.objects.exists():
        call_command("loaddata", *FIXTURES, verbosity=0)
    _add(Program, PROGRAMS)
    _add(PriorityArea, AREAS)


def _add(model: Any, names: tuple[str, ...]) -> None:
    rows = model.objects
    for number, name in enumerate(names):
        slug = name.lower().replace(" ", "-")
        rows.get_or_create(slug=slug, defaults={"name": name, "position": 500 + number})


def read() -> Vocabulary:
    countries = Country.objects.filter(is_former=False).order_by("code")
    return Vocabulary(
        countries=dict(countries.values_list("code", "pk")),
        kinds=list(MembershipKind.objects.values_list("pk", flat=True)),
        programs=list(Program.objects.values_list("pk", flat=True)),
        areas=list(PriorityArea.objects.values_list("pk", flat=True)),
        indicators=list(Indicator.objects.all()),
    )
