"""The forms over what an entry states once, and over the texts of a language."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from members.editing.choice_fields import Choice, Tick
from members.editing.measured_fields import Degrees
from members.editing.part_form import PartForm
from members.editing.text_fields import Email, Line, Markdown, WebAddress, Words
from members.entry import Contact, Entry, Place, TextItem


class NameForm(PartForm):
    shape = Entry
    covers = ("name", "name_language")
    heading = _("Name")
    needed = {"name": _("Write the name of your organization.")}

    name = Line(
        _("Name of the organization"),
        _("The name you go by. Other names, long or short, have a list below."),
    )
    name_language = Choice(
        _("Language of this name"),
        choices=[("", _("Not stated"))],
        offers="languages",
    )


class PlaceForm(PartForm):
    shape = Place
    covers, within = ("place",), "place"
    heading = _("Place")
    needed = {"country": _("Choose the country.")}
    more = ("country_as_stated", "latitude", "longitude")
    more_title = _("Point on the map, earlier country")

    country = Choice(
        _("Country"),
        choices=[("", _("Choose a country"))],
        offers="countries",
    )
    city = Line(_("Town or city"), width="medium")
    address = Words(_("Postal address"), rows=3)
    country_as_stated = Line(
        _("Country as published"),
        _("Only if your sources give the country another name, as of an earlier time."),
        width="medium",
    )
    latitude = Degrees(
        _("Latitude"), _("Degrees north, for example 47.91887. South has a minus.")
    )
    longitude = Degrees(
        _("Longitude"), _("Degrees east, for example 106.91757. West has a minus.")
    )

    def judge(self, values: dict[str, Any]) -> None:
        for missing, other in (("latitude", "longitude"), ("longitude", "latitude")):
            is_alone = values.get(missing) is None and values.get(other) is not None
            if is_alone and missing not in self.errors:
                message = _("A place on the map needs both numbers, or neither.")
                self.add_error(missing, message)

    def entry_fields(self) -> dict[str, Any]:
        return {"place": self.values()}


class ContactForm(PartForm):
    shape = Contact
    covers, within = ("contact",), "contact"
    heading = _("Contact")

    email = Email(
        _("E-mail"),
        _("An address of the office. Everybody can read it."),
        width="medium",
    )
    phone = Line(_("Telephone"), _("With the code of the country."), width="medium")
    website = WebAddress(_("Website"), _("For example https://www.example.org"))

    def entry_fields(self) -> dict[str, Any]:
        return {"contact": self.values()}


class TextForm(PartForm):
    """The texts in one language, the prefix being "texts-" and its code."""

    shape = TextItem
    covers, within = ("texts",), "texts"

    summary = Markdown(
        _("Summary"),
        _("Who you are, in two or three sentences. Visitors read this first."),
        rows=4,
    )
    mission = Markdown(
        _("Mission"), _("What you want to change, and for whom."), rows=4
    )
    goals = Markdown(_("Goals"), _("What you want to reach in the next years."))
    activities = Markdown(_("Main activities"), _("What you do. A list reads well."))
    history = Markdown(_("History"), _("How you began, and what has changed since."))
    is_original = Tick(
        _("This is the original"),
        _(
            "The language you write in first. The texts in other languages are "
            "translations of it."
        ),
    )

    @classmethod
    def said_in(cls, entry: Entry, language: str) -> TextItem | None:
        found = (text for text in entry.texts if text.language == language)
        return next(found, None)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.language = (self.prefix or "").removeprefix("texts-")
        for name in WRITTEN:
            self.fields[name].widget.attrs["lang"] = self.language

    def entry_fields(self) -> dict[str, Any]:
        """All texts; that of this language is revised today if its words changed."""
        texts = {text.language: text.model_dump() for text in self.offer.entry.texts}
        before = texts.get(self.language, {"language": self.language})
        after = before | self.values()
        if any(after.get(name) != before.get(name, "") for name in WRITTEN):
            after["revised_on"] = self.offer.today
        elif not self.said and not after.get("is_original"):
            return {"texts": list(texts.values())}
        if after.get("is_original"):
            for text in texts.values():
                text["is_original"] = False
        return {"texts": list((texts | {self.language: after}).values())}


# The fields of a text that are words.
WRITTEN = ("summary", "mission", "goals", "activities", "history")
