"""Organizations, authorities and donors that a page names as working with it."""

import re

from members.intake.reading.sections import Section
from members.intake.reading.sentences import sentences_in
from members.intake.reading.spans import Found

ORGANIZED = (
    r"ministr\w+|foundation|fund|institut\w*|universit\w+|unicef|unesco|undp|usaid|council|agency"
    r"|bank|union|cent(?:er|re)|association|organi[sz]ation|academy|committee|society|children"
    r"|embassy|network|department|government|municipalit\w+|faculty|college|service\w*|bureau"
    r"|commission|office|city|school|church|corps|vision|trust|league|international|program\w*"
)
ORGANIZATION = re.compile(rf"\b(?i:{ORGANIZED})\b|\b[A-Z]{{3,}}\b")
OTHERS = re.compile(
    r"\s+and\s+(?:with\s+)?(?:local|other|others|regional|many|various|some|several|different)\b.*$"
)
VERBS = {"is", "are", "was", "were", "has", "have"}
INTRODUCED = re.compile(
    r"\b(?:partners?(?:\s+of\s+[^.:;]{0,60}?)?\s+(?:are|were|is|include|includes|included)"
    r"|in\s+(?:close\s+)?(?:partnership|co-?operation|collaboration)\s+with"
    r"|(?:co-?operates?|co-?operated|co-?operating|collaborates?|collaborated|collaborating)\s+(?:closely\s+)?with"
    r"|works?\s+(?:closely\s+)?(?:together\s+)?with(?=\s+(?:the\s+)?[A-Z])|partners\s+with"
    r"|with\s+(?:the\s+)?(?:\w+\s+)?(?:help|support|assistance|funding|aid)\s+(?:of|from|by)"
    r"|had\s+the\s+(?:help|support)\s+of|supported\s+by|funded\s+by|financed\s+by|sponsored\s+by"
    r"|together\s+with(?=\s+(?:the\s+)?[A-Z])|(?:launched|introduced|initiated|implemented|founded"
    r"|created|established|carried\s+out|run)\s+by|(?:programs?|programmes?|projects?)\s+of(?=\s+(?:the\s+)?[A-Z])"
    r"|made\s+possible\s+(?:by|through|thanks\s+to)|with\s+us\s+co-?operate"
    r"|among\s+(?:the|our)\s+(?:\w+\s+){0,3}(?:partners|donors)[^.:]{0,20}\b(?:are|is)"
    r"|agreements?\s+with|we\s+thank|thanks\s+to|grateful\s+to|donors?\s+(?:are|were)"
    r"|(?:financial\s+)?support\s+(?:of|from|by))\s*:?\s*",
    re.IGNORECASE,
)
STOP = re.compile(
    r"(?<!Foundation)(?<!Institute)(?<!Fund)\s+for\s+|\s+an?\s+(?=[a-z])"
    r"|\s+(?:as|to|in\s+order|on|that|which|who|is|are|was|were|has|have|we|by|since|as\s+well\s+as"
    r"|within|during|through|where|under|it|with|at)\s+(?!the\s+(?:Child|Blind)\b)"
    r"|\s+in\s+(?:the\s+)?(?:[a-z]|\d)|\s*\.\s*$|;\s"
)
SEPARATE = re.compile(r"\s*[;•*]\s*|\s*\n\s*")
DECORATION = " .;,:–-\"“”«»'()"
LONGEST = 14


def partners_of(text: str, sections: list[Section]) -> list[Found[str]]:
    found: dict[str, Found[str]] = {}
    for section in sections:
        named = _listed(text, section) if section.key == "partners" else []
        if not named and section.key not in ("contact",):
            named = _told(text, section)
        for one in named:
            found.setdefault(one.value.casefold(), one)
    return list(found.values())


def _listed(text: str, section: Section) -> list[Found[str]]:
    """One in a line, or one after another with signs between."""
    blocks = section.items() or section.paragraphs() + [
        block for block in section.blocks if block.kind == "row"
    ]
    found: list[Found[str]] = []
    for block in blocks:
        words = block.span.of(text)
        if not section.items() and INTRODUCED.search(words):
            continue
        parts = [part for part in SEPARATE.split(words) if part.strip()]
        if len(parts) == 1 and not section.items():
            parts = enumerated(parts[0])
        found += [Found(name, block.span) for part in parts if (name := _name(part))]
    return found


def _told(text: str, section: Section) -> list[Found[str]]:
    found: list[Found[str]] = []
    for block in section.blocks:
        for span in sentences_in(text, block.span):
            words = " ".join(span.of(text).split())
            for match in INTRODUCED.finditer(words):
                rest = words[match.end() :][:600]
                stop = STOP.search(rest)
                listed = rest[: stop.start()] if stop else rest
                if stop and stop.group().split()[0] in VERBS and listed[-1:] != ",":
                    # The last word is who "has designed courses" with them.
                    listed = listed.rpartition(" ")[0]
                names = enumerated(OTHERS.sub("", listed))
                found += [Found(name, span) for one in names if (name := _name(one))]
    return found


def enumerated(words: str) -> list[str]:
    """The names of "A, B and the C"; an "and" inside of a name stays."""
    parts = [
        part.strip() for part in re.split(r",\s+(?:and\s+)?|\s+and\s+(?=the\s)", words)
    ]
    joined: list[str] = []
    for part in parts:
        if joined and not ORGANIZATION.search(part) and _is_open(joined[-1], part):
            joined[-1] += f", {part}"
        else:
            joined.append(part)
    last = joined[-1] if joined else ""
    halves = re.split(r"\s+and\s+(?=[A-Z])", last)
    if len(halves) > 1 and (
        all(ORGANIZATION.search(half) for half in halves)
        or not re.match(
            r"(?:the\s+)?(?:ministry|department|committee)", last, re.IGNORECASE
        )
    ):
        joined[-1:] = [" and ".join(halves[:-1]), halves[-1]]
    return joined


def _is_open(before: str, part: str) -> bool:
    """ "Ministry of Education, Research and Youth": the rest of one name."""
    of_state = re.match(
        r"(?:the\s+)?(?:state\s+)?(?:ministr|department|committee|faculty)",
        before,
        re.IGNORECASE,
    )
    return bool(of_state) and len(part.split()) < 5


def _name(words: str) -> str:
    """The name alone; "" for a kind of organizations ("Roma organizations")."""
    words = " ".join(words.split()).strip(DECORATION[:-1])
    words = re.sub(
        r"^(?:the|our|its|and|also|with|by|from)\s+(?=\S)",
        "",
        words,
        flags=re.IGNORECASE,
    )
    words = re.sub(r"^(?:the)\s+", "", words, flags=re.IGNORECASE)
    if not words or len(words.split()) > LONGEST or re.search(r"[?!]|https?:", words):
        return ""
    first = words.split()[0]
    capitals = [
        word for word in words.split() if word[:1].isupper() or word[:1] in '“"«'
    ]
    if not capitals or (not first[:1].isupper() and len(capitals) < 2):
        return ""
    last = words.split()[-1].casefold()
    if len(words.split()) == 2 and last in (
        "organizations",
        "ngos",
        "communities",
        "partners",
        "schools",
    ):
        return ""
    return words
