"""Mails on their way out, and the audit: read here, written by the gate."""

import json
from typing import Any

from django.contrib import admin, messages
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from members.models import AuditRecord, Mail
from members.staff.actor import actor
from members.staff.read_only import ReadOnlyAdmin
from members.workflow import record


class MailState(admin.SimpleListFilter):
    title = gettext_lazy("state")
    parameter_name = "state"
    states = {
        "waiting": Q(sent_at=None, given_up_at=None),
        "sent": Q(sent_at__isnull=False),
        "given-up": Q(given_up_at__isnull=False),
    }

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("waiting", _("waiting")),
            ("sent", _("sent")),
            ("given-up", _("given up")),
        ]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[Mail]
    ) -> QuerySet[Mail]:
        state = self.states.get(self.value() or "")
        return queryset.filter(state) if state else queryset


@admin.register(Mail)
class MailAdmin(ReadOnlyAdmin):
    list_display = ("to", "subject", "state", "tries", "error", "created_at")
    list_filter = (MailState,)
    date_hierarchy = "created_at"
    search_fields = ("to", "subject", "error")
    search_help_text = gettext_lazy("An address, words of the subject or of the error")
    fields = (
        *("to", "subject", "words", "state", "tries", "error"),
        *("created_at", "next_try_at", "sent_at", "given_up_at"),
    )
    actions = ("try_again",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Mail]:
        return super().get_queryset(request).defer("text")

    @admin.display(description=gettext_lazy("state"))
    def state(self, mail: Mail) -> str:
        if mail.sent_at:
            return _("sent")
        return _("given up") if mail.given_up_at else _("waiting")

    @admin.display(description=gettext_lazy("text"))
    def words(self, mail: Mail) -> str:
        # Whoever read the link could take the seat.
        return _("Hidden: it has a secret link.") if mail.is_secret else mail.text

    def has_try_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("members.change_mail")

    @admin.action(
        description=gettext_lazy("Try the chosen mails again now"), permissions=["try"]
    )
    @transaction.atomic
    def try_again(self, request: HttpRequest, queryset: QuerySet[Mail]) -> None:
        """Due now, with all its tries before it; what was sent stays sent.

        Of a secret mail that was given up, the text is gone: it would arrive empty.
        """
        emptied = queryset.filter(sent_at=None, is_secret=True, text="")
        if emptied.exists():
            said = _(
                "Where a mail was given up, its secret link is gone: send it anew."
            )
            messages.warning(request, said)
        unsent = queryset.filter(sent_at=None).exclude(is_secret=True, text="")
        count = unsent.update(next_try_at=timezone.now(), given_up_at=None, tries=0)
        record("mails tried again", by=actor(request), after=count)
        said = ngettext(
            "%(count)d mail goes out with the next turn.",
            "%(count)d mails go out with the next turn.",
            count,
        )
        messages.success(request, said % {"count": count})


@admin.register(AuditRecord)
class AuditRecordAdmin(ReadOnlyAdmin):
    list_display = ("at", "action", "person", "organization", "subject", "outcome")
    list_filter = ("action",)
    list_select_related = ("organization",)
    date_hierarchy = "at"
    search_fields = ("action", "subject", "actor", "organization__name")
    search_help_text = gettext_lazy(
        "An organization, the number of a user or of a revision, words of the action"
    )
    fields = (
        *("at", "action", "person", "organization", "subject"),
        *("was", "is_now", "address"),
    )

    @admin.display(description=gettext_lazy("by"), ordering="actor")
    def person(self, row: AuditRecord) -> str:
        if row.actor is None:
            return _("nobody")
        page = reverse("admin:members_user_change", args=[row.actor])
        return format_html('<a href="{}">{} {}</a>', page, _("user"), row.actor)

    @admin.display(description=gettext_lazy("before and after"))
    def outcome(self, row: AuditRecord) -> str:
        parts = [_short(value) for value in (row.before, row.after)]
        return " → ".join(part for part in parts if part)

    @admin.display(description=gettext_lazy("before"))
    def was(self, row: AuditRecord) -> str:
        return _whole(row.before)

    @admin.display(description=gettext_lazy("after"))
    def is_now(self, row: AuditRecord) -> str:
        return _whole(row.after)


def _whole(value: Any) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    return format_html("<pre>{}</pre>", json.dumps(value, ensure_ascii=False, indent=2))


def _short(value: Any, most: int = 60) -> str:
    if value is None:
        return ""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= most else f"{text[: most - 1]}…"
