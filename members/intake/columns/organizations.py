"""The sheet of organizations: one row each."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from members.intake.columns.column import Column, Sheet, Shortcut, Text

ONCE = (
    Column(
        "slug",
        "key",
        _(
            "The last part of the address of the organization’s page. It names the "
            "organization in all sheets. A new organization without one gets one."
        ),
        "river-school",
        synonyms=("organization", "organization slug", "member"),
    ),
    Column(
        "name",
        "text",
        _("The name that the organization goes by."),
        "River School",
        synonyms=("organization name", "title", "name of the organization"),
        is_required=True,
    ),
    Column(
        "name_language",
        "language",
        _("The language of this name, as a code (BCP 47): en, ru, sr-Latn."),
        "en",
        synonyms=("language", "language of the name"),
    ),
    Column(
        "country",
        "word",
        _("The country: its code (ISO 3166), or its name in any language known here."),
        "MN",
        "place.country",
        ("country code", "country name", "iso country code"),
        word="country",
        is_required=True,
    ),
    Column(
        "country_as_stated",
        "text",
        _("The country’s name in the sources, where it is another one."),
        "",
        "place.country_as_stated",
        ("country as published",),
    ),
    Column(
        "city",
        "text",
        _("Town or city."),
        "Ulaanbaatar",
        "place.city",
        ("town", "town or city", "place", "location"),
    ),
    Column(
        "address",
        "text",
        _("The postal address, without the country."),
        "Peace Avenue 5",
        "place.address",
        ("postal address", "street", "street address"),
    ),
    Column(
        "latitude",
        "degrees",
        _("Degrees north of the equator (WGS 84), south with a minus."),
        "47.91843",
        "place.latitude",
        ("lat",),
    ),
    Column(
        "longitude",
        "degrees",
        _("Degrees east of Greenwich (WGS 84), west with a minus."),
        "106.91770",
        "place.longitude",
        ("lon", "lng", "long"),
    ),
    Column(
        "email",
        "email",
        _("The public e-mail address."),
        "office@river-school.example",
        "contact.email",
        ("e mail", "mail", "email address", "e mail address"),
    ),
    Column(
        "phone",
        "text",
        _("The public telephone number."),
        "+976 11 000000",
        "contact.phone",
        ("telephone", "tel", "phone number", "telephone number"),
    ),
    Column(
        "website",
        "address",
        _("The website, with https:// or http://."),
        "https://river-school.example/",
        "contact.website",
        ("web site", "url", "web", "homepage", "home page", "web address", "site"),
    ),
    Column(
        "logo",
        "picture",
        _(
            "The name of a picture in the same ZIP; or the name that an export gave, "
            "which changes nothing."
        ),
        "",
        synonyms=("picture", "logo file"),
    ),
)


def _line(
    name: str, type: Any, meaning: Text, example: str, to: Shortcut, **more: Any
) -> Column:
    return Column(name, type, meaning, example, shortcut=to, **more)


def _name(name: str, kind: str, meaning: Text, **more: Any) -> Column:
    to = Shortcut("names", "text", {"type": kind}, ("type",))
    return _line(name, "text", meaning, "", to, **more)


def _text(name: str, meaning: Text, **more: Any) -> Column:
    to = Shortcut("texts", name, by=("language",))
    return _line(name, "markdown", meaning, "", to, in_languages=True, **more)


SHORTCUTS = (
    _line(
        "founded",
        "date",
        _("When it was founded: the preferred founding date."),
        "1998-09",
        Shortcut("founding_dates", "date", {"is_preferred": True}, ("is_preferred",)),
        synonyms=(
            *("founding date", "founding year", "year founded", "date founded"),
            *("established", "year established", "year of foundation"),
        ),
    ),
    _name("acronym", "acronym", _("Its acronym."), synonyms=("abbreviation",)),
    _name("legal_name", "legal", _("The name it is registered by.")),
    _name("local_name", "local", _("Its name in a local language.")),
    _name("former_name", "former", _("A name that it had.")),
    _line(
        "ror",
        "text",
        _("Its identifier in the Research Organization Registry."),
        "",
        Shortcut("identifiers", "value", {"scheme": "ROR"}, ("scheme",)),
        synonyms=("ror id",),
    ),
    _line(
        "wikidata",
        "text",
        _("Its identifier in Wikidata."),
        "",
        Shortcut("identifiers", "value", {"scheme": "Wikidata"}, ("scheme",)),
        synonyms=("wikidata id",),
    ),
    _line(
        "membership",
        "word",
        _("The kind of its membership, by code or name."),
        "full",
        Shortcut("memberships", "kind", {}, ("current",)),
        word="kind",
        synonyms=("membership kind", "kind of membership", "member type"),
    ),
    _line(
        "member_since",
        "date",
        _("Since when it is a member."),
        "1999",
        Shortcut("memberships", "since", {}, ("current",)),
        synonyms=("membership since",),
    ),
    _line(
        "member_until",
        "date",
        _("Until when it was a member, this day included."),
        "",
        Shortcut("memberships", "until", {}, ("current",)),
        synonyms=("membership until",),
    ),
    _line(
        "programs",
        "words",
        _("The programs it takes part in, by code or name, with ; between."),
        "",
        Shortcut("participations", "program", {}, ("program",), is_list=True),
        word="program",
        synonyms=("program", "programmes", "programme"),
    ),
    _line(
        "priority_areas",
        "words",
        _("The priority areas of the network it works in, with ; between."),
        "",
        Shortcut("priorities", "area", {}, ("area",), is_list=True),
        word="area",
        synonyms=("priority area",),
    ),
    _text("summary", _("What it is, in some sentences."), synonyms=("description",)),
    _text("history", _("Its history.")),
    _text("mission", _("Its mission."), synonyms=("mission statement",)),
    _text("goals", _("Its goals.")),
    _text("activities", _("Its main activities."), synonyms=("main activities",)),
)


def lists(sections: tuple[Sheet, ...]) -> tuple[Column, ...]:
    """A column for each list, for files of one sheet: the whole list as JSON."""
    return tuple(
        Column(
            sheet.section,
            "lines",
            sheet.meaning,
            shortcut=Shortcut(sheet.section, ""),
        )
        for sheet in sections
    )
