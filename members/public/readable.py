"""What can still be read of an entry that was kept when entries had another shape."""

from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from members.entry import LISTS, Entry


def readable(kept: Any) -> Entry | None:
    """The entry that a version holds, without the parts that no entry has any more.

    None where not even a name and a place can be read.
    """
    try:
        return Entry.model_validate(kept)
    except ValidationError:
        return _rest(kept) if isinstance(kept, dict) else None


def _rest(kept: dict[str, Any]) -> Entry | None:
    parts: dict[str, Any] = {}
    for name, field in Entry.model_fields.items():
        if name in LISTS:
            items = kept.get(name)
            parts[name] = _items(field.annotation, items if items else [])
            continue
        value = _part(field.annotation, kept.get(name))
        if value is None and field.is_required():
            return None
        parts[name] = field.default if value is None else value
    # Unchecked as a whole: what a lost item was named by may be left alone.
    return Entry.model_construct(**parts)


def _items(annotation: Any, items: Any) -> list[Any]:
    """The items of a list that can be read, each key once."""
    (item,) = annotation.__args__
    found = [_part(item, one) for one in items] if isinstance(items, list) else []
    return list({one.key: one for one in found if one is not None}.values())


def _part(annotation: Any, value: Any) -> Any:
    """The value without fields that no shape has any more; None if it does not fit."""
    is_shape = isinstance(annotation, type) and issubclass(annotation, BaseModel)
    if is_shape and isinstance(value, dict):
        value = {name: value[name] for name in annotation.model_fields if name in value}
    try:
        return TypeAdapter(annotation).validate_python(value)
    except ValidationError:
        return None
