"""Numbers that count nobody: years, dates, ages, grades, acts, money, labels."""

from decimal import Decimal

from members.intake.reading.dates import DAY_OF_MONTH, Dated
from members.intake.reading.tokens import Token
from members.intake.reading.words import each

# What a number before these words measures.
MEASURES = each(
    "year years yr yrs month months week weeks day days hour hours minute minutes "
    "age grade grades grader graders form credits credit points point pages page "
    "copies percent per percentage km kg meters metres am pm euro euros dollar "
    "dollars usd eur gbp dm chf kzt leva lei st nd rd th"
)
# What a number after these words is the label of.
LABELS = each(
    "age ages aged grade grades level levels phase phases stage stages module modules "
    "chapter article articles act law laws decree order resolution regulation no nos "
    "nr number num paragraph page pages p vol volume room street str box tel fax "
    "phone mobile telephone section figure table version form step part code isbn "
    "decision protocol letter tom"
)
LABEL_SIGNS = set("№#§+$€£@/_=^")
MONEY = set("$€£")
OF_A_YEAR = each(
    "in since by from until till during early late mid spring summer autumn fall "
    "winter year years of before after between through end beginning up start "
    "january february march april may june july august september october november "
    "december"
)
FIRST_YEAR, LAST_YEAR = 1900, 2049


def not_counts(text: str, tokens: list[Token], dates: list[Dated]) -> set[int]:
    """The places among the tokens of those numbers."""
    found: set[int] = set()
    for place, token in enumerate(tokens):
        if not _is_number(token):
            continue
        if (
            _is_joined(text, tokens, place)
            or _measures(tokens, place)
            or _is_label(tokens, place, found)
        ):
            found.add(place)
    return found | _days(text, tokens) | _years(tokens, dates)


def _is_number(token: Token) -> bool:
    return token.value is not None


def _is_joined(text: str, tokens: list[Token], place: int) -> bool:
    """Part of a longer thing: "three-day", "5th", "142/1998", "10:30", "0-3-year"."""
    token = tokens[place]
    before, after = text[token.start - 1 : token.start], text[token.end : token.end + 1]
    if after.isalpha() or before.isalpha() or "_" in (before, after):
        return True
    if _is_of_a_fraction(text, token):
        return True
    if ":" in (before, after) and _tight(text, token):
        return True
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    if following and following.is_glued and not _is_number(following):
        return True
    return token.is_glued and not token.in_words and not before.isdigit()


def _is_of_a_fraction(text: str, token: Token) -> bool:
    """ "142/1998", but not "60 kindergartens/50 schools"."""
    before = text[max(token.start - 2, 0) : token.start]
    after = text[token.end : token.end + 2]
    left = before.endswith("/") and not before[:1].isalpha()
    return left or (after.startswith("/") and not after[1:].isalpha())


def _tight(text: str, token: Token) -> bool:
    """Whether a colon joins this number to another."""
    around = text[max(token.start - 2, 0) : token.end + 2]
    digits = "".join(sign for sign in around if sign.isdigit() or sign == ":")
    return text[token.end : token.end + 2][1:].isdigit() or (
        ":" in digits and text[token.start - 2 : token.start - 1].isdigit()
    )


def _measures(tokens: list[Token], place: int) -> bool:
    """Years of age, hours of a course, money; also of a range and of lists."""
    for token in tokens[place + 1 : place + 6]:
        if token.key in MEASURES or token.key in MONEY:
            return True
        if token.key in ("old", "school", "academic", "study", "working", "paid"):
            continue
        if not (_is_number(token) or token.key in ("-", "–", "to", "and", "or", ",")):
            return False
        if token.key in ("and", ",") and tokens[place].is_grouped:
            return False
    return False


def _is_label(tokens: list[Token], place: int, found: set[int]) -> bool:
    before = tokens[place - 1] if place else None
    if before is None:
        return False
    if before.key == "." and place > 1:
        before = tokens[place - 2]
        if before.key not in LABELS or before.key in ("age", "ages", "part"):
            return False
    if before.key == "in" and place > 1 and tokens[place - 2].value == 1:
        return True  # "one in five children"
    if before.key == "/" and place > 1 and len(tokens[place - 2].key) > 3:
        return False  # "60 kindergartens/50 schools"
    if before.key in LABELS or before.key in LABEL_SIGNS:
        return not (before.key in ("number", "form", "order") and place < 2)
    # "ages 3, 4 and 5", "grades 1-4": the rest of a list of labels.
    chain = before.key in ("-", "–", "to", "and", ",", "or", "until")
    small = (tokens[place].value or Decimal(0)) < 20
    return chain and small and place > 1 and place - 2 in found


def _days(text: str, tokens: list[Token]) -> set[int]:
    if not tokens:
        return set()
    spans = DAY_OF_MONTH.finditer(text, tokens[0].start, tokens[-1].end)
    places = {token.start: place for place, token in enumerate(tokens)}
    return {
        places[start]
        for match in spans
        for start in range(match.start(), match.end())
        if start in places and _is_number(tokens[places[start]])
    }


def _years(tokens: list[Token], dates: list[Dated]) -> set[int]:
    starts = {
        place: dated.date
        for dated in dates
        for place in range(dated.span.start, dated.span.end)
    }
    return {
        place
        for place, token in enumerate(tokens)
        if _is_number(token)
        and token.start in starts
        and (len(starts[token.start]) > 4 or is_year(tokens, place))
    }


def is_year(tokens: list[Token], place: int) -> bool:
    """Whether a number that looks like a year is one."""
    token = tokens[place]
    if token.value is None or token.is_grouped or token.in_words:
        return False
    if not FIRST_YEAR <= token.value <= LAST_YEAR:
        return False
    keys = [one.key for one in tokens[max(place - 3, 0) : place]]
    if not keys:
        following = tokens[place + 1].key if place + 1 < len(tokens) else ""
        return not following.isalpha() or following in ("the", "in", "we", "a")
    if keys[-1] in ("than", "over", "about", "around", "almost", "nearly", "least"):
        return False
    if keys[-1] == "of" and set(keys) & {"total", "number", "some"}:
        return False
    if keys[-1] in ("to", "and", "or", "-", "–", ",", "until"):
        previous = tokens[place - 2] if place > 1 else None
        if previous and previous.value and FIRST_YEAR <= previous.value <= LAST_YEAR:
            return True
    return keys[-1] in OF_A_YEAR or not keys[-1].isalpha()
