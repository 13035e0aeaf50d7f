"""What a list of network health is, and what is said of each kind of its rows."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from members.staff import health_terms as terms

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

Value = Callable[[Any], Any]


@dataclass(frozen=True)
class Column:
    title: "StrPromise"
    value: Value


@dataclass(frozen=True)
class Kind:
    """What the rows of a list are, and what every such list says of them."""

    permission: str
    prepare: Callable[[QuerySet[Any], date], QuerySet[Any]]
    columns: tuple[Column, ...]
    # The organization of a row; of a mail there may be none.
    organization: Value = field(default=lambda row: row.organization)


@dataclass(frozen=True)
class HealthList:
    """`rows` are those of a day; `why` says what to do about them."""

    slug: str
    title: "StrPromise"
    why: "StrPromise"
    kind: Kind
    rows: Callable[[date], QuerySet[Any]]
    columns: tuple[Column, ...] = ()

    @property
    def address(self) -> str:
        return reverse("admin:members_organization_health_list", args=[self.slug])

    @property
    def all_columns(self) -> tuple[Column, ...]:
        return (*self.columns, *self.kind.columns)

    def all_rows(self, on: date) -> QuerySet[Any]:
        return self.kind.prepare(self.rows(on), on)


@dataclass(frozen=True)
class Group:
    title: "StrPromise"
    lists: tuple[HealthList, ...]


def day_of(moment: datetime | None) -> date | None:
    return localdate(moment) if moment else None


def _of_revision(rows: QuerySet[Any], _on: date) -> QuerySet[Any]:
    people = ("author", "submitted_by", "decided_by")
    rows = rows.select_related("organization__country", *people)
    return rows.defer("entry", "as_submitted")


def _of_mail(rows: QuerySet[Any], _on: date) -> QuerySet[Any]:
    link = reverse("council:confirm_link", args=["x"]).removesuffix("x/")
    return terms.with_reminder(rows.defer("text"), link)


def _of_mark(rows: QuerySet[Any], _on: date) -> QuerySet[Any]:
    return rows.select_related("organization__country", "by")


CONFIRMED = Column(_("Confirmed"), lambda row: row.confirmed_on)
ORGANIZATION = Kind(
    "members.view_organization",
    terms.with_what_to_do,
    (
        Column(_("Edited"), lambda row: day_of(row.edited_at)),
        Column(_("Last asked"), lambda row: day_of(row.asked_at)),
    ),
    organization=lambda row: row,
)
REVISION = Kind(
    "members.view_revision",
    _of_revision,
    (
        Column(_("Begun"), lambda row: day_of(row.created_at)),
        Column(_("Last saved"), lambda row: day_of(row.saved_at)),
        Column(_("Author"), lambda row: row.author),
    ),
)
SENT = Column(_("Sent"), lambda row: day_of(row.submitted_at))
RETURNED = Column(_("Returned"), lambda row: day_of(row.decided_at))
MAIL = Kind(
    "members.view_mail",
    _of_mail,
    (
        Column(_("To"), lambda row: row.to),
        Column(_("Reminder"), lambda row: _("yes") if row.is_reminder else _("no")),
        Column(_("Tries"), lambda row: row.tries),
        Column(_("What the server said"), lambda row: row.error),
    ),
    organization=lambda row: None,
)
MARK = Kind(
    "members.view_organization",
    _of_mark,
    (
        Column(_("Website"), lambda row: row.website),
        Column(_("Seen on"), lambda row: row.on),
        Column(_("Note"), lambda row: row.note),
        Column(_("By"), lambda row: row.by),
    ),
)
