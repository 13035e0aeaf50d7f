"""Which part of a page a heading stands over, in many wordings."""

import re

from members.intake.reading.words import each

# In this order: "priority areas of activity" are priorities.
KINDS: list[tuple[str, str]] = [
    ("priorities", r"priorit\w*|focus areas?|areas? of focus|thematic areas?|key areas?"
     r"|strategic (?:directions?|areas?)|areas of concentration"),
    ("partners", r"partners?|partnerships?|donors?|sponsors?|supporters?|supported by"
     r"|co-?operat\w+|collaborat\w+|funders?|with whom\b.*"
     r"|(?:who )?we (?:work|are working|co-?operate) (?:together )?with"
     r"|(?:financed|funded|sponsored) by|financial support|friends"
     r"|support comes from|made possible by|with us co-?operate|thanks to"),
    ("contact", r"contacts?|contact us|address|how to (?:find|reach) us|e-?mail|tel"
     r"|telephone|phone|fax|website|where (?:to find us|are we located)|director"
     r"|contact (?:person|information|details)"),
    ("country", r"country"),
    ("name", r"(?:full |official )?name(?: of (?:the "
     ")?organi[sz]ation)?|organi[sz]ation"),
    ("founded", r"founded(?: in| on)?|established|registered"
     r"|(?:year|date) of (?:foundation|founding|establishment|registration)"
     r"|foundation (?:date|year)|founding (?:date|year)"),
    ("mission", r"mission|why (?:do )?we exist|our purpose|purpose|mission statement"),
    ("vision", r"vision|values|our values|principles|philosophy|beliefs|what we "
     "believe"),
    ("plans", r"plans?|future|next steps|what(?:'s| is)? next|perspectives?|outlook"
     r"|looking ahead|prospects|tomorrow|coming years?"),
    ("goals", r"goals?|objectives?|aims?|tasks?|what (?:do )?we want(?: to "
     "achieve)?|targets"
     r"|purposes|what we strive for|we strive for|strategy|intentions"
     r"|what (?:do )?we (?:aim|strive)\b.*"),
    ("activities", r"activit\w+|what (?:do )?we do|(?:our )?work|services?|how "
     "(?:do )?we work"
     r"|programs?|programmes?|projects?|(?:fields?|areas?|directions?|lines?"
     r"|spheres?) of"
     r" (?:work|activity|activities|action)|we offer|what we offer|interventions"
     r"|initiatives"),
    ("figures", r"figures?|numbers?|statistics|facts?|results?|achievements?|reach"
     r"|outcomes?"
     r"|coverage|impact|scope|scale|dimensions?|success(?:es)?|accomplishments?|indicators?"
     r"|beneficiaries|where (?:are we|we are|we stand)(?: now| today)?"
     r"|what has come out\b.*|data"),
    ("history", r"history|milestones?|chronology|timeline|background|our "
     "story|key dates"
     r"|important dates|how it (?:all )?(?:began|started)|beginnings?|story"),
    ("about", r"about|who (?:are )?we(?: are)?|introduction|general information|profile"
     r"|overview|description|summary|presentation|organi[sz]ation|in brief"),
]  # fmt: skip
PATTERNS = [
    (key, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for key, words in KINDS
]
OF_A_PROGRAM = re.compile(
    r"\b(?:programm?e|project)s?\s+(?:description|overview|features?|profile|summary)\b",
    re.IGNORECASE,
)
# What a heading must name where prose under it is to be activities, point by point.
OF_ACTIVITIES = re.compile(
    r"\bactivit|\bof (?:work|action)\b"
    r"|\bwhat (?:do )?we do\b|\bservices?\b|\boffer\b|\bour work\b",
    re.IGNORECASE,
)
# A heading that names the year of its figures, or says "work", may be either.
MOST_WORDS = 14
RUN_IN = re.compile(r"^(?P<head>[^:\n]{2,60}?)\s*[:–—]\s+(?=\S)")
RUN_IN_KEYS = {
    "mission", "vision", "goals", "partners", "contact", "country", "name", "founded",
    "priorities", "activities",
}  # fmt: skip
SMALL = each(
    "our the of a an main and or key in is are its their for this we basic major"
    " strategic general to as follows following were with foundation organization"
    " organisation center centre association program programme it be will statement"
    " fund ngo union institute society current specific overall long short term"
)
# A sentence and no heading, as in "What we believe in is simple: …".
TELLS = re.compile(r"\w\s+(?:is|are|was|were)\s+\w", re.IGNORECASE)
LEADS = re.compile(
    r"\b(?:priorit\w+|partners?|donors?|co-?operat\w+|collaborat\w+|mission|goals?|objectives?|aims?"
    r"|tasks?|activit(?:y|ies)|services|plans?|results?|achievements?|figures|data|statistics"
    r"|milestones|what we do|fields? of work|areas? of (?:work|focus)|directions?)\b",
    re.IGNORECASE,
)
PROSE = re.compile(r"\b(?:was|were|has|have|had|been|is to|will|can|which|who)\b")
LEAD = re.compile(r":\s*$")


def key_of(text: str) -> str:
    """The part that a heading stands over; "" if its words tell none."""
    bare = re.sub(r"^[\d.)\sIVX]{0,6}(?=[A-Z])|[:.?!\s]+$", "", text.strip())
    if not bare or len(bare.split()) > MOST_WORDS:
        return ""
    found = [
        (match.start(), place, key)
        for place, (key, pattern) in enumerate(PATTERNS)
        if (match := pattern.search(bare))
    ]
    keys = {key for _, _, key in found}
    if not found:
        return ""
    if "mission" in keys:
        return "mission"
    for first in ("priorities", "figures"):
        if first in keys and not keys & {"goals", "partners", "contact"}:
            return first
    if "activities" in keys and re.search(r"\b(?:19|20)\d\d\b", bare):
        return "figures"
    if keys == {"goals", "plans"}:
        return min(found)[2]  # "Goals for the future", "Future goals"
    if keys <= {"activities", "about"} and OF_A_PROGRAM.search(bare):
        return "about"  # "Program description"
    strong = [one for one in found if one[2] not in ("about", "name")] or found
    return min(strong, key=lambda one: (one[1] > 8, one[0], one[1]))[2]


def key_of_lead(text: str) -> str:
    """The part that the lead of a list opens; "program" alone says nothing there."""
    if len(text.split()) > MOST_WORDS + 8:
        return ""
    last = re.split(r"[,;]\s", text)[-1] if len(text.split()) > MOST_WORDS else text
    found = LEADS.search(last)
    key = key_of(found.group()) if found else ""
    return "figures" if not key and re.search(r"\bresults?\b", last, re.I) else key


def run_in(text: str) -> tuple[str, int]:
    """The key of "Mission: …" and where its text begins; "" if it is none."""
    match = RUN_IN.match(text)
    if not match or len(match.group("head").split()) > 7:
        return "", 0
    head = match.group("head")
    dashed = text[match.end("head") :].lstrip()[:1] != ":"
    key = key_of(head)
    plain = [
        word for word in re.findall(r"[a-z]+", head.casefold()) if word not in SMALL
    ]
    # "Program groups: 212" is a figure.
    counted = re.fullmatch(r"\D{0,20}\d[\d ,.]*", text[match.end() :].strip())
    if counted and key not in ("founded", "contact"):
        return "", 0
    if TELLS.search(head) and not re.search(r"\bfollow", head):
        return "", 0
    if key not in RUN_IN_KEYS or (dashed and len(plain) > 1) or PROSE.search(head):
        return "", 0
    return key, match.end()


def is_like_heading(text: str) -> bool:
    """Whether a line looks like a heading: short, and no end of a sentence."""
    if len(text) > 110 or len(text.split()) > MOST_WORDS or not text[:1].strip():
        return False
    if text[-1] in ".;," or (PROSE.search(text) and text[-1] not in ":?"):
        return False
    return text[0].isupper() or not text[0].isalpha()


def is_title(text: str) -> bool:
    """Whether most words begin with a capital, as in names and titles."""
    words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 3]
    capitals = [word for word in words if word[0].isupper()]
    return is_like_heading(text) and 4 * len(capitals) >= 3 * len(words) > 0


def is_capitals(text: str) -> bool:
    letters = [sign for sign in text if sign.isalpha()]
    return len(letters) > 3 and all(sign.isupper() for sign in letters[:40])
