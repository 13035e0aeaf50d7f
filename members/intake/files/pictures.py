"""Logos that lie in the same ZIP as the table that names them."""

from dataclasses import replace
from pathlib import PurePath

from django.utils.translation import gettext as _

from members.intake.given import Given, Place, Remark


def named_pictures(
    organizations: list[Given], pictures: dict[str, bytes], errors: list[Remark]
) -> dict[str, bytes]:
    """The pictures of organizations by the name that they give them.

    A name may leave out the kind of the file (“logo” for “logo.png”), and the size of
    its letters does not matter. A picture that none of them names is an error: it is
    more likely a name that was mistyped.
    """
    by_name: dict[str, str] = {}
    for name in pictures:
        by_name.setdefault(name.casefold(), name)
        by_name.setdefault(PurePath(name).stem.casefold(), name)
    named: dict[str, bytes] = {}
    used: set[str] = set()
    for given in organizations:
        logo = given.values.get("logo")
        if not logo:
            continue
        file = by_name.get(str(logo).casefold())
        if file:
            named[str(logo)] = pictures[file]
            used.add(file)
        elif not is_kept(str(logo)):
            place = replace(given.place, column=given.columns.get("logo", "logo"))
            given.errors.append(
                Remark(
                    _("There is no such picture in the file."),
                    _("Put the picture and the table into one ZIP."),
                    str(logo)[:200],
                    place,
                )
            )
    message = _("No organization names the picture “%(name)s”.")
    right = _("Write its name into the column “logo”, or take it out.")
    errors.extend(
        Remark(message % {"name": name}, right, name, Place(name))
        for name in sorted(pictures.keys() - used)
    )
    return named


def is_kept(name: str) -> bool:
    """Whether this is the name of a picture that the site gave."""
    return len(name) == 32 and all(sign in "0123456789abcdef" for sign in name)
