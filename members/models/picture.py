"""Pictures that were uploaded: always re-encoded, never the file that came in."""

import secrets

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


def random_name() -> str:
    """A name that nobody can guess, and that says nothing of the file uploaded."""
    return secrets.token_hex(16)


class PictureManager(models.Manager["Picture"]):
    """Leaves the bytes in the database until somebody asks for them."""

    def get_queryset(self) -> models.QuerySet["Picture"]:
        return super().get_queryset().defer("content", "small")

    def get_by_natural_key(self, name: str) -> "Picture":
        return self.get(name=name)


class Picture(models.Model):
    """A logo as WebP: `content` at most 512 × 512 pixels, `small` at most 144 × 144.

    The bytes are in the database, so that a picture and the row that names it are
    written in one transaction: nothing is orphaned, and one backup holds both.
    `width`, `height` (pixels) and `size` (bytes) are those of `content`. `made_from` is
    the SHA-256 of the file that was loaded, so that loading it again changes nothing.
    """

    organization = models.ForeignKey(
        "members.Organization",
        models.CASCADE,
        related_name="pictures",
        verbose_name=_("organization"),
    )
    name = models.CharField(
        _("name"), max_length=32, unique=True, default=random_name, editable=False
    )
    content = models.BinaryField()
    small = models.BinaryField()
    width = models.PositiveSmallIntegerField(_("width"))
    height = models.PositiveSmallIntegerField(_("height"))
    size = models.PositiveIntegerField(_("size"))
    made_from = models.CharField(max_length=64, blank=True, editable=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("uploaded by"),
    )
    uploaded_at = models.DateTimeField(_("uploaded"), default=timezone.now)

    objects = PictureManager()

    class Meta:
        base_manager_name = "objects"
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        ordering = ["-uploaded_at"]
        constraints = [
            CheckConstraint(
                condition=Q(name__regex=r"^[0-9a-f]{32}\Z"),
                name="picture_has_a_random_name",
            ),
            CheckConstraint(
                condition=Q(width__range=(1, 512), height__range=(1, 512)),
                name="picture_is_at_most_512_pixels_wide_and_high",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> tuple[str]:
        return (self.name,)
