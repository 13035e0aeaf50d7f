"""The part of the site that signs people in. It has no models of its own."""

from django.apps import AppConfig
from django.contrib import admin
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "issa_directory.accounts"
    verbose_name = _("Signing in")

    def ready(self) -> None:
        """Take allauth's tables out of the admin: they hold keys and addresses."""
        # Imported here: models may be imported once all apps are there.
        from allauth.account.models import EmailAddress
        from allauth.mfa.models import Authenticator
        from allauth.usersessions.models import UserSession

        for model in (EmailAddress, Authenticator, UserSession):
            admin.site.unregister(model)
