"""Rows that fixtures name by their own words instead of by number."""

from typing import Any, TypeVar

from django.db import models

Row = TypeVar("Row", bound=models.Model, covariant=True)


class NaturalKeyQuerySet(models.QuerySet[Row]):
    """Finds a row by the fields that its model lists in `natural_fields`."""

    def get_by_natural_key(self, *values: Any) -> Row:
        fields: tuple[str, ...] = self.model.natural_fields  # type: ignore[attr-defined]
        return self.get(**dict(zip(fields, values, strict=True)))
