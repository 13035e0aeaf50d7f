"""What a number counts: the words after it that the vocabulary knows."""

from dataclasses import dataclass, field

from members.intake.reading.tokens import Token
from members.intake.reading.words import Words, each

WINDOW = 9
# These end what may stand between a number and the word for what it counts.
STOPS = each(
    "in at from for with by on to through across within under into during since as per "
    "among between throughout via than about over is are was were be been being has "
    "have had will would can could may might shall should do does did which who whom "
    "whose that where when while but not nor if it they we he she i this these those "
    "there work works worked working use uses used using take takes took participate "
    "participates participated attend attends attended receive received implement "
    "implements implemented implementing including include includes e g etc because so "
    "then also however became become becomes get got make made began begin serve "
    "serves "
    "each every per out"
)
ORDINALS = each("first second third fourth fifth")
LINKS = {"and", "or", ",", "&", "/"}
PLURALS = {"children", "staff", "people", "faculty", "kids", "personnel"}
# ISCED 2011 levels of the words that tell one kind of school from another.
LEVELS = {
    "preschool": "0",
    "kindergarten": "0",
    "nursery": "0",
    "primary": "1",
    "elementary": "1",
    "mainstream": "1",
    "secondary": "23",
    "high": "3",
    "vocational": "35",
    "boarding": "x",
    "music": "x",
    "sunday": "x",
    "summer": "x",
    "driving": "x",
    "technical": "35",
    "university": "678",
    "universities": "678",
    "college": "5678",
    "colleges": "5678",
    "student": "678",
}
# Words before a general one that make it count something else.
ELSEWHERE = each(
    "priority key thematic content learning subject strategic curriculum developmental "
    "activity working focus support interest target ethnic age minority discussion "
    "pressure self help initiative web internet parent parents parenting residential "
    "following different main study board former other language master future student "
    "trainee "
    "visiting foreign american international doctoral music sports dance friends "
    "play corner"
)
OF_STUDENTS = {"university", "universities", "faculty", "faculties", "college"}
GROWN = {"students", "student"}
# Whoever goes to such a place, or does such a thing, is a child no more.
GROWN_UP = each(
    "university universities college colleges student faculty faculties pedagogical "
    "practicum practica diploma diplomas prepare prepares preservice future course "
    "courses undergraduate master bachelor"
)


@dataclass(frozen=True)
class Unit:
    """The codes that the words of a unit may mean; tokens `first` up to with `last`.

    `before` are the words between the number and the unit, `phrase` the unit.
    """

    codes: tuple[str, ...]
    first: int
    last: int
    before: tuple[str, ...] = ()
    phrase: tuple[str, ...] = ()
    also: tuple[str, ...] = field(default=())


def unit_after(
    tokens: list[Token], place: int, words: Words, *, one: bool = False
) -> Unit | None:
    """The unit of the number whose last token is before `place`; `one`: of a 1."""
    start = _past_partitive(tokens, place)
    if start < len(tokens) and tokens[start].key in LINKS:
        return None
    single: Unit | None = None
    at = start
    while at < min(len(tokens), start + WINDOW):
        token = tokens[at]
        stops = token.key in STOPS | {"of"} and not _is_between_grades(tokens, at)
        if token.value is not None or (at > start and stops):
            break
        if match := known(tokens, at, words, one=one):
            unit = _unit(tokens, start, at, match, words)
            if unit and (one or _is_plural(unit.phrase)):
                return _widest(tokens, unit, words)
            single = unit or single
            at += len(match)
            continue
        if not token.key.replace("'", "").isalpha() and token.key not in LINKS | {
            '"',
            "“",
            "”",
            "'",
            "«",
            "»",
        }:
            break
        if token.key in STOPS and not _is_between_grades(tokens, at):
            break
        at += 1
    # "267 classroom in": a plural that lacks its s, and nothing comes after it.
    return single if single and single.last + 1 >= at else None


def _is_between_grades(tokens: list[Token], at: int) -> bool:
    """ "84 first to fourth grade classes"."""
    around = {token.key for token in tokens[max(at - 1, 0) : at + 2 : 2]}
    return tokens[at].key == "to" and len(around) == 2 and around <= ORDINALS


def _past_partitive(tokens: list[Token], place: int) -> int:
    """ "Seven of the ten kindergartens", "25 of our teachers"."""
    keys = [token.key for token in tokens[place : place + 4]]
    if keys[:3] == ["the", "number", "of"]:
        return place + 3  # "increased to over 800 the number of schools"
    if keys[:2] == ["out", "of"]:
        return _past_partitive(tokens, place + 1)
    if keys[:1] == ["of"]:
        place += 1
        if len(keys) > 1 and keys[1] in ("the", "our", "its", "their", "all", "these"):
            place += 1
        # "three of Moldova's ten districts"
        elif place + 1 < len(tokens) and tokens[place].is_possessive:
            place += 1 if tokens[place + 1].value is not None else 0
        if place < len(tokens) and tokens[place].value is not None:
            place += 1
    return place


def known(
    tokens: list[Token], place: int, words: Words, *, one: bool = False
) -> tuple[str, ...]:
    """The longest phrase of the vocabulary that begins at a token; `one`: of a 1."""
    for length in range(min(words.longest, len(tokens) - place), 0, -1):
        phrase = tuple(token.key for token in tokens[place : place + length])
        if tokens[place + length - 1].is_possessive:
            continue
        if phrase in words.phrases:
            return phrase
        several = (*phrase[:-1], plural_of(phrase[-1]))
        if one and several in words.phrases:
            return several
    return ()


def plural_of(word: str) -> str:
    """ "1 university": the vocabulary has the plural."""
    if word.endswith("y") and word[-2:-1] not in tuple("aeiou"):
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "x", "ch", "sh")) else f"{word}s"


def _unit(
    tokens: list[Token], start: int, at: int, match: tuple[str, ...], words: Words
) -> Unit | None:
    before = tuple(token.key for token in tokens[start:at])
    codes = tuple(
        code
        for code in words.phrases[match]
        if _fits(words.indicators[code].isced_level, before)
    )
    if not codes or _is_elsewhere(tokens, before, at, match):
        return None
    return Unit(codes, start, at + len(match) - 1, before, match)


def _fits(isced_level: str, before: tuple[str, ...]) -> bool:
    """Whether "secondary", "primary" before a unit allow its level of education."""
    levels = {LEVELS[word] for word in before if word in LEVELS}
    if "x" in levels:
        return not isced_level
    return not isced_level or not levels or any(isced_level in one for one in levels)


def _is_elsewhere(
    tokens: list[Token], before: tuple[str, ...], at: int, match: tuple[str, ...]
) -> bool:
    after = [token.key for token in tokens[at + len(match) : at + len(match) + 5]]
    if len(match) == 1 and before and before[-1] in ELSEWHERE:
        return True
    if match[-1] == "faculty" and after[:1] in (["members"], ["member"]):
        return True
    if match[-1] in GROWN:
        around = {token.key for token in tokens[max(at - 10, 0) : at + 10]}
        return bool(OF_STUDENTS & {*before, *after} or GROWN_UP & around)
    if match == ("groups",) and after[:1] == ["of"]:
        return not {"children", "kids", "pupils", "kindergarten"} & set(after)
    return match[-1] == "student" and bool(after)


def _is_plural(phrase: tuple[str, ...]) -> bool:
    return any(is_plural(word) for word in phrase)


def is_plural(word: str) -> bool:
    if not word.isascii() or word in PLURALS:
        return True
    return word.endswith("s") and not word.endswith(("ss", "us", "is", "ics"))


def _widest(tokens: list[Token], unit: Unit, words: Words) -> Unit:
    """Go on where others are counted together: "teachers, counsellors and heads"."""
    last, codes, also = unit.last, unit.codes, []
    while last + 2 < len(tokens) and tokens[last + 1].key in LINKS:
        at = last + 2
        while at < len(tokens) and tokens[at].key in ("their", "the", *LINKS):
            at += 1
        if at >= len(tokens) or tokens[at].value is not None:
            break
        # "teachers, pedagogues and school principals"
        match = known(tokens, at, words)
        if at + 1 < len(tokens) and not (match and _is_plural(match)):
            further = known(tokens, at + 1, words)
            at, match = (at + 1, further) if _is_plural(further) else (at, match)
        end = at + max(len(match), 1) - 1
        key = tokens[end].key
        plural = _is_plural((key,)) and key.isalpha() and key not in STOPS
        if not plural or not (match or tokens[last + 1].key in ("and", "or", "&")):
            break
        codes = _shared(codes, words.phrases.get(match, ()), words)
        also.append(key)
        last = end
    return Unit(codes, unit.first, last, unit.before, unit.phrase, tuple(also))


def _shared(
    codes: tuple[str, ...], more: tuple[str, ...], words: Words
) -> tuple[str, ...]:
    """Of two kinds counted together, the one that is meant wider: it stands later."""
    if not more or set(codes) & set(more):
        return tuple(code for code in codes if not more or code in more) or codes

    def place(group: tuple[str, ...]) -> int:
        return max(words.indicators[code].position for code in group)

    return max(codes, more, key=place)
