"""One invented organization, as the values of its rows."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from members.management.invented.figures import figures
from members.management.invented.tongues import ELSEWHERE, TONGUES, by_country
from members.management.invented.vocabulary import Vocabulary
from members.management.invented.words import LENGTH, Words, acronym
from members.models import (
    FoundingDate,
    Identifier,
    Link,
    Membership,
    Milestone,
    Name,
    Organization,
    Participation,
    Partner,
    Priority,
    ProfileText,
    Source,
)

# Dates are counted from here, so that a seed gives the same on every day.
TODAY = date(2026, 1, 1)
Row = tuple[type[Any], dict[str, Any]]


class Inventor:
    """Makes organizations one after the other; the same ones for the same seed."""

    def __init__(self, seed: int, vocabulary: Vocabulary, pk: Callable[[type], int]):
        self.random = Random(seed)
        self.vocabulary = vocabulary
        self.pk = pk
        self.words = {t.code: Words(t, self.random) for t in TONGUES}
        self.tongues = by_country()
        # A few countries have most of the members, as in a real network.
        self.countries = list(vocabulary.countries.items())
        self.random.shuffle(self.countries)
        self.weights = [1 / (rank + 1) for rank in range(len(self.countries))]

    def organization(self, number: int) -> Iterator[Row]:
        """The rows of one organization: (model, values by column)."""
        ((code, country),) = self.random.choices(self.countries, self.weights)
        tongue = self.tongues.get(code, ELSEWHERE[ord(code[0]) % len(ELSEWHERE)])
        words, english = self.words[tongue.code], self.words["en"]
        place = words.place()
        local = words.name(place)
        has_english = tongue.code != "en" and self.chance(0.5)
        name = english.name(place) if has_english else local
        own = {"organization_id": self.pk(Organization)}
        yield (
            Organization,
            {
                "id": own["organization_id"],
                "slug": f"{code.lower()}-{number}",
                "name": name[:250],
                "name_language": "en" if has_english else tongue.code,
                "country_id": country,
                **self.own_values(number, place),
            },
        )
        for model, values in self.parts(number, name, local, words):
            yield model, own | values

    def own_values(self, number: int, place: str) -> dict[str, Any]:
        return {
            "city": place if self.chance(0.9) else "",
            **self.point(),
            **self.contact(number),
            "edited_at": self.moment() if self.chance(0.95) else None,
            "confirmed_on": self.day(900).isoformat() if self.chance(0.5) else None,
        }

    def parts(self, number: int, name: str, local: str, words: Words) -> Iterator[Row]:
        """The rows of its lists, of which none names the organization yet."""
        source = self.pk(Source)
        yield Source, {"id": source, **self.source(number, name)}
        yield from self.names(name, local, words)
        yield from self.texts(name, local, words)
        yield from self.memberships()
        yield from self.founding_dates(source)
        yield from self.work(source)
        yield from figures(self.random, self.vocabulary, source)
        yield from self.history(source, words)
        if self.chance(0.3):
            yield Identifier, {"key": "i", "scheme": "XX-REG", "value": str(number)}
        if self.chance(0.4):
            address = f"https://example.org/{number}/news"
            yield Link, {"key": "news", "label": "News", "address": address}

    def source(self, number: int, name: str) -> dict[str, Any]:
        return {
            "key": "report",
            "title": f"{name} {self.day().year}"[:300],
            "address": f"https://example.org/{number}/report",
            "date": self.partial(),
            "read_on": self.day(900).isoformat(),
        }

    def history(self, source: int, words: Words) -> Iterator[Row]:
        for key in range(self.random.randrange(3)):
            text = words.sentence()
            since = {"since": self.partial(), "source_id": source}
            yield Milestone, {"key": f"m{key}", "position": key, "text": text, **since}
        for key in range(self.random.randrange(3)):
            partner = {"name": words.name(words.place()), "since": self.partial()}
            yield Partner, {"key": f"p{key}", "position": key, **partner}

    def names(self, name: str, local: str, words: Words) -> Iterator[Row]:
        code = words.tongue.code
        also: list[tuple[str, str, str]] = []
        if local != name:
            also.append((local, Name.Type.LOCAL, code))
        if self.chance(0.7):
            also.append((acronym(name), Name.Type.ACRONYM, ""))
        if self.chance(0.25):
            also.append((words.name(words.place()), Name.Type.FORMER, code))
        if self.chance(0.2):
            also.append((f"{local} ({words.word()})", Name.Type.LEGAL, code))
        for position, (text, type_, language) in enumerate(also):
            yield (
                Name,
                {
                    "key": f"n{position}",
                    "position": position,
                    "text": text[:250],
                    "type": str(type_),
                    "language": language,
                },
            )

    def texts(self, name: str, local: str, words: Words) -> Iterator[Row]:
        low, high = LENGTH
        length = min(high, int(low * self.random.paretovariate(1.1)))
        languages = [(words, local)]
        if words.tongue.code != "en" and self.chance(0.4):
            languages.append((self.words["en"], name))
        for position, (of, called) in enumerate(languages):
            yield (
                ProfileText,
                {
                    "language": of.tongue.code,
                    "position": position,
                    "is_original": position == 0,
                    "revised_on": self.day(3000).isoformat(),
                    **of.texts(called, length // len(languages)),
                },
            )

    def memberships(self) -> Iterator[Row]:
        has_ended, since = self.chance(0.1), self.random.randrange(1990, 2020)
        yield (
            Membership,
            {
                "key": "m",
                "kind_id": self.random.choice([*self.vocabulary.kinds, None]),
                "since": self.partial(since) if self.chance(0.95) else "",
                "until": str(since + self.random.randrange(1, 6)) if has_ended else "",
            },
        )

    def founding_dates(self, source: int) -> Iterator[Row]:
        """Mostly one date; now and then a second, which another source gives."""
        if self.chance(0.15):
            return
        stated = {"date": self.partial(), "source_id": source}
        yield FoundingDate, {"key": "f", "is_preferred": True, **stated}
        if self.chance(0.05):
            stated = {"date": self.partial(), "position": 1}
            yield FoundingDate, {"key": "g", "as_stated": "in its statutes", **stated}

    def work(self, source: int) -> Iterator[Row]:
        """Its priorities, and the programs in which it takes or took part."""
        for position, area in enumerate(self.some(self.vocabulary.areas)):
            listed = {"key": f"a{position}", "position": position, "area_id": area}
            yield Priority, {**listed, "statement": self.words["en"].sentence()}
        for position, program in enumerate(self.some(self.vocabulary.programs)):
            begun = self.random.randrange(1994, 2018)
            yield (
                Participation,
                {
                    "key": f"p{position}",
                    "position": position,
                    "program_id": program,
                    "since": self.partial(begun),
                    "until": str(begun + 5) if self.chance(0.2) else "",
                    "source_id": source,
                },
            )

    def some(self, pks: list[int]) -> list[int]:
        """None to four of the rows, the first ones most often."""
        weights = [1 / (rank + 1) for rank in range(len(pks))]
        count = self.random.choice((0, 1, 1, 2, 3, 4))
        return list(dict.fromkeys(self.random.choices(pks, weights, k=count)))

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def day(self, ago: int = 10_000) -> date:
        """A day at most so many days ago."""
        return TODAY - timedelta(days=self.random.randrange(ago))

    def partial(self, year: int | None = None) -> str:
        """A date to the year, the month or the day; in a year if one is given."""
        day = self.day().replace(year=year, day=1) if year else self.day()
        return day.isoformat()[: self.random.choice((4, 4, 4, 7, 10))]

    def moment(self) -> datetime:
        seconds = self.random.randrange(86_400)
        day = datetime.combine(self.day(4000), datetime.min.time(), tzinfo=UTC)
        return day + timedelta(seconds=seconds)

    def point(self) -> dict[str, Any]:
        if self.chance(0.5):
            return {}
        latitude = round(self.random.uniform(-55, 70), 4)
        return {
            "latitude": latitude,
            "longitude": round(self.random.uniform(-180, 180), 4),
        }

    def contact(self, number: int) -> dict[str, str]:
        contact = {
            "email": f"office@o{number}.example.org",
            "phone": f"+999 {number:07}",
            "website": f"https://o{number}.example.org/",
        }
        return {field: value for field, value in contact.items() if self.chance(0.8)}
