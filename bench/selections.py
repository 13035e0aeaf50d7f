"""What the benchmarks ask for: as parameters of the directory, and of Datasette.

{deep} is a page in the middle, {last} the key before it, {country} one of the larger
countries, {rare} a word that few names have, {typo} the same with a typo.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Asked:
    """A selection; `datasette` is the same as filters of its table page.

    `is_text`: found by words, which every way takes and ranks as it can.
    """

    name: str
    directory: str
    datasette: str
    is_text: bool = False


SELECTIONS = (
    Asked("landing", "", ""),
    Asked("one country", "country={country}", "&country__exact={country}"),
    Asked(
        "region and priority",
        "region=142&priority=outreach",
        "&regions__arraycontains=142&priorities__arraycontains=outreach",
    ),
    Asked(
        "three facets and a range",
        "region=150&program=step-by-step&language=en&founded_min=1999&founded_max=2015",
        "&regions__arraycontains=150&programs__arraycontains=step-by-step"
        "&languages__arraycontains=en&founded__gte=1999&founded__lte=2015",
    ),
    Asked("common word", "q=school", "&_search=school", is_text=True),
    Asked("rare word", "q={rare}", "&_search={rare}", is_text=True),
    Asked("typo", "q={typo}", "&_search={typo}", is_text=True),
    Asked("deep page", "page={deep}", "&_next={last}"),
)
# Datasette's facets over the same values; those of lists are JSON arrays there.
FACETS = ("country", "membership", "former", "founded")
ARRAYS = ("region", "priority", "program", "language")


def datasette_path(asked: Asked, facts: dict[str, str]) -> str:
    facets = [f"&_facet={name}" for name in FACETS]
    facets += [f"&_facet_array={_plural(name)}" for name in ARRAYS]
    filters = asked.datasette.format(**facts)
    return f"/network/organizations?_size=25&former__exact=0{filters}{''.join(facets)}"


def _plural(facet: str) -> str:
    return {"priority": "priorities"}.get(facet, f"{facet}s")


def columns() -> dict[str, str]:
    """Column of Datasette's table → the facet whose values it holds as an array."""
    return {_plural(name): name for name in ARRAYS}
