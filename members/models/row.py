"""What all rows of an entry have in common."""

from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from programs.models.natural import NaturalKeyQuerySet, Row


class EntryRowQuerySet(NaturalKeyQuerySet[Row]):
    def of_listed(self) -> Self:
        """Rows of organizations that are members today."""
        memberships: Any = self.model._meta.apps.get_model("members", "Membership")
        # Straight to the memberships: by way of the organizations, a database
        # without statistics joins three tables row by row.
        in_force = memberships.objects.in_force()
        return self.filter(
            Exists(in_force.filter(organization=OuterRef("organization")))
        )

    def with_organization(self) -> Self:
        """With the organization and its country, in the order of its name."""
        return self.select_related("organization__country").order_by(
            "organization__name", "organization__slug"
        )


class EntryRow(models.Model):
    """One line of an organization's entry, in its list at `position`.

    `key` names the line for good, whatever its content becomes: differences,
    merges and reloaded fixtures find it again by organization and key.
    Subclasses declare `organization = of_organization("their_plural")`.
    """

    key = models.SlugField(_("key"), max_length=80)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = EntryRowQuerySet.as_manager()
    natural_fields = ("organization__slug", "key")

    class Meta:
        abstract = True
        ordering = ["position", "key"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "key"], name="%(class)s_key_is_unique"
            )
        ]

    def natural_key(self) -> tuple[str, str]:
        return (self.organization.slug, self.key)  # type: ignore[attr-defined]

    natural_key.dependencies = ["members.organization"]  # type: ignore[attr-defined]


class SourcedRow(EntryRow):
    """A row that may name the source of the same organization it was taken from."""

    source = models.ForeignKey(
        "members.Source",
        models.RESTRICT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("source"),
    )

    class Meta(EntryRow.Meta):
        abstract = True

    def natural_key(self) -> tuple[str, str]:
        return super().natural_key()

    natural_key.dependencies = ["members.source"]  # type: ignore[attr-defined]


def of_organization(related_name: str) -> models.ForeignKey:
    """The relation of a row to the organization whose entry it belongs to."""
    return models.ForeignKey(
        "members.Organization",
        models.CASCADE,
        related_name=related_name,
        verbose_name=_("organization"),
    )
