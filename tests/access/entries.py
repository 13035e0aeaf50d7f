"""An entry in which every field says something, in words that the caller chooses."""

from collections.abc import Callable
from typing import Any, NamedTuple

from members.entry import Entry
from tests.factories import make_area, make_country, make_indicator, make_program


class Words(NamedTuple):
    """What an entry names of the network's vocabulary."""

    country: str = "MN"
    program: str = "step-by-step"
    area: str = "access"
    indicator: str = "children"

    def make(self) -> None:
        make_country(self.country)
        make_program(self.program)
        make_area(self.area)
        make_indicator(self.indicator)


COMMON = Words()


def full_entry(
    slug: str,
    say: Callable[[str], str],
    logo: str = "",
    *,
    number: int = 4321,
    words: Words = COMMON,
) -> Entry:
    """Every field filled; `say("place-city")` gives the words of a field.

    Words are of letters and digits, so that addresses and keys may hold them;
    `number` is the figure's value.
    """

    def address(field: str) -> str:
        return f"https://{say(field)}.example/"

    def period(of: str) -> dict[str, Any]:
        return {"since": "2001", "until": "2003", "key": say(f"{of}-key")}

    source = say("sources-key")
    fields = ("summary", "history", "mission", "goals", "activities")
    return Entry.model_validate(
        {
            "slug": slug,
            "name": say("name"),
            "name_language": "en",
            "names": [
                {**period("names"), "text": say("names-text"), "type": "alias"},
            ],
            "identifiers": [
                {
                    "key": say("identifiers-key"),
                    "scheme": say("identifiers-scheme"),
                    "value": say("identifiers-value"),
                }
            ],
            "founding_dates": [
                {
                    "key": say("founding_dates-key"),
                    "date": "1996-05",
                    "as_stated": say("founding_dates-as_stated"),
                    "is_preferred": True,
                    "source": source,
                }
            ],
            "place": {
                "country": words.country,
                "country_as_stated": say("place-country_as_stated"),
                "city": say("place-city"),
                "address": say("place-address"),
                "latitude": 47.12345,
                "longitude": 106.54321,
            },
            "contact": {
                "email": f"{say('contact-email')}@example.org",
                "phone": say("contact-phone"),
                "website": address("contact-website"),
            },
            "links": [
                {
                    "key": say("links-key"),
                    "label": say("links-label"),
                    "address": address("links-address"),
                }
            ],
            "logo": logo,
            "texts": [
                {
                    "language": language,
                    "is_original": language == "en",
                    "revised_on": "2024-02-29",
                    **{name: say(f"texts-{language}-{name}") for name in fields},
                }
                for language in ("en", "mn")
            ],
            "priorities": [
                {
                    "key": say("priorities-key"),
                    "area": words.area,
                    "title": say("priorities-title"),
                    "statement": say("priorities-statement"),
                    "source": source,
                }
            ],
            "participations": [
                {
                    **period("participations"),
                    "program": words.program,
                    "local_name": say("participations-local_name"),
                    "note": say("participations-note"),
                    "source": source,
                }
            ],
            "milestones": [
                {
                    **period("milestones"),
                    "text": say("milestones-text"),
                    "source": source,
                }
            ],
            "partners": [
                {
                    **period("partners"),
                    "name": say("partners-name"),
                    "role": say("partners-role"),
                    "website": address("partners-website"),
                    "source": source,
                }
            ],
            "figures": [
                {
                    **period("figures"),
                    "indicator": words.indicator,
                    "program": words.program,
                    "value": number,
                    "value_high": number + 1,
                    "qualifier": "range",
                    "kind": "stock",
                    "unit_as_stated": say("figures-unit_as_stated"),
                    "period_as_stated": say("figures-period_as_stated"),
                    "dimension": say("figures-dimension"),
                    "words": say("figures-words"),
                    "source": source,
                }
            ],
            "sources": [
                {
                    "key": source,
                    "title": say("sources-title"),
                    "address": address("sources-address"),
                    "date": "2011-12",
                    "read_on": "2024-01-31",
                    "note": say("sources-note"),
                }
            ],
        }
    )


def plain(field: str) -> str:
    """The field's own name as its words."""
    return field.replace("_", "").replace("-", "")
