"""What an organization is called: the heading of its page, and its other names."""

import re

from members.intake.reading.headings import key_of
from members.intake.reading.lines import Block
from members.intake.reading.sections import Section
from members.intake.reading.spans import Found, Span
from members.intake.reading.words import Words, initials

MOST_WORDS = 16
TYPE = re.compile(
    r"\b(?:cent(?:er|re)|foundation|association|organi[sz]ation|ngo|union|alliance|academy"
    r"|fund|society|institute|community|trust|network|program(?:me)?|charity|league|club"
    r"|fundacja|fondation|asociația|nadácia)\b",
    re.IGNORECASE,
)
SENTENCE = re.compile(
    r"(?P<name>(?:The\s+)?[A-Z“\"«][^.;:!?]{3,120}?)\s+(?:is|was|are)\s+(?:an?|the|founded"
    r"|established|registered|created|set up|formed)\b"
)
IN_PARENTHESES = re.compile(r"\(([^()\n]{2,90})\)")
QUOTED = re.compile(r"[\"“„«]([^\"“”„«»]+)[\"”“»]")
LANGUAGE = re.compile(
    r"^(?:in\s+)?(?:the\s+)?(?:[A-Z][a-z]+(?:\s+name)?|local(?:\s+name)?|abbreviated"
    r"|abbreviation|acronym|short|hereinafter|hereafter|further|formerly|also|known as"
    r"|called)\s*[:,–-]\s*|^(?:abbreviated|acronym|abbr\.?|short for|hereinafter"
    r"|hereafter"
    r"|further|formerly|also known as|known as|called|in short|or|the)\s+",
)
KNOWN_AS = re.compile(
    r"(?:\balso known as|\bknown (?:locally )?as|\babbreviated(?: as)?|\bin short"
    r"|\bformerly(?: known as| called)?|\blocally called|\bcalled|\blocal name(?: is)?)"
    r"\s+[“\"«']?(?P<name>[A-Z][\w’'-]*(?:\s+[\w’'-]+){0,6}?)[”\"»']?(?=[,.;)]|\s+(?:is|was|and|in|which)\b)"
)
NO_NAME = re.compile(
    r"\d|\b(?:aged?|years?|see|e\.g|i\.e|including|which|from|such)\b", re.IGNORECASE
)

# What stands in menus and in the trail of a page ("Network / Macedonia").
MENU = re.compile(
    r"(?:home|e?-?mail|main(?: page)?|back|members?(?: of (?:the )?network)?"
    r"|network(?: members)?"
    r"|country (?:page|profile)s?|online db|data ?base|news|links|member profiles?"
    r"|about(?: us)?|contacts?(?: us)?|projects?|publications?|search|site ?map"
    r"|log ?in|print|programs?|resources|forum|library|our members|countries)",
    re.IGNORECASE,
)
# "About the Foundation" heads a part of a page.
OF_A_PART = re.compile(
    r"(?:about (?:the|our|us)|our|who|what|brief|short|general|history of"
    r"|mission of)\b",
    re.IGNORECASE,
)
BETWEEN = re.compile(r"\s*[/>»|·:]\s*|\s+[-–—]\s+|\s{2,}")


def name_of(
    text: str, sections: list[Section], title: str, words: Words
) -> Found[str] | None:
    """The name as its page is headed; else as the first sentence has it."""
    for section in sections:
        if section.key == "name" and section.blocks:
            return _found(text, section.blocks[0].span, words)
    lines = _top(text, sections)
    for block in lines[:6]:
        if _is_name(text, block, words):
            return _found(text, block.span, words)
    for block in lines:
        match = SENTENCE.match(text, block.span.start, block.span.end)
        if match:
            return _found(text, Span(*match.span("name")), words)
    parts = [part.strip() for part in re.split(r"\s[|–»]\s|\s-\s", title)]
    named = [part for part in parts if part and not _is_trail(part, words)]
    return Found(named[0], Span(0, 0)) if named else None


def _top(text: str, sections: list[Section]) -> list[Block]:
    """The blocks at the top, marked headings too."""
    blocks: list[Block] = []
    for section in sections[:4]:
        if section.heading and section.key == "other":
            blocks.append(Block("paragraph", section.heading))
        blocks += section.blocks
    return [block for block in blocks if block.kind == "paragraph"]


def _is_name(text: str, block: Block, words: Words) -> bool:
    line = block.span.of(text)
    bare = IN_PARENTHESES.sub("", line).strip(" ()")
    if not bare or len(bare.split()) > MOST_WORDS or len(bare) > 150:
        return False
    if bare[-1] in "!?" or bare.casefold().startswith("welcome"):
        return False
    if bare[-1] in ".:;," and not bare.endswith(("Inc.", "Ltd.", "o.p.s.")):
        return False
    if line.startswith("(") or bare.casefold() in words.countries:
        return False
    if _is_trail(bare, words) or OF_A_PART.match(bare):
        return False
    if not (bare[0].isupper() or bare[0] in '“"«„'):
        return False
    if re.search(r"\b(?:is|was|were|are|has|have)\b", bare) or re.match(
        r"^\D*\d", bare
    ):
        return False
    capitals = [word for word in bare.split() if word[:1].isupper()]
    return len(capitals) > 1 or bool(TYPE.search(bare)) or key_of(bare) == ""


def _is_trail(line: str, words: Words) -> bool:
    parts = [part.strip() for part in BETWEEN.split(line) if part.strip()]
    named = [part for part in parts if part.casefold() not in words.countries]
    return all(MENU.fullmatch(part) for part in named)


def _found(text: str, span: Span, words: Words) -> Found[str]:
    """Without what follows a dash or comma and is only the country."""
    name = " ".join(span.of(text).split())
    short = IN_PARENTHESES.sub("", name) if name.endswith(")") else name
    place, colon, rest = short.partition(":")
    if colon and (place.casefold() in words.countries or _is_of_a_state(place)):
        short = rest.strip()  # "Kyrgyz Republic: Foundation …"
    parts = re.split(r"\s+[-–—|]\s+|,\s+|\s*/\s*", short)
    tail = parts[-1].strip(" .")
    if len(parts) > 1 and tail.casefold() in words.countries and " of " not in tail:
        cut = short.rfind(parts[-1])
        separator = short[:cut].rstrip()
        if separator[-1:] in "-–—|,":
            short = separator[:-1]
    short = IN_PARENTHESES.sub("", short) if short.rstrip().endswith(")") else short
    # 'Foundation "Footpath" - Skopje'
    short = re.sub(r"(?<=[\"”»])\s+[-–—]\s+[^\W\d]+$", "", short)
    short = (
        re.sub(r"^The\s+(?=[A-Z])", "", short.strip())
        if short.startswith("The ")
        else short
    )
    return Found(" ".join(short.split()).rstrip(" ,–-"), span)


def _is_of_a_state(place: str) -> bool:
    return place.rstrip().endswith((" Republic", " Federation")) and len(place) < 30


def other_names_of(
    text: str, sections: list[Section], name: Found[str] | None, words: Words
) -> list[Found[str]]:
    """Names in parentheses after the name or where the page introduces one."""
    if name is None:
        return []
    found: dict[str, Found[str]] = {}
    blocks = _top(text, sections)[:6]
    for block in blocks:
        line = block.span.of(text)
        near = line.lstrip().startswith("(") or _is_named_before(line, name.value)
        for match in IN_PARENTHESES.finditer(line) if near else ():
            head = line[: match.start()]
            if not _introduces(head, name.value, match.group(1)):
                continue
            for part in _parts(match.group(1), name.value):
                start = block.span.start + match.start(1)
                found.setdefault(
                    part.casefold(),
                    Found(part, Span(start, start + len(match.group(1)))),
                )
        for match in KNOWN_AS.finditer(line):
            part = match.group("name")
            span = Span(
                block.span.start + match.start("name"),
                block.span.start + match.end("name"),
            )
            found.setdefault(part.casefold(), Found(part, span))
    found.pop(name.value.casefold(), None)
    return list(found.values())


def quoted_in(name: str) -> list[str]:
    """ "Lighthouse" of 'Public Association "Lighthouse"'."""
    return [one for one in QUOTED.findall(name) if len(one) > 3]


def _is_named_before(line: str, name: str) -> bool:
    first = re.findall(r"\w+", name.casefold())[:2]
    return all(word in line.casefold() for word in first)


def _introduces(head: str, name: str, inside: str) -> bool:
    """Whether parentheses stand after the name itself, or hold its initials."""
    head = head.strip(" ,“”\"'»«")
    if not head:
        return True
    last = re.findall(r"\w+", head.casefold())[-1:]
    short = inside.strip().casefold()
    if (
        short == initials(name)
        or short == "".join(w[0] for w in name.split()).casefold()
    ):
        return True
    named = set(re.findall(r"\w+", name.casefold()))
    return bool(last) and last[0] in named


def _parts(inside: str, name: str) -> list[str]:
    if NO_NAME.search(inside):
        return []
    bare = LANGUAGE.sub("", inside.strip()).strip(" “”\"'«»")
    parts = [part.strip(" “”\"'«»") for part in re.split(r"\s*[,;/–]\s+", bare)]
    return [
        LANGUAGE.sub("", part)
        for part in parts
        if 1 < len(part) < 91 and part[0].isupper()
    ]
