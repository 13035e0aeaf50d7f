"""The form of the logo: a file, read before anything is stored."""

from django import forms
from django.utils.translation import gettext_lazy as _

from members.pictures import MOST_BYTES, TOO_LARGE, Encoded, RefusedPicture, read_logo


class LogoForm(forms.Form):
    """When it is valid, `cleaned_data["logo"]` is the logo as `store_logo` takes it.

    A page tells `too_large` before it sends a file of more than `most_bytes`.
    """

    logo = forms.FileField(
        label=_("Logo file"),
        help_text=_(
            "PNG, JPEG, WebP or GIF, at most 2 MB. A square one of 512 pixels looks "
            "best."
        ),
        allow_empty_file=True,  # read_logo says so in words of its own
        error_messages={"required": _("Choose a file first.")},
    )

    most_bytes = MOST_BYTES
    too_large = (TOO_LARGE,)

    def clean_logo(self) -> Encoded:
        try:
            return read_logo(self.cleaned_data["logo"])
        except RefusedPicture as refusal:
            raise forms.ValidationError(str(refusal)) from None
