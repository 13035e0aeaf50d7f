"""Query strings of the directory that nobody sends in good faith, numbered.

The same number is always the same query string.
"""

from collections.abc import Callable
from random import Random
from urllib.parse import quote

from tests.programs.hostile_texts import HOSTILE

# What somebody would send in good faith; some of the demonstration network.
KNOWN = {
    "q": ["step by step", "монгол", '"early childhood"', "-roma child", "fondation"],
    "country": ["MN", "KZ", "AL", "none"],
    "region": ["142", "150", "001", "none"],
    "priority": ["access", "outreach", "none"],
    "program": ["step-by-step", "none"],
    "membership": ["full", "affiliate", "none"],
    "language": ["en", "mn", "ru", "none"],
    "indicator": ["children", "teachers", "none"],
    "former": ["0", "1"],
    "reach_min": ["0", "1,500"],
    "reach_max": ["100", "2 000 000"],
    "founded_min": ["1990", "none"],
    "founded_max": ["2005", "none"],
    "updated_since": ["2020-01-31"],
    "sort": ["relevance", "name", "founded", "updated", "reach"],
    "view": ["cards", "table", "map"],
    "page": ["1", "2"],
    "more": ["country", "language"],
}
NAMES = [*KNOWN]
UNKNOWN = ["QQ", "gold", "None", "null", "undefined", "true", "[]", "*", "0", "mn", "2"]
NUMBERS = [
    *("-1", "00", "1e9", "1e999", "NaN", "Infinity", "-inf", "0x10", "1_000", "²", "٣"),
    *("1998.5", "1.", ".", ",", "1,5,0", "1 9 9 8", "+1998", "2147483648", "½", "十"),
    *("9223372036854775808", "9" * 40, "9" * 400, "0" * 41, "1" + "0" * 39, "9" * 3000),
]
DAYS = [
    *(
        "2026-02-30",
        "0000-00-00",
        "0001-01-01",
        "9999-12-31",
        "10000-01-01",
        "2026-1-1",
    ),
    *("31.1.2026", "today", "2026-01-31T00:00Z", "２０２６-０１-３１", "-001-01-01"),
]
PIECES = [
    *("' OR 1=1--", "'; DROP TABLE members_organization;--", '") UNION SELECT 1--'),
    *(
        "1/**/OR/**/1",
        "\\",
        "\\'",
        "$1",
        "%s",
        "%(value)s",
        "%",
        "_",
        "a%' --",
        ";",
        "`",
    ),
    *(
        'NEAR("a" b)',
        "main : a",
        "a:*",
        "a* AND",
        "' <-> '",
        "& | !",
        '"',
        '""',
        "a OR",
    ),
    *(
        "{{ 7919*7907 }}",
        "{% debug %}",
        "${7919*7907}",
        "#{7919*7907}",
        "{0.__class__}",
    ),
    *("<%= 7919*7907 %>", "../../etc/passwd", "file:///etc/passwd", "|id", "$(id)"),
    *("\t", " ", "\xa0", "\u202eabc", "\u200b", "\ufeff", "\ufffe", "\U0010ffff", "ﬃ"),
    *("👩‍👩‍👧", "İ", "ß", "ǆ", "é" * 100, "\u0301" * 100, "ﷺ" * 20, "人民", "พัฒนา"),
    *("-", "--", "- - -", "“", "-“a b", "a-" * 50, "-a " * 60, "ab " * 60, "i" * 200),
]
# What is no text, and what a reader would not see. As it stands in an address.
BROKEN = [
    *("%00", "a%00b", "%01", "%0d%0aSet-Cookie:%20a=b", "%1b[31m", "%7f", "%c2%85"),
    *(
        "%ff",
        "%c0%80",
        "%ed%a0%80",
        "%f4%90%80%80",
        "%e2%82",
        "%",
        "%f",
        "%zz",
        "%u0041",
    ),
]
ODD_NAMES = [
    *("q[]", "country[0]", "country.x", "__proto__", "Q", " q", "q ", "p", "", "csrf"),
    *("sort[$ne]", "%71", "page;", "former__in", "utm_source", "_", "id"),
]
SIZES = [201, 400, 2_000, 9_000]


def query_string(number: int) -> str:
    random = Random(number)
    return random.choice(SHAPES)(random)


def one(random: Random) -> str:
    return pair(random, hostile(random))


def some(random: Random) -> str:
    """Mistakes among what is right."""
    shapes = random.choices([one, right, right], k=random.randint(2, 8))
    return "&".join(shape(random) for shape in shapes)


def together(random: Random) -> str:
    """Right by themselves, and perhaps not together."""
    return "&".join(right(random) for _time in range(random.randint(1, 4)))


def wrong_everywhere(random: Random) -> str:
    return "&".join(f"{name}={quote(hostile(random))}" for name in NAMES)


def many(random: Random) -> str:
    """Up to more values than any address may have, the same or all different."""
    name, count = random.choice(NAMES), random.choice([2, 5, 40, 380, 990, 1_500])
    value = random.choice([hostile, lambda r: r.choice(KNOWN[name])])(random)
    ends = random.choice([[""], [str(number) for number in range(count)]])
    if len(value) > 40:
        count = min(count, 40)
    return "&".join(
        f"{name}={quote(value)}{ends[at % len(ends)]}" for at in range(count)
    )


def many_right(random: Random) -> str:
    return "&".join(right(random) for _time in range(random.choice([20, 100, 400])))


def upside_down(random: Random) -> str:
    low, high = sorted(random.sample(range(1, 9999), 2))
    kind = random.choice(["founded", "reach"])
    ends = [f"{kind}_min={high}", f"{kind}_max={low}"]
    random.shuffle(ends)
    return "&".join([*ends, *(right(random) for _time in range(random.randrange(4)))])


def broken(random: Random) -> str:
    bad = "".join(random.choices(BROKEN, k=random.choice([1, 1, 2, 20])))
    name = random.choice(NAMES)
    return random.choice([f"{name}={bad}", f"{bad}={name}", f"{right(random)}&{bad}"])


def long(random: Random) -> str:
    sign = random.choice(
        ["a", "9", "%", "-", " ", "+", "ж", "👩", "%25", '"', "a ", "<"]
    )
    text = sign * (random.choice(SIZES) // len(sign))
    return pair(random, text)


def odd_names(random: Random) -> str:
    name = random.choice([*ODD_NAMES, *map(quote, HOSTILE)])
    return f"{name}={quote(hostile(random))}&{right(random)}"


def junk(random: Random) -> str:
    signs = [chr(number) for number in range(33, 127)]
    return "".join(random.choices(signs, k=random.randint(1, 60)))


SHAPES: list[Callable[[Random], str]] = [
    *(
        one,
        one,
        one,
        some,
        some,
        together,
        together,
        wrong_everywhere,
        many,
        many_right,
    ),
    *(upside_down, broken, long, odd_names, junk),
]


def pair(random: Random, value: str) -> str:
    return f"{random.choice(NAMES)}={quote(value)}"


def right(random: Random) -> str:
    name = random.choice(NAMES)
    return f"{name}={quote(random.choice(KNOWN[name]))}"


def hostile(random: Random) -> str:
    kind = random.choice([UNKNOWN, NUMBERS, DAYS, PIECES, HOSTILE])
    # Two together: what one lets through may open the way for the other.
    return "".join(random.choices(kind, k=random.choice([1, 1, 1, 2])))
