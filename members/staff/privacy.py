"""What superusers do for a person who asks: give out what is kept, and forget it."""

import json
from typing import cast

from allauth.account.internal.flows.reauthentication import (
    raise_if_reauthentication_required,
)
from django.contrib import admin, messages
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from members.models import User
from members.workflow.personal_data import export_person
from members.workflow.privacy import (
    OnlySuperuserError,
    erase_person,
    led_alone_by,
    publishers_of,
)


class ForgetsPeople(admin.ModelAdmin):
    """Two actions in the list of people, for one person at a time."""

    actions = ("export_chosen", "erase_chosen")

    def has_privacy_permission(self, request: HttpRequest) -> bool:
        return request.user.is_superuser

    @admin.action(
        description=gettext_lazy("Download all that is kept of one person"),
        permissions=["privacy"],
    )
    def export_chosen(
        self, request: HttpRequest, queryset: QuerySet[User]
    ) -> HttpResponse | None:
        raise_if_reauthentication_required(request, app="")
        user = self._only(request, queryset)
        if user is None:
            return None
        data = export_person(user, by=cast(User, request.user))
        text = json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
        name = f'attachment; filename="person-{user.pk}.json"'
        return HttpResponse(
            text,
            content_type="application/json",
            headers={"Content-Disposition": name},
        )

    @admin.action(
        description=gettext_lazy("Forget one person"), permissions=["privacy"]
    )
    def erase_chosen(
        self, request: HttpRequest, queryset: QuerySet[User]
    ) -> HttpResponse | None:
        """Asks first, and says what cannot be undone."""
        raise_if_reauthentication_required(request, app="")
        user = self._only(request, queryset)
        if user is None:
            return None
        if request.POST.get("sure") != "yes":
            return self._ask(request, user)
        try:
            erase_person(user, by=cast(User, request.user))
        except OnlySuperuserError:
            said = _("This is the only superuser: nobody could repair anything then.")
            messages.error(request, said)
        else:
            said = _("Person number %(number)d is forgotten.") % {"number": user.pk}
            messages.success(request, said)
        return None

    def _only(self, request: HttpRequest, queryset: QuerySet[User]) -> User | None:
        chosen = list(queryset[:2])
        if len(chosen) == 1:
            return chosen[0]
        messages.error(request, _("Choose one person, and not several."))
        return None

    def _ask(self, request: HttpRequest, user: User) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": _("Forget %(person)s?") % {"person": user},
            "opts": self.model._meta,
            "person": user,
            "led_alone": led_alone_by(user),
            "publishers": publishers_of(user),
        }
        return render(request, "admin/erase_person.html", context)
