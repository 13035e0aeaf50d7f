"""How a figure is meant: reached or planned, at a time or over a time."""

from dataclasses import dataclass
from itertools import pairwise

from members.intake.reading.tokens import Token
from members.intake.reading.words import each

PLANS = each(
    "will shall plans planned planning intends intend intended aims going would want "
    "wants hope hopes expect expects expected foresees foreseen envisages envisaged "
    "wish wishes"
)
FOLLOWED = {"plan", "aim", "is", "are"}
POLITE = each("thank greet mention say tell share express stress emphasize invite")
AHEAD = each("will planned expected should shall going")
FROM_NOW_ON = each("now today currently already nowadays presently later")
BACK = FROM_NOW_ON | {"while", "but", "has", "had", "whereas"}
BEGINNINGS = each(
    "pilot piloted piloting began begun begins started starting starts initially "
    "beginning introduced launched first start"
)
# "a pilot project in 6 regions" began; "ten pilot schools" are schools of a kind.
PILOTS = each("project phase program stage group year as")
PARTICIPLES = ("ed", "en", "ught", "lt")
OPENINGS = each("opened open opening joined joining established founded created")
TRAINING = (
    "train", "retrain", "seminar", "workshop", "course", "certif", "qualif", "graduat",
    "internship", "module", "instructed",
)  # fmt: skip
NO_TRAINING = {"trainer", "trainers"}
TOOK_PART = each(
    "attended participated took completed finished passed received visited graduated"
)
AT_WORK = each(
    "work works working implement implements implementing teach teaches teaching use "
    "uses using apply applies applying follow follows"
)


@dataclass(frozen=True)
class Clue:
    """What stands over a line: its heading, the lead of its list, its table."""

    period: str = ""
    since: str = ""
    until: str = ""
    of_training: bool = False
    is_plan: bool = False


def result_of(before: list[Token], after: list[Token], clue: Clue) -> str:
    """ "actual", "target" or "baseline"; `before` from the start of the sentence."""
    result = "target" if clue.is_plan else "actual"
    for place, token in enumerate(before):
        key = token.key
        following_key = before[place + 1].key if place + 1 < len(before) else ""
        if key == "would" and following_key == "like" and _is_polite(before[place:]):
            continue
        if key in PLANS or (key in FOLLOWED and following_key == "to"):
            result = "target"
        elif key in BEGINNINGS and result == "actual" and _is_beginning(before, place):
            result = "baseline"
        elif key in BACK and not (result == "baseline" and key in ("has", "had")):
            result = "actual"
    return "target" if _is_ahead([token.key for token in after[:9]]) else result


def _is_polite(keys: list[Token]) -> bool:
    """ "We would like to thank all those who …" plans nothing."""
    return any(token.key in POLITE for token in keys[3:4])


def _is_ahead(after: list[str]) -> bool:
    """ "600 teachers to be certified", "… from rural areas are going to be trained"."""
    if after[:2] == ["to", "be"] and after[2:3] and after[2].endswith(PARTICIPLES):
        return True
    place = next((n for n, key in enumerate(after) if key in AHEAD), None)
    if place is None or {"and", ",", "who", "which", "that", ";"} & set(after[:place]):
        return False
    return after[place] != "going" or after[place + 1 : place + 2] == ["to"]


def _is_beginning(before: list[Token], place: int) -> bool:
    """ "the first eight", "began with", "started in 1996 as a pilot"."""
    key = before[place].key
    rest = [token.key for token in before[place + 1 :]]
    if key in ("first", "start", "beginning"):
        at_the = place and before[place - 1].key == "the"
        return not rest or (bool(at_the) and rest[:1] in (["year"], ["of"], [","]))
    if key == "pilot":
        following = rest[:1] and rest[0] in PILOTS
        return not rest or bool(following) or before[max(place - 2, 0)].key == "as"
    return not (key == "started" and rest[:1] == ["to"])


def speaks_of_training(tokens: list[Token]) -> bool:
    keys = [token.key for token in tokens]
    if any(key.startswith(TRAINING) and key not in NO_TRAINING for key in keys):
        return True
    # "350 teachers have been prepared": done with them, and not a thing they prepared.
    return any(
        one in ("be", "been", "were", "was") and other in ("prepared", "educated")
        for one, other in pairwise(keys)
    )


def took_part(after: list[Token]) -> bool:
    """ "740 teachers attended", in what the sentence before told."""
    return bool(TOOK_PART & {token.key for token in after[:3]})


def is_at_work(after: list[Token]) -> bool:
    """ "300 teachers use it"; but "teachers working there were trained"."""
    passive = any(
        one.key in ("be", "been", "were", "was") and other.key.startswith(TRAINING)
        for one, other in pairwise(after)
    )
    return not passive and any(token.key in AT_WORK for token in after[:1])


def kind_of(
    *,
    of_training: bool,
    result: str,
    before: list[Token],
    after: list[Token],
    unit: tuple[str, ...],
    period: str,
    goes_on: bool,
) -> str:
    """ "stock", "flow" or "cumulative"."""
    loose = period.casefold()
    if of_training:
        return (
            "flow" if result == "target" or (period and not goes_on) else "cumulative"
        )
    if "year" in loose and ("each" in loose or "every" in loose or "per" in loose):
        return "flow"
    if loose in ("annually", "yearly"):
        return "flow"
    near = {token.key for token in before[-3:]}
    if after and after[0].key in ("joined", "opened"):
        near.add("joined")
    if {"was", "were", "be", "been"} & {token.key for token in after[:3]}:
        near |= {token.key for token in after[:4]}
    if "new" in unit or OPENINGS & near:
        return "flow" if result != "baseline" else "stock"
    if goes_on and {"has", "have", "had"} & {t.key for t in [*before, *after[:4]]}:
        return "cumulative"
    return "stock"
