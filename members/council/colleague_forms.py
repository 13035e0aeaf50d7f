"""The forms about those who speak for an organization."""

from typing import Any

from django import forms
from django.contrib.auth import password_validation
from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from members.models import PublicContact, Seat, User

ROLES = [
    (Seat.Role.EDITOR, _("Editor: edits the entry and sends it for review")),
    (Seat.Role.LEAD, _("Lead: also invites colleagues and ends their seats")),
]


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form is bound to: an empty one that was sent has mistakes too."""
    return request.POST if request.method == "POST" else None


class InvitationForm(forms.Form):
    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("The invitation goes to this address, and only to it."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    role = forms.ChoiceField(
        label=_("Role"),
        choices=ROLES,
        initial=Seat.Role.EDITOR,
        widget=forms.RadioSelect,
    )


class RoleForm(forms.Form):
    role = forms.ChoiceField(label=_("Role"), choices=ROLES, widget=forms.RadioSelect)


class ColleagueField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        name, email = obj.user.name, obj.user.email
        return f"{name} ({email})" if name else email


class HandOverForm(forms.Form):
    """Whom a lead hands over to, and what becomes of the lead."""

    to = ColleagueField(
        label=_("Who is to be lead?"),
        queryset=Seat.objects.none(),
        empty_label=None,
        widget=forms.RadioSelect,
    )
    then = forms.ChoiceField(
        label=_("And you?"),
        choices=[
            ("editor", _("I stay, as an editor")),
            ("leave", _("I leave, and no longer speak for the organization")),
        ],
        initial="editor",
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, colleagues: QuerySet[Seat], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = colleagues  # type: ignore[attr-defined]


class PublicContactForm(forms.ModelForm):
    consents = forms.BooleanField(
        label=_("I agree that visitors of the directory see what I have written here."),
        help_text=_(
            "It stands on the public profile, for everybody and for search engines. "
            "You can take it back at any time with one click, and it is gone from all "
            "pages at once. Copies that others made before are not in our hands."
        ),
        error_messages={
            "required": _("Visitors see your name only if you agree to it here.")
        },
    )

    class Meta:
        model = PublicContact
        fields = ("name", "role", "email", "phone")
        labels = {"name": _("Your name"), "role": _("Your position")}
        help_texts = {
            "role": _("For example: director, or contact for partners"),
            "email": _("Visitors see this address. It may be another one than yours."),
        }
        widgets = {"phone": forms.TextInput(attrs={"type": "tel"})}

    @property
    def shown(self) -> dict[str, str]:
        """What visitors will see."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class NewAccountForm(forms.Form):
    """The account of somebody invited who has none. The address is known already."""

    name = forms.CharField(
        label=_("Your name"),
        help_text=_("Your colleagues and the network see it. Visitors do not."),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    password = forms.CharField(
        label=_("Choose a password"),
        help_text=_(
            "At least 12 characters. Four words that have nothing to do with each "
            "other are good; a password that you use elsewhere is not."
        ),
        strip=False,
        widget=forms.PasswordInput(
            attrs={"autocomplete": "new-password"}, render_value=False
        ),
    )

    def __init__(
        self, *args: Any, email: str, organization: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.email, self.organization = email, organization

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if password := cleaned.get("password"):
            user = User(email=self.email, name=cleaned.get("name", ""))
            # A password made of these would be tried first.
            user.known_names = [self.organization]  # type: ignore[attr-defined]
            try:
                password_validation.validate_password(password, user)
            except forms.ValidationError as mistake:
                self.add_error("password", mistake)
        return cleaned
