"""One's own name, by which colleagues and the secretariat know who somebody is."""

from typing import cast

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.validators import RegexValidator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from issa_directory.one_line import CONTROLS
from members.models import User
from members.workflow import record


class NameForm(forms.Form):
    name = forms.CharField(
        max_length=User._meta.get_field("name").max_length,
        # It stands in subjects of mails and in lists of others.
        validators=[
            RegexValidator(
                CONTROLS,
                gettext_lazy("Write your name in one line, without special signs."),
                inverse_match=True,
            )
        ],
        error_messages={"required": gettext_lazy("Write your name.")},
    )


@transaction.atomic
def set_name(user: User, name: str) -> None:
    """Call `user` so from now on. Only that person calls this."""
    # Whoever was erased meanwhile stays without a name.
    found = User.objects.filter(pk=user.pk, is_active=True).exclude(name=name)
    if found.update(name=name):
        record("name set", by=user)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def name(request: HttpRequest) -> HttpResponse:
    user = cast(User, request.user)
    sent = request.POST if request.method == "POST" else None
    form = NameForm(sent, initial={"name": user.name})
    if form.is_valid():
        set_name(user, form.cleaned_data["name"])
        told = _("Your name is now: %(name)s.") % form.cleaned_data
        messages.success(request, told)
        return redirect("account")
    status = 400 if form.errors else 200
    return render(request, "account/name.html", {"form": form}, status=status)
