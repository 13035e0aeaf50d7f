"""When an organization came to be: the date beside "founded" and its likes."""

import re
from dataclasses import dataclass

from members.intake.reading.dates import Dated, dates_in
from members.intake.reading.sections import Section
from members.intake.reading.sentences import sentences_in
from members.intake.reading.spans import Found, Span
from members.intake.reading.words import Words

# What is said, and how surely it means the founding.
VERBS = [
    (re.compile(shape, re.IGNORECASE), score)
    for shape, score in (
        (r"\bnewly[- ](?:established|founded|created|formed)\b", 7),
        (r"(?<!re-)(?<!newly )\b(?:founded|established|created|set up|set-up"
         r"|formed|instituted"
         r"|came into being|was born|constituted|started up|organi[sz]ed as)\b", 10),
        (r"(?<!re-)(?<!re)\b(?:registered|incorporated|legally registered"
         r"|legali[sz]ed|registration (?=with|at|by|in|of)"
         r"|(?:entered|inscribed|recorded) (?:in|into|to) the register)\b", 7),
        (r"\b(?:year|date) of (?:its |the )?(?:foundation|founding|establishment"
         r"|registration)\b", 10),
        (r"\b(?:its|our|the) (?:foundation|founding|establishment|creation"
         r"|inception)\b", 8),
        (r"\b(?:was|were|been) (?:officially )?(?:launched|opened|initiated)\b"
         r"|\bopened (?:its doors )?in\b", 7),
        (r"\b(?:has been|have been|is|was|became|become) (?:an? )?(?:fully |legally )?"
         r"independent\b|\bas an? (?:\w+,? ){0,2}(?:independent|non-?governmental"
         r"|non-?profit|legal entity|legal person)\b", 8),
        (r"\b(?:called|came|brought) (?:in)?to (?:life|existence)\b", 10),
        (r"\b(?:started|began|commenced) (?:its|our|their) (?:\w+ )?"
         r"(?:activit\w+|work|operations?|existence)\b", 5),
        (r"\b(?:work|operat|exist|function)(?:s|es|ed|ing)? as an? (?:[\w-]+ ){0,3}"
         r"(?:ngo|organi[sz]ation|foundation|association|entity)\b", 6),
        (r"\bapplied for (?:the |its )?registration\b", 7),
        (r"\b(?:became|become|turned into|transformed into|was transformed"
         r"|spun off|separated)\b", 6),
        (r"\b(?:working|works|operating|operates|active|exists|existing"
         r"|functioning|has worked"
         r"|has operated|has existed|has been working|has been active)"
         r"\s+(?:[\w ]{0,60}\s)?since\b", 4),
    )
]  # fmt: skip
BECAME = re.compile(
    r"\bbecame\b[^.;]{0,60}\b(?:independent|ngo|non-governmental|organi[sz]ation|foundation"
    r"|association|legal (?:entity|person))\b|\b(?:into|as) an? (?:\w+ ){0,3}(?:ngo"
    r"|organi[sz]ation|foundation|association)\b",
    re.IGNORECASE,
)
MEMBER = re.compile(
    r"\bbecame\s+(?:a\s+)?(?:full\s+)?(?:member|part of the network)\b", re.IGNORECASE
)
ORGANIZATION = re.compile(
    r"\b(?:organi[sz]ation|association|foundation|fund|cent(?:er|re)|ngo|union|society"
    r"|institute|charity|we|it|community|alliance|academy|trust)\b",
    re.IGNORECASE,
)
OTHERS = re.compile(
    r"\b(?:kindergartens?|classrooms?|classes|schools?|sites?|ministry|council|groups?|camp"
    r"|library|club|magazine|newsletter|department|office"
    r"|working group|law|act|standards?|course|faculty|network"
    r"|courses|coalition|committee|training cent(?:er|re)s?|model)\b",
    re.IGNORECASE,
)
# "the Trusts Act 1882", "Law No. 12 of 1999": the year of a law.
OF_A_LAW = re.compile(
    r"\b(?:act|law|decree|code|ordinance|resolution|regulation|order)s?"
    r"(?:\s+(?:on|about)\s+[\w ]{3,50}?)?"
    r"(?:\s+(?:no\.?|nr\.?|number|of|from|dated|the|[\d/.-]+))*\s*\(?$",
    re.IGNORECASE,
)
CLAUSE = re.compile(
    r"[;:]|,\s+(?:and|but|while|where|which|who)\b|\b(?:and|but|while|where)\b"
)
# Where it was registered is not what was registered.
REGISTRAR = re.compile(
    r"\b(?:with|at|by|in)\s+(?:the\s+)?(?:\w+\s+){0,3}(?:ministry|court|council|office"
    r"|department|municipality)\b",
    re.IGNORECASE,
)
OF_A_PROGRAM = re.compile(
    r"\b(?:programm?e|project|initiative|methodology|step by step)s?\W+$", re.IGNORECASE
)
LABEL = re.compile(
    r"(?:founded|established|registered|registration"
    r"|(?:date|year) of (?:foundation|founding|establishment|registration|creation))"
    r"(?: (?:in|on))?\s*(?:[:|–-]\s*|(?=\d))",
    re.IGNORECASE,
)
NEAR = 12
FAR = 110
LEAST = 5


@dataclass(frozen=True)
class Candidate:
    """A possible founding date; `words` are those from the verb to the date."""

    date: str
    span: Span
    score: int


def founding_of(
    text: str, sections: list[Section], names: list[str], words: Words
) -> list[Candidate]:
    """The possible dates, the most likely first."""
    found: list[Candidate] = []
    for section in sections:
        if section.key == "founded" and section.blocks:
            span = section.blocks[0].span
            found += [
                Candidate(one.date, one.span, 20) for one in dates_in(text, span)[:1]
            ]
        if section.key in ("plans",):
            continue
        for block in section.blocks:
            found += _labelled(text, block.span)
            for span in sentences_in(text, block.span):
                found += _in_sentence(text, span, names, words)
        if section.heading:
            found += _in_sentence(text, section.heading, names, words)
    likely = [one for one in found if one.score >= LEAST - 1]
    return sorted(likely, key=lambda one: (-one.score, one.span.start))


def _labelled(text: str, span: Span) -> list[Candidate]:
    """ "Registered: 1997, Riga", as an item or a cell."""
    label = LABEL.match(text, span.start, span.end)
    dates = dates_in(text, Span(label.end(), span.end)) if label else []
    near = [one for one in dates[:1] if label and one.span.start - label.end() < NEAR]
    score = 15 if label and label.group().casefold().startswith("regist") else 20
    return [Candidate(one.date, Span(span.start, one.span.end), score) for one in near]


def _in_sentence(
    text: str, span: Span, names: list[str], words: Words
) -> list[Candidate]:
    dates = [
        one
        for one in dates_in(text, span)
        if not OF_A_LAW.search(text[max(one.span.start - 80, 0) : one.span.start])
    ]
    if not dates or len(dates) > 40:
        return []
    found = []
    for shape, score in VERBS:
        for match in shape.finditer(text, span.start, span.end):
            verb = Span(*match.span())
            nearest = _nearest(text, span, verb, dates)
            if nearest is None:
                continue
            subject = _subject(text, span, verb, nearest)
            # "In 2004 the team of the program registered the Lighthouse Union."
            done_to = text[verb.end : verb.end + 80].casefold()
            is_object = any(short.casefold() in done_to for short in map(_short, names))
            points = score + (4 if is_object else _of_subject(subject, names, words))
            # As of a project that operates in the country since 1994.
            if score == 4 and OF_A_PROGRAM.search(text[span.start : verb.start]):
                points -= 8
            if "became" in match.group().casefold():
                clause = text[verb.start : verb.end + 90]
                points += 4 if BECAME.match(clause) else -4
                points -= 8 if MEMBER.match(clause) else 0
            first = min(verb.start, nearest.span.start)
            last = max(verb.end, nearest.span.end)
            found.append(Candidate(nearest.date, Span(first, last), points))
    return found


def _nearest(text: str, span: Span, verb: Span, dates: list[Dated]) -> Dated | None:
    after = [one for one in dates if 0 <= one.span.start - verb.end < FAR]
    if after:
        between = text[verb.end : after[0].span.start]
        other = any(shape.search(between) for shape, score in VERBS if score > 7)
        began = re.search(r"\b(?:worked|working|began|since)\b", between)
        since = began and not text[verb.start : verb.end].casefold().endswith("since")
        if not other and not (since and len(between) > 12):
            return _most_precise(after)
    before = [one for one in dates if one.span.end <= verb.start]
    return before[-1] if before and verb.start - before[-1].span.end < 160 else None


def _most_precise(dates: list[Dated]) -> Dated:
    """ "in autumn 1999, on 12 October 1999": the day."""
    first, second = dates[0], dates[min(1, len(dates) - 1)]
    same = second.date.startswith(first.date)
    return second if same and second.span.start - first.span.end < 15 else first


def _subject(text: str, span: Span, verb: Span, date: Dated) -> str:
    """The words of the clause before the verb."""
    start = date.span.end if date.span.end <= verb.start else span.start
    before = text[start : verb.start]
    ends = list(CLAUSE.finditer(before))
    clause = before[ends[-1].end() :] if ends else before
    after = text[verb.end : verb.end + 60] if len(clause.strip()) < 4 else ""
    return f"{clause} {after}".strip() or before


def _of_subject(subject: str, names: list[str], words: Words) -> int:
    subject = REGISTRAR.sub("", subject)
    folded = subject.casefold()
    if re.match(r"\W*(?:about|over|some|almost)?\s*\d", folded):
        return -8  # "In 2009, 30 groups were opened."
    if any(name.casefold() in folded for name in names if len(name) > 2):
        return 4
    if folded.split()[:1] and folded.split()[0] in _first_words(names):
        return 3
    if any(network.casefold() in folded for network in words.networks):
        return -8
    programs = [name.casefold() for group in words.programs.values() for name in group]
    if ORGANIZATION.search(subject):
        return 1 if OTHERS.search(subject) else 3
    if any(name in folded for name in programs) or re.search(r"\bprogram", folded):
        return -6
    return -7 if OTHERS.search(subject) else 0


def _short(name: str) -> str:
    """ "Center for Care" of "Center for Care, Addim"."""
    return re.split(r"[,(]|\s[-–]\s", name)[0].strip()


def _first_words(names: list[str]) -> set[str]:
    """ "Sitara" of "Sitara Early Years Trust": what a page calls itself later."""
    first = {name.casefold().split()[0] for name in names if name.strip()}
    return {word for word in first if len(word) > 3 and not ORGANIZATION.match(word)}


def preferred(found: list[Candidate]) -> Found[str] | None:
    return Found(found[0].date, found[0].span) if found else None
