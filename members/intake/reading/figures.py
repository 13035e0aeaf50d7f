"""The figures of a sentence: each number that counts something the network counts."""

from dataclasses import dataclass, replace
from decimal import Decimal

from members.intake.reading.amounts import countings
from members.intake.reading.circumstances import (
    FROM_NOW_ON,
    Clue,
    is_at_work,
    kind_of,
    result_of,
    speaks_of_training,
    took_part,
)
from members.intake.reading.counting import Counting
from members.intake.reading.dates import dates_in
from members.intake.reading.dimensions import dimension_of
from members.intake.reading.not_counts import not_counts
from members.intake.reading.numbers import with_numbers
from members.intake.reading.periods import Period, periods_in
from members.intake.reading.qualifiers import grows, is_start_of_growth
from members.intake.reading.spans import Span
from members.intake.reading.tokens import Token, tokens_of, without_asides
from members.intake.reading.words import Counted, Words

LINKS = {"and", ",", "&", "as", "well", "also", "with", "plus", "(", ")"}
# "40 teachers of 12 schools took the course": said of the teachers.
PLACES = frozenset({"of", "in", "from", "at"})
TRAINED = {"trained", "retrained", "certified", "new", "professionals"}
GOING_ON = {"they", "these", "those", "there"}


NO_CLUE = Clue()


@dataclass(frozen=True)
class Figure:
    """A figure as the page states it; `span` holds its words."""

    indicator: str
    value: Decimal
    qualifier: str
    kind: str
    span: Span
    result: str = "actual"
    value_high: Decimal | None = None
    period: str = ""
    since: str = ""
    until: str = ""
    dimension: str = ""
    unsure: str = ""


@dataclass(frozen=True)
class Sentence:
    """A sentence and what stands over it or before it."""

    span: Span
    clue: Clue = NO_CLUE
    last_year: str = ""
    earlier: tuple[Figure, ...] = ()
    after_training: bool = False


def figures_in(text: str, sentence: Sentence, words: Words) -> list[Figure]:
    """All figures of a sentence, in its order."""
    span = sentence.span
    tokens = without_asides(with_numbers(tokens_of(text, span.start, span.end)))
    dates = dates_in(text, span)
    skip = not_counts(text, tokens, dates)
    counted = countings(tokens, skip, words, sentence.earlier)
    # "more than 1900 teachers": what counts is no year.
    counts = {tokens[one.amount.number].start for one in counted}
    dates = [one for one in dates if one.span.start not in counts]
    periods = periods_in(text, span, dates, sentence.last_year)
    figures = [
        _figure(text, tokens, counted, place, periods, sentence, words)
        for place in range(len(counted))
    ]
    return [one for one in figures if one is not None]


def _figure(
    text: str,
    tokens: list[Token],
    counted: list[Counting],
    place: int,
    periods: list[Period],
    sentence: Sentence,
    words: Words,
) -> Figure | None:
    """None of people who are no figure, since nobody trained them."""
    here = counted[place]
    amount = here.amount
    before, after = _clause(tokens, counted, place)
    trained = not is_at_work(after) and (
        speaks_of_training([*before, *after])
        or (here.unit_first < amount.first and _of_label(tokens, here))
        or sentence.clue.of_training
        or (sentence.after_training and took_part(after))
    )
    if not trained and _only_if_trained(here, words):
        return None
    indicator = meant(here.codes, trained, words)
    of_training = indicator.of_training
    told_before = tokens[: amount.first]
    result = result_of(told_before, after, sentence.clue)
    if is_start_of_growth(tokens, amount.first):
        result = "baseline"
    period = _period(tokens, counted, place, periods, sentence)
    figure = Figure(
        indicator.code,
        amount.value,
        amount.qualifier,
        "stock",
        _words(text, tokens, counted, place),
        result,
        amount.high,
        unsure=here.unsure,
    )
    kind = kind_of(
        of_training=of_training,
        result=result,
        before=[*before, *told_before[-12:]] if period and period.goes_on else before,
        after=after,
        unit=here.unit_words,
        period=period.words if period else "",
        goes_on=bool(period and period.goes_on),
    )
    if kind == "cumulative" and not of_training and grows(tokens, amount):
        kind = "stock"
    if indicator.is_share:
        kind = "stock" if indicator.isced_level else "flow"
    figure = replace(
        figure, kind=kind, dimension=dimension_of(text, tokens, counted, place, words)
    )
    # "Since 1997 teachers were trained, and 14 trainers are certified": a number
    # at a time has no beginning.
    if not period or (period.goes_on and kind != "cumulative"):
        return figure
    return replace(figure, period=period.words, since=period.since, until=period.until)


def _of_label(tokens: list[Token], here: Counting) -> bool:
    """ "Teachers and directors trained - 2780"."""
    return speaks_of_training(tokens[here.first : here.amount.first])


def _only_if_trained(here: Counting, words: Words) -> bool:
    """ "2000 people" or "86 assistants" count nothing, unless somebody trained them."""
    all_trained = all(words.indicators[code].of_training for code in here.codes)
    return all_trained and not TRAINED & set(here.phrase)


def meant(codes: tuple[str, ...], trained: bool, words: Words) -> Counted:
    """Of the indicators that share a word, the one that the words around it mean."""
    options = [words.indicators[code] for code in codes]
    fitting = [one for one in options if one.of_training == trained]
    return min(fitting or options, key=lambda one: one.position)


def _clause(
    tokens: list[Token], counted: list[Counting], place: int
) -> tuple[list[Token], list[Token]]:
    """The words before and after a figure that belong to it.

    What is only linked ("trained 300 teachers, 20 heads and 5 trainers") shares them.
    """
    first = place
    while first and _is_linked(tokens, counted[first - 1], counted[first]):
        first -= 1
    last = place
    while last + 1 < len(counted) and _is_linked(
        tokens, counted[last], counted[last + 1], PLACES
    ):
        last += 1
    start = counted[first - 1].last + 1 if first else 0
    end = counted[last + 1].first if last + 1 < len(counted) else len(tokens)
    before = tokens[start : counted[first].first]
    return before, tokens[counted[last].last + 1 : end]


def _is_linked(
    tokens: list[Token],
    one: Counting,
    other: Counting,
    also: frozenset[str] = frozenset(),
) -> bool:
    between = tokens[one.last + 1 : other.first]
    return all(token.key in LINKS or token.key in also for token in between)


def _period(
    tokens: list[Token],
    counted: list[Counting],
    place: int,
    periods: list[Period],
    sentence: Sentence,
) -> Period | None:
    """The period before the figure, else the one after it, else what stands over it."""
    start = tokens[counted[place].first].start
    before = [one for one in periods if one.span.start < start]
    after = [one for one in periods if one.span.start >= start]
    if after and not before:
        return after[0]
    close = counted[place + 1].first if place + 1 < len(counted) else len(tokens)
    end = tokens[close].start if close < len(tokens) else tokens[-1].end
    own = [one for one in after if one.span.end <= end]
    if own and (own[0].goes_on or before[-1].goes_on or len(counted) > 1):
        return own[0]
    if before:
        last = before[-1]
        # "It began in 1994, and now it covers 60 schools."
        since = [token.key for token in tokens if last.span.end <= token.start < start]
        return None if FROM_NOW_ON & set(since) else last
    clue, earlier = sentence.clue, sentence.earlier
    if clue.period:
        return Period(clue.period, sentence.span, clue.since, clue.until)
    if tokens[0].key in GOING_ON and earlier and earlier[-1].period:
        told = earlier[-1]
        return Period(told.period, told.span, told.since, told.until)
    return None


def _words(text: str, tokens: list[Token], counted: list[Counting], place: int) -> Span:
    """From the number to what it counts; "37 classrooms in 12 schools" stays whole."""
    first = last = place
    if place + 1 < len(counted) and _is_inside(
        tokens, counted[place], counted[place + 1]
    ):
        last = place + 1
    if place and _is_inside(tokens, counted[place - 1], counted[place]):
        first = place - 1
    return Span(tokens[counted[first].first].start, tokens[counted[last].last].end)


def _is_inside(tokens: list[Token], one: Counting, other: Counting) -> bool:
    return [t.key for t in tokens[one.last + 1 : other.first]] == ["in"]
