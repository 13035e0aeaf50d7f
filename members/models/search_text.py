"""What is searched of each organization, in the spelling of `programs.searched`."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import chain
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from programs.markdown import plain
from programs.searched import GAP, searched, spellings

# Of each kind of rows the columns that are searched.
Columns = dict[str, tuple[str, ...]]
NAMES: Columns = {"Name": ("text",)}
IDENTIFIERS: Columns = {"Identifier": ("scheme", "value")}
MAIN: Columns = {"ProfileText": ("mission", "summary")}
OTHER: Columns = {
    "ProfileText": ("goals", "activities", "history"),
    "Priority": ("title", "statement"),
    "Participation": ("local_name", "note"),
    "Partner": ("name", "role"),
    "Milestone": ("text",),
    "Figure": ("dimension", "words"),
}
SET = 500  # organizations that are read and written at once
MOST = 400_000  # characters: PostgreSQL keeps at most a megabyte of words of a text
# A list or a heading has the same words without its signs; a link has not.
_MARKUP = re.compile(r"[\[\]*_`<&\\]")
Texts = dict[int, list[str]]


class SearchTextQuerySet(models.QuerySet["SearchText"]):
    def renew(self, pks: Collection[int] | None = None) -> None:
        """Write what is searched of some organizations, or of all, as rows say now.

        The last step of whoever writes names or texts, in the same transaction.
        """
        if pks is None:
            rows: Any = self.model._meta.apps.get_model("members", "Organization")
            pks = list(rows.objects.order_by().values_list("pk", flat=True))
        rest = sorted(pks)
        while rest:
            some, rest = rest[:SET], rest[SET:]
            self.bulk_create(
                [self.model(**row) for row in _read(self.model._meta.apps, some)],
                update_conflicts=True,
                unique_fields=["organization"],
                update_fields=["names", "place", "main", "other"],
            )


class SearchText(models.Model):
    """The searched words of one organization, by how much they tell of it.

    `names` has each name on a line of its own, once in each of its spellings;
    `place` the city, the country as stated and the identifiers in the same way;
    `main` mission and summary, `other` all further texts, with GAP between texts.
    """

    organization = models.OneToOneField(
        "members.Organization",
        models.CASCADE,
        primary_key=True,
        related_name="search_text",
        verbose_name=_("organization"),
    )
    names = models.TextField(_("names"))
    place = models.TextField(_("place and identifiers"), blank=True)
    main = models.TextField(_("mission and summary"), blank=True)
    other = models.TextField(_("other texts"), blank=True)

    objects = SearchTextQuerySet.as_manager()

    class Meta:
        verbose_name = _("search text")
        verbose_name_plural = _("search texts")

    def __str__(self) -> str:
        return str(self.organization)


def _read(apps: Any, pks: Collection[int]) -> Iterator[dict[str, Any]]:
    """The columns of the rows of some organizations; `apps` may be a migration's."""
    names, identifiers, main, other = (
        _texts(apps, columns, pks) for columns in (NAMES, IDENTIFIERS, MAIN, OTHER)
    )
    organizations = apps.get_model("members", "Organization").objects
    for pk, name, city, country in organizations.filter(pk__in=pks).values_list(
        "pk", "name", "city", "country_as_stated"
    ):
        schemes, values = identifiers[pk][::2], identifiers[pk][1::2]
        known = map(" ".join, zip(schemes, values, strict=True))
        yield {
            "organization_id": pk,
            "names": lines([name, *names[pk]]),
            "place": lines([city, country, *known]),
            "main": _joined(main[pk]),
            "other": _joined(other[pk]),
        }


def _texts(apps: Any, columns: Columns, pks: Collection[int]) -> Texts:
    found: Texts = defaultdict(list)
    for model, fields in columns.items():
        rows = apps.get_model("members", model).objects.filter(organization__in=pks)
        for pk, *texts in rows.order_by("pk").values_list("organization", *fields):
            found[pk] += texts
    return found


def lines(names: Iterable[str]) -> str:
    """Names in all their spellings, each on a line of its own."""
    return "\n".join(dict.fromkeys(filter(None, chain(*map(spellings, names)))))


def _joined(texts: Iterable[str]) -> str:
    words = (searched(plain(t) if _MARKUP.search(t) else t) for t in texts if t)
    return f" {GAP} ".join(filter(None, words))[:MOST]
