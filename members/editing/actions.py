"""What the buttons of a list do to what was typed: add, remove, up, down."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from members.editing.list_form import MOST_ROWS, ListForm
from members.editing.part_form import Typings


@dataclass(frozen=True)
class Outcome:
    """The HTML id of what takes the focus, and a sentence of what happened."""

    focus: str
    status: str


def act(action: str, lists: list[ListForm], typed: Typings, chosen: Typings) -> Outcome:
    """Do "add:<list>[:<preset>]", "remove|up|down:<list>:<key>" to what was typed.

    `chosen` holds what the selects beside the buttons say. Raises ValueError for any
    other action, and for rows and words that are not there.
    """
    verb, _colon, rest = action.partition(":")
    name, _colon, what = rest.partition(":")
    found = next((listed for listed in lists if listed.name == name), None)
    if found is None:
        raise ValueError(action)
    if verb == "add":
        return _add(found, what, typed, chosen)
    if what not in typed[name]:
        raise ValueError(action)
    if verb == "remove":
        return _remove(found, what, typed)
    if verb in ("up", "down") and found.form_class.is_ordered:
        return _move(found, what, verb, typed)
    raise ValueError(action)


def _add(listed: ListForm, what: str, typed: Typings, chosen: Typings) -> Outcome:
    form_class, offer = listed.form_class, listed.offer
    if not what and form_class.asks_first:
        control = f"add-{form_class.preset}"
        what = (chosen.get(control) or [""])[-1]
        if not what:
            return Outcome(f"id_{control}", _("Choose first, then press the button."))
    if len(listed.rows) >= MOST_ROWS:
        message = _("There is no room for more than %(most)s.") % {"most": MOST_ROWS}
        return Outcome(f"add-{listed.name}", message)
    if what and not form_class.may_begin_with(what, offer):
        raise ValueError(what)
    key = form_class.new_key(what)
    if key in typed[listed.name]:
        raise ValueError(what)
    typed[listed.name].append(key)
    typed |= form_class.begin(f"{listed.name}-{key}", what, offer, typed)
    row = form_class(typed, offer, prefix=f"{listed.name}-{key}")
    heading = row.headed(len(typed[listed.name]))
    return Outcome(row.first_focus, _("%(row)s was added.") % {"row": heading})


def _remove(listed: ListForm, key: str, typed: Typings) -> Outcome:
    row = listed.row(key)
    if row.form.holds:
        return Outcome(row.id, row.form.holds)
    typed[listed.name].remove(key)
    form_class = listed.form_class
    for sent_as in form_class.own_names(row.id).values():
        # What all rows of the list share is not the row's to take away.
        if sent_as.startswith(f"{row.id}-"):
            typed.pop(sent_as, None)
    form_class.forget(key, typed)
    others = listed.beside(row)
    at = min(others.index(row), len(others) - 2)
    others.remove(row)
    focus = others[at].form.first_focus if others else f"add-{listed.name}"
    return Outcome(focus, _("%(row)s was removed.") % {"row": row.heading})


def _move(listed: ListForm, key: str, verb: str, typed: Typings) -> Outcome:
    row = listed.row(key)
    others = listed.beside(row)
    now = others.index(row)
    then = max(now - 1, 0) if verb == "up" else min(now + 1, len(others) - 1)
    keys = typed[listed.name]
    here, there = keys.index(key), keys.index(others[then].key)
    keys[here], keys[there] = keys[there], keys[here]
    ends = {0: "down", len(others) - 1: "up"}
    status = _("%(row)s is now number %(place)s of %(count)s.") % {
        "row": row.heading,
        "place": then + 1,
        "count": len(others),
    }
    return Outcome(f"{ends.get(then, verb)}-{row.id}", status)
