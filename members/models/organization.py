"""Organizations: the legal bodies that are, were or may become members."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Exists, OuterRef, Prefetch, Q, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from members.models.membership import Membership, MembershipQuerySet
from programs.addresses import WebAddressField, is_web_address
from programs.languages import LanguageField, is_language
from programs.models.natural import NaturalKeyQuerySet

if TYPE_CHECKING:
    from members.models.name import FoundingDate
    from members.models.profile import ProfileText

# Pages that stand, or will stand, beside the profiles under /members/.
PAGES = ("compare", "export")


class OrganizationQuerySet(NaturalKeyQuerySet["Organization"]):
    def listed(self, on: date | None = None) -> Self:
        """Organizations with a membership in force on `on` (default: today)."""
        # Exists, not a join: memberships may overlap for a while, and the
        # organization must still appear once.
        return self.filter(Exists(_memberships().in_force(on)))

    def former(self, on: date | None = None) -> Self:
        """Organizations that were members once and are not on `on` (default: today)."""
        return self.filter(
            ~Exists(_memberships().in_force(on)), Exists(_memberships().ended(on))
        )

    def public(self, on: date | None = None) -> Self:
        """Listed and former members: all that visitors may see."""
        return self.filter(_is_public(on or timezone.localdate()))

    def whole(self) -> Self:
        """Without those that were merged into another one."""
        return self.filter(~Exists(_mergers()))

    def with_history(self) -> Self:
        """Public ones, and those that were public until they were merged."""
        was_public = Exists(_mergers().filter(was_public=True))
        found = self.filter(_is_public(timezone.localdate()) | was_public)
        return found.select_related("merger__kept")

    def for_lists(self) -> Self:
        """With all that a line in a list shows, in a fixed number of queries."""
        return (
            self.select_related("country", "logo")
            .defer("logo__content", "logo__small")
            .prefetch_related("names", "texts", "founding_dates", "memberships__kind")
        )

    def for_profile(self) -> Self:
        """With the whole entry, in a fixed number of queries."""
        parts = self.for_lists().prefetch_related(
            "identifiers",
            "links",
            "sources",
            "partners",
            "milestones__source",
            "founding_dates__source",
            Prefetch("priorities", _rows("Priority", "area", "source")),
            Prefetch("participations", _rows("Participation", "program", "source")),
            Prefetch("figures", _rows("Figure", "indicator", "program", "source")),
            # What stands beside the entry has names that a copy of it has not.
            Prefetch("confirmations", _of_sections(), "section_confirmations"),
            Prefetch("seats", _named_to_visitors(), "contact_seats"),
        )
        return parts.with_public_number()

    def with_public_number(self) -> Self:
        """With `public_number`, of the public version; None where none was kept."""
        rows: Any = Organization._meta.apps.get_model("members", "Revision")
        own = rows.objects.published().filter(organization=OuterRef("pk"))
        return self.annotate(public_number=Subquery(own.values("number")[:1]))


def _memberships() -> MembershipQuerySet:
    return Membership.objects.filter(organization=OuterRef("pk"))


def _is_public(on: date) -> Q:
    return Q(Exists(_memberships().in_force(on)) | Exists(_memberships().ended(on)))


def _mergers() -> models.QuerySet[Any]:
    rows: Any = Organization._meta.apps.get_model("members", "Merger")
    return rows.objects.filter(other=OuterRef("pk"))


def _rows(model: str, *related: str) -> models.QuerySet[Any]:
    """Rows of a model that is declared after this one, joined to what they name."""
    rows: Any = Organization._meta.apps.get_model("members", model)
    return rows.objects.select_related(*related)


def _of_sections() -> models.QuerySet[Any]:
    """Confirmations of one section, not of the whole entry."""
    rows: Any = Organization._meta.apps.get_model("members", "Confirmation")
    return rows.objects.exclude(section="")


def _named_to_visitors() -> models.QuerySet[Any]:
    """Seats in force of people who consented to be named."""
    rows: Any = Organization._meta.apps.get_model("members", "Seat")
    named = rows.objects.in_force().filter(public_contact__isnull=False)
    in_order = named.order_by("public_contact__name", "pk")
    return in_order.filter(user__is_active=True).select_related("public_contact")


class Organization(models.Model):
    """One organization and the parts of its entry that it states once.

    `name` is the name it goes by, in `name_language` (BCP 47); all others are
    `names`. Coordinates are WGS 84 degrees. `changed_in` is the data version
    in which anything public about it last changed.
    """

    slug = models.SlugField(_("address"), max_length=100, unique=True)
    name = models.CharField(_("name"), max_length=250)
    name_language = LanguageField(_("language of the name"), blank=True)
    country = models.ForeignKey(
        "programs.Country",
        models.PROTECT,
        related_name="organizations",
        verbose_name=_("country"),
    )
    country_as_stated = models.CharField(
        _("country as published"),
        max_length=100,
        blank=True,
        help_text=_("The name of the country in its sources, where it was another one"),
    )
    city = models.CharField(_("city"), max_length=100, blank=True)
    address = models.TextField(_("postal address"), max_length=500, blank=True)
    latitude = models.DecimalField(
        _("latitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    longitude = models.DecimalField(
        _("longitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    website = WebAddressField(_("website"), blank=True)
    logo = models.ForeignKey(
        "members.Picture",
        models.RESTRICT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("logo"),
    )
    programs = models.ManyToManyField(
        "programs.Program",
        through="members.Participation",
        related_name="organizations",
        verbose_name=_("programs"),
    )
    priority_areas = models.ManyToManyField(
        "programs.PriorityArea",
        through="members.Priority",
        related_name="organizations",
        verbose_name=_("priority areas"),
    )
    edited_at = models.DateTimeField(_("edited"), null=True, blank=True, editable=False)
    confirmed_on = models.DateField(
        _("confirmed by the organization"), null=True, blank=True, editable=False
    )
    changed_in = models.PositiveBigIntegerField(
        default=0, editable=False, db_index=True
    )

    objects = OrganizationQuerySet.as_manager()
    natural_fields = ("slug",)

    # What a search puts on a row. A template that looks for what is not there is slow.
    marked_name: Iterable[Any] = ()
    excerpts: Iterable[Any] = ()
    reached: Iterable[Any] = ()

    class Meta:
        verbose_name = _("organization")
        verbose_name_plural = _("organizations")
        ordering = ["name", "slug"]
        constraints = [
            CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                # A comparison with NULL is not false, so a CHECK would let it pass.
                | Q(latitude__isnull=False, longitude__isnull=False)
                & Q(
                    latitude__gte=-90,
                    latitude__lte=90,
                    longitude__gte=-180,
                    longitude__lte=180,
                ),
                name="coordinates_are_a_point_on_earth",
            ),
            CheckConstraint(condition=~Q(name=""), name="organization_has_a_name"),
            is_web_address("website", name="organization_website_is_a_web_address"),
            is_language("name_language", name="organization_name_has_a_language"),
            CheckConstraint(
                condition=~Q(slug__in=PAGES), name="organization_slug_is_no_page"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> tuple[str]:
        return (self.slug,)

    natural_key.dependencies = ["programs.country"]  # type: ignore[attr-defined]

    @property
    def text(self) -> "ProfileText | None":
        """The texts in the language of the page, else the original, else any."""
        texts = list(self.texts.all())
        language = get_language() or settings.LANGUAGE_CODE
        shown = [text for text in texts if text.language == language]
        original = [text for text in texts if text.is_original]
        return next(iter([*shown, *original, *texts]), None)

    @property
    def founding(self) -> "FoundingDate | None":
        """The preferred founding date, else the first; it filters and sorts."""
        dates = list(self.founding_dates.all())
        preferred = [founding for founding in dates if founding.is_preferred]
        return next(iter([*preferred, *dates]), None)

    @property
    def merged_into(self) -> "Organization | None":
        """The organization that is shown in its place; None for one that is whole."""
        merger = getattr(self, "merger", None)
        return merger.kept if merger else None

    def get_absolute_url(self) -> str:
        return reverse("members:profile", args=[self.slug])
