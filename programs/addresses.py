"""Web addresses that are safe to link to: http or https, and no disguised host."""

from typing import Any

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils.translation import gettext_lazy as _

# No javascript: or data:, and no user:password@ before the host.
ADDRESS = r"https?://[^\s/?#@\\%<>|^\[\]]+([/?#][^\s]*)?"

validate_web_address = RegexValidator(
    rf"^{ADDRESS}\Z",
    _("Write a web address that begins with https:// or http://."),
    code="web_address",
)


class WebAddressField(models.URLField):
    """A URLField of http and https addresses; `example.org` typed means https."""

    default_validators = [*models.URLField.default_validators, validate_web_address]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 500)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> Any:
        # What Django 6 does by itself.
        return super().formfield(**{"assume_scheme": "https", **kwargs})


def is_web_address(field: str, *, name: str) -> CheckConstraint:
    """The constraint that `field` is empty or a web address."""
    return CheckConstraint(
        condition=Q(**{field: ""}) | Q(**{f"{field}__regex": rf"^{ADDRESS}\Z"}),
        name=name,
    )
