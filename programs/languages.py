"""Languages by their BCP 47 tags."""

from typing import Any

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

LANGUAGE = r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*"

validate_language = RegexValidator(
    rf"^{LANGUAGE}\Z", _("Write the code of a language: en, ru, mn or sr-Latn.")
)


class LanguageField(models.CharField):
    """A CharField of one language tag; empty where none is stated."""

    default_validators = [validate_language]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 35)
        super().__init__(*args, **kwargs)


def is_language(field: str, *, name: str, may_be_empty: bool = True) -> CheckConstraint:
    """The constraint that `field` is a language tag, or empty if it may be."""
    stated = Q(**{f"{field}__regex": rf"^{LANGUAGE}\Z"})
    condition = stated | Q(**{field: ""}) if may_be_empty else stated
    return CheckConstraint(condition=condition, name=name)


def language_name(code: str) -> str:
    """The name of a language in that of the page; the code if it has none."""
    try:
        return str(get_language_info(code.lower())["name_translated"])
    except KeyError:
        return code
