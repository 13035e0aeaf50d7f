"""Names that nobody knows, with the nearest that is known."""

import difflib
from collections.abc import Iterable

from django.utils.translation import gettext as _

from members.intake.given import Place, Remark


def unknown_field(name: str, known: Iterable[str], place: Place) -> Remark:
    near = difflib.get_close_matches(name, list(known), n=1)
    right = _("Perhaps you mean “%(name)s”.") % {"name": near[0]} if near else ""
    message = _("There is no field “%(name)s” here.") % {"name": name[:100]}
    return Remark(message, right or _("Take it out."), name[:200], place)
