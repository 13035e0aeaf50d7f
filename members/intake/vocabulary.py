"""The rows of a plan that are about the network's own words."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from members.entry_difference import Happened
from members.intake.content import change
from members.intake.given import Place, Remark, Word
from members.intake.remarks import as_json
from members.intake.terms import Terms, nearest
from members.intake.word_fields import (
    APP,
    Fields,
    UnknownRowError,
    as_fields,
    by_language,
    find,
    in_shape,
    model_of,
    names_of,
    nothing_stated,
    put,
)
from members.models import ImportRow
from programs import models as vocabulary

Action = ImportRow.Action
Key = tuple[str, tuple[str, ...]]
LABELS = ("name", "name_en", "words", "text", "text_en")


def plan_words(words: list[Word]) -> tuple[list[ImportRow], Terms]:
    """The rows, and the vocabulary as it would be after them."""
    terms = Terms.now()
    counts = Counter(_key(word) for word in words)
    # A region may be part of one that comes later in the file.
    coming = {_key(word) for word in words if not word.errors}
    rows = []
    for word in words:
        row = _row(word, coming, is_twice=counts[_key(word)] > 1)
        rows.append(row)
        if row.after and len(word.key) == 1:
            measure = str(row.after.get("measure", ""))
            terms.add(model_of(word.model), word.key[0], measure)
    return rows, terms


def _key(word: Word) -> Key:
    return word.model.casefold(), word.key


def _row(word: Word, coming: set[Key], *, is_twice: bool) -> ImportRow:
    row = ImportRow(
        sheet=word.place.sheet[:200],
        line=word.place.row,
        model=word.model.casefold()[:60],
        slug=" · ".join(word.key)[:250],
        label=_label(word),
        readings=as_json(word.readings),
    )
    model = model_of(word.model)
    if model is None:
        return _wrong(row, [*word.errors, _no_model(word)])
    there = find(model, word.key)
    before = as_fields(there)
    errors = [*word.errors, *_unknown_fields(model, word)]
    if is_twice:
        message = _("The file has this word more than once.")
        errors.append(Remark(message, _("One row for it."), row.slug, word.place))
    after, further = _after(model, word, before)
    errors += further or list(_of_model(model, there, after, word, coming))
    if errors:
        return _wrong(row, errors)
    row.after = after
    if before == after:
        row.action = Action.UNCHANGED
        return row
    row.action = Action.UPDATE if before else Action.CREATE
    row.before, row.changes = before, changes_of_fields(before, after)
    return row


def _wrong(row: ImportRow, errors: list[Remark]) -> ImportRow:
    row.action, row.errors = Action.ERROR, as_json(errors)
    return row


def _label(word: Word) -> str:
    named = [word.fields.get(name) for name in LABELS]
    return str(next(filter(None, named), " · ".join(word.key)))[:250]


def _no_model(word: Word) -> Remark:
    labels = [
        f"{APP}.{name.lower()}" for name in vocabulary.__all__ if name != "Network"
    ]
    return Remark(
        _("This kind of word cannot be loaded here."),
        _("One of: %(words)s.") % {"words": ", ".join(labels)},
        word.model,
        word.place,
    )


def _unknown_fields(model: Any, word: Word) -> Iterator[Remark]:
    known = names_of(model)
    for name in word.fields:
        if name not in known:
            found = nearest(name, known)
            right = _("Did you mean “%(word)s”?") % {"word": found} if found else ""
            yield Remark(
                _("There is no field of this name."), right, name, _at(word, name)
            )


def _at(word: Word, name: str) -> Place:
    column = word.columns.get(name, "") or word.columns.get(name[: name.rfind("_")], "")
    return replace(word.place, column=column or word.place.column)


def _after(
    model: Any, word: Word, before: Fields | None
) -> tuple[Fields, list[Remark]]:
    """What the row would say, and what of that is no value at all."""
    keys = dict(zip(model.natural_fields, word.key, strict=False))
    own = {name: value for name, value in keys.items() if "__" not in name}
    owners = {
        name.split("__")[0]: [value] for name, value in keys.items() if "__" in name
    }
    after = dict(before or nothing_stated(model)) | owners | own
    known, errors = names_of(model), []
    for name, value in by_language(model, word.fields).items():
        if name not in known:
            continue
        try:
            after[name] = in_shape(model, name, value)
        except ValidationError as error:
            told = " ".join(error.messages)
            errors.append(Remark(told, "", str(value)[:200], _at(word, name)))
    return after, errors


def _of_model(
    model: Any, there: Any, after: Fields, word: Word, coming: set[Key]
) -> Iterator[Remark]:
    """What the model and the database would refuse."""
    row = there or model()
    late = set()
    for name, value in after.items():
        field = model._meta.get_field(name)
        if not field.is_relation:
            setattr(row, name, value)
            continue
        for key in value if field.many_to_many else [value] if value else []:
            label = field.related_model._meta.label_lower
            if find(field.related_model, tuple(key)) is None:
                late.add(name)
                if (label, tuple(key)) not in coming:
                    yield _unknown_row(field, key, word, name)
    if late:
        # What comes with the same file cannot be asked for yet.
        after = {name: value for name, value in after.items() if name not in late}
    put(row, after)
    try:
        row.full_clean(exclude=late)
    except ValidationError as error:
        for name, messages in error.message_dict.items():
            value = str(after.get(name, ""))[:200]
            for message in messages:
                yield Remark(message, "", value, _at(word, name))


def _unknown_row(field: Any, key: list[str], word: Word, name: str) -> Remark:
    message = _("The network’s vocabulary does not have this.")
    right = _("The code of a %(kind)s that is there, or comes with the file.") % {
        "kind": field.related_model._meta.verbose_name
    }
    return Remark(message, right, " ".join(key), _at(word, name))


def changes_of_fields(
    before: Fields | None, after: Fields | None
) -> list[dict[str, Any]]:
    """The difference between two rows of the vocabulary, as a plan keeps it."""
    old, new = before or {}, after or {}
    changed = [name for name in {**old, **new} if old.get(name) != new.get(name)]
    happened = Happened.CHANGED
    if before is None:
        happened = Happened.ADDED
        changed = [name for name in changed if new[name] not in ("", [], None)]
    elif after is None:
        happened = Happened.REMOVED
    return [change((name,), happened, old.get(name), new.get(name)) for name in changed]


def write_words(rows: list[ImportRow]) -> None:
    """Apply rows of a plan. In the caller's transaction.

    Raises ValidationError, UnknownRowError and ProtectedError.
    """
    waiting = list(rows)
    while waiting:
        late = []
        for row in waiting:
            try:
                _write(row)
            except UnknownRowError:
                late.append(row)
        if len(late) == len(waiting):
            raise UnknownRowError(late[0].slug)
        waiting = late


def _write(row: ImportRow) -> None:
    model = model_of(row.model)
    there = find(model, key_of(row))
    if row.action == Action.REMOVE:
        there.delete()
        return
    one = there or model()
    many = put(one, row.after or {})
    one.full_clean()
    one.save()
    for name, others in many.items():
        getattr(one, name).set(others)


def key_of(row: ImportRow) -> tuple[str, ...]:
    """The natural key of a row that changes something."""
    fields: Mapping[str, Any] = row.after or row.before or {}
    key = []
    for name in model_of(row.model).natural_fields:
        value = fields[name.split("__")[0]]
        key.append(str(value[0] if isinstance(value, list) else value))
    return tuple(key)


def fields_now(row: ImportRow) -> Fields | None:
    return as_fields(find(model_of(row.model), key_of(row)))
