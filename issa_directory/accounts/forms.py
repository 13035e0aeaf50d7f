"""The one form in which allauth looks for people otherwise than this site does."""

from allauth.account import forms

from members.models import User


class ResetPasswordForm(forms.ResetPasswordForm):
    """Asks for a link to a new password, of whoever signs in with the address."""

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]
        self.users = list(User.objects.filter(email__iexact=email, is_active=True))
        return email
