"""How exactly a number is stated: "more than", "about", "at least", "between"."""

from dataclasses import dataclass
from decimal import Decimal

from members.intake.reading.not_counts import is_year
from members.intake.reading.tokens import Token
from members.intake.reading.words import each

# Words before the number, longest first; then words after it.
BEFORE = {
    "more_than": (
        "in excess of|upwards of|a little more than|a bit more than|more than|more then"
        "|greater than|bigger than|well over|over|above|exceeds|exceeding|exceeded"
        "|beyond|>"
    ),
    "at_least": (
        "not less than|no less than|no fewer than|not fewer than|at least|at the least"
        "|a minimum of|minimum of|minimum|min|not less then"
    ),
    "less_than": "less than|less then|fewer than|just under|under|below|<",
    "up_to": (
        "not more than|no more than|at most|a maximum of|maximum of|maximum|as many as"
        "|up to|upto|max"
    ),
    "about": (
        "more or less|close to|near to|an estimated|estimated|approximately|approx"
        "|approximate|near|about|around|circa|ca|roughly|some|nearly|almost|nearby|c|~|≈"
    ),
    "exact": "exactly|a total of|in total|altogether|all|only|just|total of",
}
PHRASES = sorted(
    (
        (tuple(words.split()), qualifier)
        for qualifier, group in BEFORE.items()
        for words in group.split("|")
    ),
    key=lambda one: -len(one[0]),
)
ENDING = {
    last: [one for one in PHRASES if one[0][-1] == last]
    for last in {words[-1] for words, _ in PHRASES}
}
GROWTH = each(
    "grew grown grow growing increased increase rose risen expanded raised developed "
    "spread widened extended"
)
FROM = each("from an a the initial only just its")
AFTER = [
    (("or", "more"), "at_least"),
    (("and", "more"), "at_least"),
    (("or", "so"), "about"),
    (("+",), "more_than"),
]


@dataclass(frozen=True)
class Amount:
    """A number with its qualifier: tokens `first` up to and with `last`."""

    value: Decimal
    qualifier: str
    first: int
    last: int
    number: int
    high: Decimal | None = None


def amount_at(tokens: list[Token], place: int, skip: set[int]) -> Amount | None:
    """The amount whose (lower) number stands at `place`; None if it is no amount."""
    value = tokens[place].value
    if value is None or place in skip:
        return None
    ranged = _range(tokens, place, value, skip)
    if ranged:
        return ranged
    first, qualifier = stated_before(tokens, place)
    last = place
    for words, said in AFTER:
        end = place + 1 + len(words)
        if tuple(token.key for token in tokens[place + 1 : end]) == words:
            qualifier, last = said, end - 1
    return Amount(value, qualifier, first, last, place)


def stated_before(tokens: list[Token], place: int) -> tuple[int, str]:
    start = place
    while start and tokens[start - 1].key in ("a", "the", "its", "our", "."):
        start -= 1
    for words, qualifier in ENDING.get(tokens[start - 1].key, ()) if start else ():
        first = start - len(words)
        if first >= 0 and tuple(t.key for t in tokens[first:start]) == words:
            return first, qualifier
    return place, "exact"


def is_start_of_growth(tokens: list[Token], first: int) -> bool:
    """ "has grown from 12 to 60", "from nine classrooms it has grown to 200"."""
    near = [token.key for token in tokens[max(first - 4, 0) : first]]
    if "from" not in near or not set(near[near.index("from") :]) <= FROM:
        return False
    around = tokens[max(first - 12, 0) : first + 25]
    return any(token.key in GROWTH for token in around)


def grows(tokens: list[Token], amount: Amount) -> bool:
    """ "Since then it has grown to 60 kindergartens": so many there are."""
    return any(
        token.key in GROWTH
        for token in tokens[max(amount.first - 12, 0) : amount.first]
    )


def _range(
    tokens: list[Token], place: int, value: Decimal, skip: set[int]
) -> Amount | None:
    """ "3,000-4,000", "between 20 and 30", "from 20 to 30", "20 to 30"."""
    if place + 2 >= len(tokens):
        return None
    joint, high = tokens[place + 1], tokens[place + 2]
    if high.value is None or is_year(tokens, place + 2):
        return None
    before = tokens[place - 1].key if place else ""
    joins = ("-", "–", "—", "to", "or", "till") + (
        ("and",) if before == "between" else ()
    )
    if joint.key not in joins or high.value <= value or place + 2 in skip:
        return None
    if before == "from" and GROWTH & {t.key for t in tokens[max(place - 9, 0) : place]}:
        return None
    first = place - 1 if before in ("between", "from") else place
    first = stated_before(tokens, first)[0]
    return Amount(value, "range", first, place + 2, place, high.value)
