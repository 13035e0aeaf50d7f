"""All rows of an organization, byte for byte."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.apps import apps
from django.contrib.auth.models import Group
from django.db.models import Model, QuerySet

from members.models import Organization

# The ways from a row to its organization.
WAYS = (
    *("organization", "revision__organization", "seat__organization"),
    *("other", "first"),
)
# Of people, of the network or of the whole site.
OF_NO_ORGANIZATION = {
    *("User", "Mail", "DataVersion"),
    *("Import", "ImportRow", "ImportPicture"),
    # A page that was read is of the network until it has become a draft or a plan.
    "OldPage",
}


def all_rows() -> dict[type[Model], list[dict[str, Any]]]:
    """Of everybody: members, people and what people may do."""
    models = [*apps.get_app_config("members").get_models(), Group, Authenticator]
    return {model: rows_in(model._base_manager.all()) for model in models}


def rows_of(organization: Organization) -> dict[str, list[dict[str, Any]]]:
    """By model; pictures with their bytes."""
    found = {}
    for model in apps.get_app_config("members").get_models():
        if model.__name__ in OF_NO_ORGANIZATION:
            continue
        own = model._base_manager.filter(**{way_of(model): organization.pk})
        found[model.__name__] = rows_in(own)
    return found


def rows_in(rows: QuerySet) -> list[dict[str, Any]]:
    # Named, because values() leaves out what a manager defers.
    names = [field.attname for field in rows.model._meta.concrete_fields]
    return [
        {name: bytes_of(value) for name, value in row.items()}
        for row in rows.order_by("pk").values(*names)
    ]


def way_of(model: type[Model]) -> str:
    if model is Organization:
        return "pk"
    names = {field.name for field in model._meta.get_fields()}
    return next(way for way in WAYS if way.split("__")[0] in names)


def bytes_of(value: Any) -> Any:
    """PostgreSQL gives bytes by their place in memory."""
    return bytes(value) if isinstance(value, memoryview) else value
