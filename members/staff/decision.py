"""What a reviewer sends: a decision, and the words for it by place of the entry."""

from dataclasses import asdict, dataclass, field
from typing import Any

from django import forms
from django.contrib.sessions.backends.base import SessionBase
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from members.entry import Entry
from members.models import Revision

LONGEST = 5_000
LONGEST_PATH = 200
REMARK, CHOICE = "remark:", "choice:"
NOT_OURS = gettext_lazy("This did not come from the page of a review. Open it again.")


@dataclass(frozen=True)
class Seen:
    """What the page showed: the revision's save, and the public version beside it."""

    version: int
    number: int

    def __str__(self) -> str:
        return f"{self.version}.{self.number}"

    @classmethod
    def of(cls, revision: Revision, number: int) -> "Seen":
        return cls(revision.version, number)


class SeenField(forms.Field):
    """“7.3”: seen after the 7th save, beside the public version 3."""

    def to_python(self, value: Any) -> Seen | None:
        text = str(value or "")
        version, point, number = text.partition(".")
        digits = version + number
        is_read = point and version and number and digits.isdigit() and digits.isascii()
        if not is_read or len(text) > 30:
            raise forms.ValidationError(NOT_OURS)
        return Seen(int(version), int(number))


class DecisionForm(forms.Form):
    """Publish or return; a return needs words, and publishing sends no remarks."""

    seen = SeenField(error_messages={"required": NOT_OURS})
    do = forms.ChoiceField(
        choices=[("publish", "publish"), ("return", "return")],
        error_messages={"required": NOT_OURS, "invalid_choice": NOT_OURS},
    )
    note = forms.CharField(
        label=gettext_lazy("Note to the organization"),
        help_text=gettext_lazy("It is in the mail's page, above all remarks."),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, data: QueryDict, remarks: dict[str, str]) -> None:
        super().__init__(data, auto_id="id_%s")
        self.remarks = remarks

    def clean(self) -> None:
        do, note = self.cleaned_data.get("do"), self.cleaned_data.get("note")
        if do == "return" and not note and not self.remarks and not self.errors:
            message = _(
                "Write what to change, here or under a change: nobody can act on a "
                "mere no."
            )
            self.add_error("note", message)
        if do == "publish" and self.remarks:
            message = _(
                "You wrote remarks under the changes, and only a return sends them. "
                "Put what matters into this note, and empty them; or return the entry."
            )
            self.add_error("note", message)
        if any(len(words) > LONGEST for words in self.remarks.values()):
            message = _("A remark is too long: %(most)s characters are the most.")
            self.add_error("note", message % {"most": LONGEST})


@dataclass(frozen=True)
class Said:
    """What was typed and chosen on the page, so that no answer loses it."""

    note: str = ""
    remarks: dict[str, str] = field(default_factory=dict)
    choices: dict[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, data: QueryDict) -> "Said":
        remarks = ((path, text.strip()) for path, text in _by_path(data, REMARK))
        return cls(
            data.get("note", ""),
            {path: text for path, text in remarks if text},
            dict(_by_path(data, CHOICE)),
        )

    # While its reviewer corrects a section on another page, it is in the session.

    @classmethod
    def kept(cls, session: SessionBase, pk: int) -> "Said":
        return cls(**session.get(_name(pk), {}))

    def keep(self, session: SessionBase, pk: int) -> None:
        session[_name(pk)] = asdict(self)

    @staticmethod
    def forget(session: SessionBase, pk: int) -> None:
        session.pop(_name(pk), None)


def _name(pk: int) -> str:
    return f"review-{pk}"


def _by_path(data: QueryDict, prefix: str) -> list[tuple[str, str]]:
    """The values of the fields that are named for a place of an entry."""
    return [
        (path, str(data[name]))
        for name in data
        if name.startswith(prefix)
        and len(path := name.removeprefix(prefix)) <= LONGEST_PATH
        and path.split("/")[0] in Entry.model_fields
    ]
