"""The types of an entry's fields: what one value may be."""

from collections.abc import Callable
from decimal import Decimal
from typing import Annotated

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from pydantic import AfterValidator, Field, PlainSerializer, StringConstraints

from programs.addresses import ADDRESS
from programs.dates import validate_partial_date
from programs.languages import LANGUAGE

# No control characters but tab and line feed: PostgreSQL or a terminal choke on them.
_PLAIN = r"^[^\x00-\x08\x0b-\x1f\x7f-\x9f]*$"
_KEY = r"^[-a-zA-Z0-9_]{1,80}$"


def _email(text: str) -> str:
    if text:
        _checked(validate_email, text)
    return text


def _partial_date(text: str) -> str:
    if text:
        _checked(validate_partial_date, text)
    return text


def _checked(validate: Callable[[str], None], text: str) -> None:
    try:
        validate(text)
    except ValidationError as error:
        raise ValueError(" ".join(error.messages)) from None


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def size(most: int, *, least: int = 0) -> StringConstraints:
    """A trimmed text of `least` to `most` characters, none of them a control."""
    return StringConstraints(
        strip_whitespace=True, min_length=least, max_length=most, pattern=_PLAIN
    )


Key = Annotated[str, StringConstraints(pattern=_KEY)]
Slug = Annotated[str, StringConstraints(pattern=r"^[-a-zA-Z0-9_]{1,100}$")]
Language = Annotated[str, StringConstraints(pattern=rf"^{LANGUAGE}$", max_length=35)]
# The random name of a picture that was uploaded.
Picture = Annotated[str, StringConstraints(pattern=r"^([0-9a-f]{32})?$")]
Markdown = Annotated[str, size(20_000)]
PartialDate = Annotated[
    str, StringConstraints(max_length=10), AfterValidator(_partial_date)
]
Address = Annotated[
    str,
    StringConstraints(pattern=rf"^({ADDRESS})?$", max_length=500),
]
Email = Annotated[str, StringConstraints(max_length=254), AfterValidator(_email)]
Degrees = Annotated[
    Decimal, Field(max_digits=8, decimal_places=5), PlainSerializer(float)
]
Amount = Annotated[
    Decimal, Field(ge=0, max_digits=14, decimal_places=2), PlainSerializer(_number)
]
