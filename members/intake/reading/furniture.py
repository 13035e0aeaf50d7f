"""What surrounds a page and is not its text: menus, picture descriptions, footers."""

import re

from members.intake.reading.words import each

MENU_WORDS = (
    "skip to content|home page|homepage|home|start|about us|about the network|about"
    "|contact us|contacts|contact|join us|members area|members|council member "
    "login|log in"
    "|login|sign in|register|search|site map|sitemap|links|link|gallery|photo gallery"
    "|photos|news archive|news|events|projects|programs|programmes|library|forum|faq"
    "|publications|downloads|download|print|print this page|send to a friend|back "
    "to top"
    "|top|back|next|previous|english|русский|deutsch|français|español|online "
    "db|database"
    "|guestbook|archive|calendar|our team|team|partners|services|resources|welcome"
    "|read more|more|menu|main menu|intranet|webmail|member login|donate|vacancies|jobs"
    "|privacy policy|disclaimer|terms of use|map"
)
MENU = re.compile(rf"\s*(?:{MENU_WORDS})(?![\w'’])\s*[|»>·•/:–—-]?", re.IGNORECASE)
SEPARATOR = re.compile(r"\s[|»>·•–—]\s|\s[|»]|[|»]\s")
BRACKETS = re.compile(
    r"\[\s*(?:picture|photo|image|img|foto|logo|figure|caption|graphic|banner|map)\b"
    r"[^\]\n]{0,300}\]",
    re.IGNORECASE,
)
FILE_NAMES = re.compile(r"\b[\w-]{1,60}\.(?:jpe?g|gif|png|bmp)\b", re.IGNORECASE)
DESCRIPTION = re.compile(
    r"^(?:(?:photo|photograph|picture|image|foto|caption|logo)\s*(?:\d{1,3}\s*)?[:.–-]"
    r"|(?:photo|photograph|picture|image|logo)s?\s+(?:of|by|from|showing)\b|photo\s*$)",
    re.IGNORECASE,
)
OF_A_PICTURE = re.compile(
    r"^(?:[\w.'’-]+\s+){0,4}(?:heading|header|logo|banner|photo|picture|image|icon|spacer"
    r"|bullet|arrow|button|flag)$",
    re.IGNORECASE,
)
FOOTER = re.compile(
    r"\ball rights reserved\b|^\s*(?:©|\(c\)|copyright)|\bvisitors?\s*:\s*\d"
    r"|^\s*(?:last (?:change|update|updated|modified)|page updated|updated on"
    r"|created by"
    r"|powered by|designed by|web ?design|best viewed|you are here|you are visitor)\b",
    re.IGNORECASE,
)
TRAIL = re.compile(r"^[\w &]{2,25}\s[>»]\s[\w &]{2,40}(?:\s[>»]\s[\w &]{2,40})*$")
MORE = re.compile(r"(?:>>|»|\.\.\.|…)\s*(?:read\s+)?(?:more|next)?\s*$", re.IGNORECASE)
A_PICTURE = re.compile(
    r"(?:photo(?:graph)?|picture|image|foto|drawing|logo|map)s?\b|(?:[\w.'’-]+\s+){0,8}"
    r"(?:photo(?:graph)?|picture|logo|banner|heading|image)(?-i:(?=[A-Z]))",
    re.IGNORECASE,
)
JOINT = re.compile(r"[a-z)](?=[A-Z“\"][\w.]*\s)")
LONGEST_DESCRIPTION = 200
PROSE_WORDS = 9
FEW_WORDS = 4


def without_furniture(text: str) -> str:
    """The text without the lines, and the beginnings of lines, that frame a page."""
    text = FILE_NAMES.sub("", BRACKETS.sub("", text))
    lines = (_without(line) for line in text.split("\n"))
    return "\n".join(line for line in lines if line is not None)


def _without(line: str) -> str | None:
    """The line, what is left of it, or None where nothing is."""
    bare = line.strip()
    if not bare:
        return ""
    if (rest := _after_picture(bare)) != bare:
        return rest
    if len(bare) > 2_000:
        return line
    if (
        OF_A_PICTURE.match(bare)
        or DESCRIPTION.match(bare)
        or FOOTER.search(bare)
        or _is_menu(bare)
    ):
        return None
    rest = _after_menu(bare)
    if rest == bare:
        return line
    return None if not rest or MORE.search(rest) else rest


def _after_picture(line: str) -> str:
    """ "Photo of a classThe program began …": what a description ran into."""
    if not A_PICTURE.match(line):
        return line
    joint = JOINT.search(line, 0, LONGEST_DESCRIPTION)
    rest = line[joint.end() :] if joint else ""
    return rest if len(rest.split()) >= PROSE_WORDS else line


def _is_menu(line: str) -> bool:
    """ "Home | Join us | Contact us", "About us – Programs – Library – Contacts"."""
    if TRAIL.match(line) and len(line) < 90:
        return True
    parts = [part.strip() for part in SEPARATOR.split(line) if part.strip()]
    if MENU.fullmatch(line) and line[:1].islower():
        return True
    if MENU.fullmatch(line) and line.casefold().rstrip(": ") not in _HEADINGS:
        return True
    if len(parts) < 3 or any(len(part.split()) > FEW_WORDS for part in parts):
        return False
    named = sum(bool(MENU.fullmatch(part)) for part in parts)
    return named >= 2 and 2 * named >= len(parts)


# Words of menus that also stand over a part of a text.
_HEADINGS = {"about us", "about"} | each(
    "contact contacts projects programs programmes partners services publications"
)


def _after_menu(line: str) -> str:
    """What follows a menu that ran into the text."""
    place = count = 0
    head = re.match(r"(?:[\w.'’-]+\s+){1,3}(?:heading|header|logo|banner)\s+", line)
    start = head.end() if head else 0
    place = start
    while match := MENU.match(line, place):
        place = match.end()
        count += 1
    return line[place:].strip() if count >= 3 or (head and count) else line
