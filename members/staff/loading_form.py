"""The form that takes a file to be loaded."""

from pathlib import PurePath

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

# The ends of names, for the window in which a file is chosen. What a file is, its
# reader finds out by itself.
KINDS = (".csv", ".tsv", ".txt", ".xlsx", ".json", ".zip")


class LoadForm(forms.Form):
    """When it is valid, `cleaned_data["file"]` is a file of a size that is taken."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        max_length=None,
        allow_empty_file=True,  # said in words of its own below
        widget=forms.FileInput(attrs={"accept": ",".join(KINDS)}),
        error_messages={
            "required": gettext_lazy("Choose a file first."),
            "missing": gettext_lazy("Choose a file first."),
        },
    )

    @property
    def most_bytes(self) -> str:
        return str(settings.LOAD_MOST_BYTES)  # without separators, for the script

    @property
    def most(self) -> str:
        return filesizeformat(settings.LOAD_MOST_BYTES)

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if not file.size:
            raise forms.ValidationError(_("This file is empty. Choose another one."))
        if file.size > settings.LOAD_MOST_BYTES:
            raise forms.ValidationError(
                _("This file is larger than %(most)s. Divide it, or pack it as a ZIP.")
                % {"most": self.most}
            )
        if PurePath(file.name or "").suffix.lower() not in KINDS:
            raise forms.ValidationError(
                _(
                    "This kind of file cannot be read. Choose one whose name ends in "
                    "%(kinds)s."
                )
                % {"kinds": ", ".join(KINDS)}
            )
        return file
