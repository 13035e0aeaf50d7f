"""The logos of a file: re-encoded when the plan is made, kept when it is applied."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from members.intake.given import Given, Place, Remark
from members.models import Import, ImportPicture, Picture
from members.pictures import RefusedPicture, read_logo


class Logos:
    """What the names of pictures in a file mean; each picture is decoded once."""

    def __init__(self, load: Import, pictures: Mapping[str, bytes]) -> None:
        self.load, self.pictures = load, pictures
        self.errors: dict[int, Remark] = {}

    def named(self, given: Given, before: Mapping[str, Any] | None) -> Given:
        """The same with the name of the picture to be for the one in the file."""
        name = given.values.get("logo")
        if not name:
            return given
        current = str(before["entry"]["logo"]) if before else ""
        if name == current:
            return given
        place = Place(given.place.sheet, given.place.row, given.columns.get("logo", ""))
        values = {key: value for key, value in given.values.items() if key != "logo"}
        if name not in self.pictures:
            self.errors[id(given)] = Remark(
                _("There is no picture of this name."),
                _("The name of a picture in the same ZIP file, or nothing."),
                str(name),
                place,
            )
            return replace(given, values=values)
        found = self._picture(str(name), current)
        if isinstance(found, str) and found != current:
            why = _("A picture as PNG, JPEG, WebP or GIF.")
            self.errors[id(given)] = Remark(found, why, str(name), place)
            return replace(given, values=values)
        logo = found if isinstance(found, str) else found.name
        return replace(given, values={**values, "logo": logo})

    def errors_of(self, given: Given) -> Iterator[Remark]:
        if remark := self.errors.get(id(given)):
            yield remark

    def _picture(self, name: str, current: str) -> ImportPicture | str:
        """The picture, or `current` where that is the same, or why it is refused."""
        content = self.pictures[name]
        made_from = hashlib.sha256(content).hexdigest()
        if current and _is_same(current, content, made_from):
            return current
        try:
            encoded = read_logo(content)
        except RefusedPicture as refused:
            return str(refused)
        # One row each: two organizations may show one picture, and keep their own.
        return ImportPicture.objects.create(
            plan=self.load,
            content=encoded.content,
            small=encoded.small,
            width=encoded.width,
            height=encoded.height,
            made_from=made_from,
        )


def _is_same(name: str, content: bytes, made_from: str) -> bool:
    """Whether a picture was made from that file, or is that file, from an export."""
    own = Picture.objects.filter(name=name)
    if own.filter(made_from=made_from).exists():
        return True
    kept = own.values_list("content", flat=True).first()
    return kept is not None and bytes(kept) == content


def pictures_of(load: Import) -> dict[str, Picture]:
    """The pictures of a plan as the organizations will keep them, by name."""
    return {
        one.name: Picture(
            name=one.name,
            content=one.content,
            small=one.small,
            width=one.width,
            height=one.height,
            size=len(one.content),
            made_from=one.made_from,
            uploaded_by=load.applied_by,
        )
        for one in load.pictures.all()
    }
