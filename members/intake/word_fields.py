"""The fields of a row of the vocabulary as JSON, and back."""

from collections.abc import Mapping
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core import serializers
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from modeltranslation.translator import translator
from modeltranslation.utils import build_localized_fieldname

Fields = dict[str, Any]

APP = "programs"


class UnknownRowError(LookupError):
    """A natural key that no row has."""


def model_of(label: str) -> Any:
    """The model of the vocabulary by its label, "programs.program"; else None."""
    app, _dot, name = label.casefold().partition(".")
    try:
        return apps.get_model(app, name) if app == APP else None
    except LookupError:
        return None


def find(model: Any, key: tuple[str, ...]) -> Any:
    """The row of a natural key, or None."""
    fields = dict(zip(model.natural_fields, key, strict=False))
    return model._default_manager.filter(**fields).first() if key else None


def as_fields(row: models.Model | None) -> Fields | None:
    """All that the row says, as a fixture would; translated fields by language only."""
    if row is None:
        return None
    data = serializers.serialize(
        "python",
        [row],
        use_natural_foreign_keys=True,
        use_natural_primary_keys=True,
        ensure_ascii=False,
    )[0]["fields"]
    translated = _translated(type(row))
    return {
        name: _as_kept(row._meta.get_field(name), value)
        for name, value in data.items()
        if name not in translated
    }


def nothing_stated(model: Any) -> Fields:
    """The fields of a row of which nothing is known yet."""
    fields = {
        field.name: None if field.is_relation else _as_kept(field, field.get_default())
        for field in model._meta.concrete_fields
        if not field.primary_key and field.name not in _translated(model)
    }
    return fields | {field.name: [] for field in model._meta.many_to_many}


def _as_kept(field: Any, value: Any) -> Any:
    if field.many_to_many:
        return sorted(map(_plain, value))
    # Of the two ways in which a text may be empty, one.
    return None if field.null and value == "" else _plain(value)


def _plain(value: Any) -> Any:
    if isinstance(value, tuple | list):
        return [_plain(part) for part in value]
    if value is None or isinstance(value, bool | int):
        return value
    return str(value)


def _translated(model: Any) -> set[str]:
    if model not in translator.get_registered_models(abstract=False):
        return set()
    return set(translator.get_options_for_model(model).all_fields)


def names_of(model: Any) -> set[str]:
    """Every field that a file may state."""
    own = {
        field.name
        for field in (*model._meta.concrete_fields, *model._meta.many_to_many)
        if not field.primary_key and field.editable
    }
    return own | _translated(model)


def by_language(model: Any, given: Mapping[str, Any]) -> Fields:
    """The fields with “name” as the name in the main language, unless that is there."""
    fields: Fields = {}
    for name, value in given.items():
        if name in _translated(model):
            name = build_localized_fieldname(name, settings.LANGUAGE_CODE)
            if name in given:
                continue
        fields[name] = value
    return fields


def in_shape(model: Any, name: str, value: Any) -> Any:
    """The value as `as_fields` has it. Raises ValidationError."""
    try:
        field: Any = model._meta.get_field(name)
    except FieldDoesNotExist:
        return value
    if field.many_to_many:
        keys = [_key(one) for one in (value if isinstance(value, list) else [])]
        return sorted(keys)
    if field.is_relation:
        return None if value in ("", None, []) else _key(value)
    if value is None or value == "":
        return _plain(field.get_default()) if not field.null else None
    value = field.to_python(value)
    return value.strip() if isinstance(value, str) else _plain(value)


def _key(value: Any) -> list[str]:
    return (
        [str(part) for part in value]
        if isinstance(value, list | tuple)
        else [str(value)]
    )


def put(row: models.Model, fields: Mapping[str, Any]) -> dict[str, list[Any]]:
    """Set the fields; the rows of each many-to-many are returned, to be set after.

    Raises UnknownRowError.
    """
    many: dict[str, list[Any]] = {}
    for name, value in fields.items():
        field: Any = row._meta.get_field(name)
        if field.many_to_many:
            many[name] = [_named(field.related_model, key) for key in value]
        elif field.is_relation:
            found = None if value is None else _named(field.related_model, value)
            setattr(row, name, found)
        else:
            setattr(row, name, value)
    return many


def _named(model: Any, key: list[str]) -> Any:
    row = find(model, tuple(key))
    if row is None:
        raise UnknownRowError(" ".join(key))
    return row
