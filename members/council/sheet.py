"""One page of an entry that is being edited: a section, or the texts in a language."""

from functools import cached_property
from typing import Any

from django.http import Http404
from django.utils.translation import gettext as _

from members.council.access import Access
from members.council.places import PAGES, edit_address, next_page
from members.council.sent import Sent
from members.council.standing import Standing
from members.council.unfinished import own_typed
from members.editing import Section, SectionForm
from members.entry import LISTS
from members.models import Save, Unfinished
from members.workflow.began import values_at
from programs.languages import language_name

Data = dict[str, list[str]]


class Sheet:
    """Raises Http404 for a section or language that is none."""

    def __init__(self, access: Access, section: str, language: str = "") -> None:
        if section not in PAGES:
            raise Http404
        self.access, self.organization = access, access.organization
        self.section: Section = PAGES[section]
        self.language = language
        self.standing = Standing(access.organization)

    @property
    def title(self) -> str:
        if self.language:
            words = {"language": language_name(self.language)}
            return _("Texts in %(language)s") % words
        return str(self.section.title)

    @property
    def address(self) -> str:
        return edit_address(self.organization.slug, self.section.slug, self.language)

    @property
    def next(self) -> Section | None:
        return next_page(self.section.slug)

    @property
    def pages(self) -> list[Section]:
        """All sections, for the way to another one."""
        return list(PAGES.values())

    @cached_property
    def typed(self) -> Unfinished | None:
        """What the person typed here and could not save yet."""
        user, slug = self.access.user, self.section.slug
        return own_typed(self.organization, slug, self.language, user)

    def form(self, data: Data | None = None) -> SectionForm:
        """The form over what was written so far, or over what was typed."""
        returned = self.standing.returned
        try:
            return SectionForm(
                self.section.slug,
                self.standing.entry,
                data,
                language=self.language,
                public=self.standing.public,
                remarks=returned.remarks if returned else None,
            )
        except ValueError:
            raise Http404 from None

    def form_of(self, sent: Sent) -> SectionForm:
        """The form over what a page sent.

        With the rows that others added since: the page leaves them out because it
        did not know them, not to remove them. Raises StaleError.
        """
        data: Data = {name: [*values] for name, values in sent.data.lists()}
        base, now = self._base(sent), self.form().typed
        for name in base.keys() & set(LISTS):
            known = {*data.get(name, []), *map(_key, base[name])}
            for key in [key for key in now.get(name, []) if key not in known]:
                data.setdefault(name, []).append(key)
                own = f"{name}-{key}-"
                data |= {n: v for n, v in now.items() if n.startswith(own)}
        return self.form(data)

    def _base(self, sent: Sent) -> dict[str, Any]:
        """What the page showed, as the gate reckons it; empty where nothing moved."""
        draft = self.standing.draft
        if draft is None or self.language or sent.began == self.standing.began:
            return {}
        if own := self.saves_of(sent.page).last() or self.saves_of(sent.goes_on).last():
            return own.sent or own.after
        fields = list(self.section.fields)
        return values_at(
            self.organization, draft, sent.began, self.section.slug, fields
        )

    def saves_of(self, page: str) -> Any:
        """What an opened page, by its id, saved of this section."""
        if not page:
            return Save.objects.none()
        saves = Save.objects.filter(revision__organization=self.organization)
        return saves.filter(page=page, section=self.section.slug)


def _key(item: dict[str, Any]) -> str:
    return item.get("key") or item["language"]
