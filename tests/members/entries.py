"""Generated entries for property tests."""

from datetime import date

from hypothesis import strategies as st

from members.entry import Entry

COUNTRIES = ("MN", "KZ", "XK", "SUHH")
PROGRAMS = ("step-by-step", "reading")
AREAS = ("outreach", "policy-support", "teacher-education")
INDICATORS = ("children", "coverage_share")
LANGUAGES = ("en", "ru", "sr-Latn", "mn")

texts = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.just("\n"), max_size=60
)
lines = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40)
words = st.tuples(st.sampled_from("aŽБم中"), lines).map("".join)
keys = st.from_regex(r"[a-z0-9][-a-z0-9]{0,11}", fullmatch=True)
addresses = st.sampled_from(
    ["https://example.org/", "http://пример.example/путь?a=1&b=2#c"]
)
years = st.integers(1900, 2030).map(str)
partial_dates = years | st.dates(date(1900, 1, 1), date(2030, 12, 31)).flatmap(
    lambda day: st.sampled_from([day.isoformat(), day.isoformat()[:7]])
)
started_periods = st.one_of(
    partial_dates.map(lambda since: {"since": since}),
    st.tuples(years, years).map(lambda y: {"since": min(y), "until": max(y)}),
)
periods = st.one_of(
    st.just({}), partial_dates.map(lambda until: {"until": until}), started_periods
)
days = st.none() | st.dates(date(1990, 1, 1), date(2030, 12, 31))


def items(*, unique: str = "", **fields):
    """A list of items with keys of their own; `unique` must not repeat either."""
    item = st.fixed_dictionaries({"key": keys, **fields})
    unique_by = [lambda item: item["key"]]
    if unique:
        unique_by.append(lambda item: item[unique])
    return st.lists(item, max_size=3, unique_by=tuple(unique_by))


def in_periods(lists, *, start: bool = False):
    """The same lists, each item with a period (from a start, if it must have one)."""
    some = started_periods if start else periods
    return lists.flatmap(
        lambda found: st.tuples(*[some.map(lambda p, i=i: {**i, **p}) for i in found])
    ).map(list)


@st.composite
def figures(draw):
    found = draw(
        items(
            indicator=st.sampled_from(INDICATORS),
            program=st.none() | st.sampled_from(PROGRAMS),
            value=st.decimals(0, 100, places=2),
            kind=st.sampled_from(["stock", "flow", "cumulative"]),
            result=st.sampled_from(["actual", "target", "baseline"]),
            qualifier=st.sampled_from(
                ["exact", "about", "more_than", "up_to", "range"]
            ),
            status=st.sampled_from("AEPU"),
            dimension=lines,
            words=texts,
        )
    )
    for earlier, figure in zip([None, *found], found, strict=False):
        period = draw(periods)
        figure |= period or {"is_undated": True}
        if figure["qualifier"] == "range":
            figure["value_high"] = figure["value"] + 0
        if earlier and draw(st.booleans()):
            figure["supersedes"] = earlier["key"]
    return found


@st.composite
def entries(draw) -> Entry:
    """Any entry of the vocabulary above; items name sources that the entry has."""
    sources = draw(
        items(
            title=words,
            address=addresses,
            date=st.just("") | partial_dates,
            read_on=days,
            note=texts,
        )
    )
    data = {
        "slug": draw(keys),
        "name": draw(words),
        "name_language": draw(st.sampled_from(["", *LANGUAGES])),
        "place": {"country": draw(st.sampled_from(COUNTRIES)), "city": draw(lines)},
        "contact": {"website": draw(st.just("") | addresses), "phone": draw(lines)},
        "names": draw(
            in_periods(items(text=words, type=st.sampled_from(["legal", "acronym"])))
        ),
        "identifiers": draw(
            items(unique="value", scheme=st.just("ror"), value=keys)
        ),
        "founding_dates": draw(items(date=partial_dates, as_stated=lines)),
        "links": draw(items(label=words, address=addresses)),
        "texts": draw(
            st.lists(
                st.fixed_dictionaries(
                    {
                        "language": st.sampled_from(LANGUAGES),
                        "revised_on": days,
                        "summary": texts,
                        "goals": texts,
                    }
                ),
                max_size=3,
                unique_by=lambda text: text["language"],
            )
        ),
        "priorities": draw(
            items(unique="area", area=st.sampled_from(AREAS), statement=texts)
        ),
        "participations": draw(
            in_periods(
                items(unique="program", program=st.sampled_from(PROGRAMS), note=texts)
            )
        ),
        "milestones": draw(in_periods(items(text=words), start=True)),
        "partners": draw(in_periods(items(name=words, role=lines))),
        "figures": draw(figures()),
        "sources": sources,
    }  # fmt: skip
    if data["texts"]:
        data["texts"][0]["is_original"] = draw(st.booleans())
    if data["founding_dates"]:
        data["founding_dates"][-1]["is_preferred"] = True
    for section in ("founding_dates", "priorities", "partners", "figures"):
        for item in data[section]:
            if sources and draw(st.booleans()):
                item["source"] = draw(st.sampled_from(sources))["key"]
    return Entry.model_validate(data)
