"""What the fields of an entry are called where a change is told."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

Labels = dict[str, str | Promise]

LISTS: Labels = {
    "names": _("Other names"),
    "identifiers": _("Identifiers"),
    "founding_dates": _("Founding dates"),
    "links": _("Links"),
    "texts": _("Texts"),
    "priorities": _("Priorities"),
    "participations": _("Programs"),
    "milestones": _("Milestones"),
    "partners": _("Partners"),
    "figures": _("Figures"),
    "sources": _("Sources"),
}
# What an entry states once.
FIELDS: Labels = {
    "slug": _("Address of the page"),
    "name": _("Name of the organization"),
    "name_language": _("Language of the name"),
    "logo": _("Logo"),
    "country": _("Country"),
    "country_as_stated": _("Country as published"),
    "city": _("Town or city"),
    "address": _("Postal address"),
    "latitude": _("Latitude"),
    "longitude": _("Longitude"),
    "email": _("E-mail"),
    "phone": _("Telephone"),
    "website": _("Website"),
}
TEXTS: Labels = {
    "language": _("Language"),
    "is_original": _("Original language"),
    "revised_on": _("Revised on"),
    "summary": _("Summary"),
    "history": _("History"),
    "mission": _("Mission"),
    "goals": _("Goals"),
    "activities": _("Main activities"),
}
# The fields of items, where two lists do not mean different things by one name.
ITEMS: Labels = {
    "since": _("since"),
    "until": _("until"),
    "source": _("source"),
    "program": _("program"),
    "language": _("language"),
    "note": _("note"),
    "website": _("website"),
    "title": _("title"),
    "address": _("web address"),
    "text": _("name"),
    "type": _("kind of name"),
    "scheme": _("register"),
    "value": _("number or code"),
    "date": _("date"),
    "as_stated": _("in the words of the source"),
    "is_preferred": _("shown first"),
    "label": _("what it is"),
    "area": _("priority area"),
    "statement": _("what is done in this area"),
    "local_name": _("name in the country"),
    "name": _("name"),
    "role": _("role"),
    "read_on": _("read on"),
}
FIGURES: Labels = {
    "since": _("from"),
    "until": _("to"),
    "indicator": _("what is counted"),
    "value": _("number"),
    "value_high": _("highest number"),
    "qualifier": _("how exact"),
    "kind": _("counted"),
    "result": _("result or plan"),
    "unit_as_stated": _("counted thing in the words of the source"),
    "is_undated": _("without a date"),
    "period_as_stated": _("time in the words of the source"),
    "dimension": _("part"),
    "words": _("in the words of the source"),
    "status": _("quality"),
    "supersedes": _("corrects an earlier figure"),
}
OF_LIST: dict[str, Labels] = {
    "texts": TEXTS,
    "figures": FIGURES,
    "milestones": {"since": _("date"), "until": _("end"), "text": _("what happened")},
    "priorities": {"title": _("own title")},
    "founding_dates": {"date": _("founded")},
}
# Fields that say one thing together, by the first of them.
TOGETHER: Labels = {
    "value": _("number"),
    "since": _("time"),
    "latitude": _("Point on the map"),
    "scheme": _("number or code"),
}


def field_label(part: str, name: str) -> str:
    """What a field is called, of the entry itself or of the items of a list."""
    general = ITEMS if part in LISTS else FIELDS
    return str(OF_LIST.get(part, {}).get(name) or general.get(name, name))


# Lists that have a section of their own name.
OF_ONE_NAME = {
    *("priorities", "participations", "figures"),
    *("milestones", "partners", "sources"),
}


LONGEST_NAME = 80


class Label(NamedTuple):
    """What a place is called by itself, and below the title of its section."""

    whole: str
    short: str


def label_of(path: tuple[str, ...], item: str = "", field: str = "") -> Label:
    """What a place of an entry is called: "Figures: Teachers, 2012 – number".

    `item` is the name of the item, `field` another name for the field.
    """
    part, name = path[0], path[-1]
    field = field or field_label(part, name)
    item = Truncator(item).chars(LONGEST_NAME)
    if part not in LISTS:
        return Label(field, field)
    title = str(LISTS[part])
    if part == "texts" and item:
        title = gettext("Texts in %(language)s") % {"language": item}
        rest = field if len(path) == 3 else ""
    elif len(path) == 3 and item:
        rest = gettext("%(item)s – %(field)s") % {"item": item, "field": field}
    else:
        rest = item or (field if len(path) == 3 else "")
    if not rest:
        return Label(title, title)
    whole = gettext("%(list)s: %(what)s") % {"list": title, "what": rest}
    return Label(whole, rest if part in OF_ONE_NAME else whole)
