"""The forms of the council area, filled in as the people of a house would send them."""

from collections.abc import Callable
from typing import Any

from members.editing.parts import part_classes, typed_of
from members.workflow import Began, entry_of
from tests.access.world import House

Form = dict[str, Any]
CHANGED = {
    "names": {"place-city": "Changed"},
    "contact": {"contact-phone": "+1 changed"},
    "priorities": {"priorities-{key}-title": "Changed"},
    "programs": {"participations-{key}-local_name": "Changed"},
    "figures": {"figures-{key}-words": "Changed"},
    "milestones": {"milestones-{key}-text": "Changed"},
    "partners": {"partners-{key}-role": "Changed"},
    "sources": {"sources-{key}-title": "Changed"},
}


def draft_of(house: House) -> Form:
    return {"version": str(Began.of(house.draft, 0))}


def opened_by(house: House) -> Form:
    """What every page for editing says of itself: it was opened from the draft."""
    return {**draft_of(house), "page": "0" * 16, "turn": "1"}


def section(house: House, slug: str) -> Form:
    """A section of the draft, in which one field is changed."""
    typed = typed_of(entry_of(house.draft), part_classes(slug, ""), "")
    name, value = next(iter(CHANGED[slug].items()))
    listed = typed.get(name.split("-")[0], [""])[0]
    return {
        **opened_by(house),
        "do": "save",
        **typed,
        name.format(key=listed): value,
    }


def text(house: House) -> Form:
    typed = typed_of(entry_of(house.draft), part_classes("texts", "en"), "en")
    changed = {"texts-en-mission": "Changed"}
    return {**opened_by(house), "do": "save", **typed, **changed}


VALID: dict[str, Callable[[House], Form]] = {
    "council:edit": lambda house: section(house, "contact"),
    "council:edit_text": text,
    "council:words": lambda house: {"text": "**strong**"},
    "council:submit": lambda house: {**draft_of(house), "note": "Please."},
    "council:withdraw": lambda house: {"version": str(Began.of(house.submitted, 0))},
    "council:discard": draft_of,
    "council:confirm": lambda house: {"number": "2"},
    "council:confirm_link": lambda house: {"number": "2"},
    "council:colleagues": lambda house: {"do": f"again:{house.invitation.pk}"},
    "council:invite": lambda house: {"email": "new@example.org", "role": "lead"},
    "council:seat_role": lambda house: {"role": "lead"},
    "council:seat_hand_over": lambda house: {"to": house.editor.pk, "then": "leave"},
    "council:public_contact": lambda house: {"name": "Somebody", "consents": "on"},
}
