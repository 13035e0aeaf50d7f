"""Every address of the resolver, by its name or else by its pattern."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from allauth.account.models import EmailConfirmationHMAC
from allauth.usersessions.models import UserSession
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from members.workflow.invitations import token_of as token_of_invitation
from members.workflow.reminders import token_of as token_of_reminder
from tests.access.forms import VALID
from tests.access.world import House

UNNAMED = re.compile(r"admin/(\w+)/(\w+)/<path:object_id>/$")


def every_address() -> list[str]:
    """Names with their namespaces ("admin:index"); patterns where there is no name."""
    return list(dict.fromkeys(_walk(get_resolver(), "", "")))


def _walk(resolver: URLResolver, namespace: str, before: str) -> Iterator[str]:
    for entry in resolver.url_patterns:
        pattern = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from _walk(entry, inner, pattern)
        else:
            assert isinstance(entry, URLPattern)
            yield namespace + entry.name if entry.name else pattern


def path_of(address: str, house: House) -> str:
    """The path of an address, with the rows of the house where it names any."""
    if unnamed := UNNAMED.match(address):
        page = reverse(f"admin:{unnamed[1]}_{unnamed[2]}_changelist")
        return f"{page}{row_of(unnamed[1], unnamed[2], house).pk}/"
    if address == "admin/(?P<url>.*)$":
        return "/admin/nowhere/"
    if address == "admin:members_import_template":
        return reverse(address, args=["csv"])
    if address.startswith("admin:"):
        path = reverse(address, args=_admin_arguments(address, house))
        return path + QUERIES.get(address, "")
    return reverse(address, kwargs=_arguments(address, house))


def parameters_of(address: str) -> list[str]:
    resolver = get_resolver()
    *namespaces, name = address.split(":")
    for namespace in namespaces:
        resolver = resolver.namespace_dict[namespace][1]
    return resolver.reverse_dict.getlist(name)[0][0][0][1]


def _arguments(address: str, house: House) -> dict[str, Any]:
    own = ARGUMENTS.get(address, lambda house: {})(house)
    return {
        name: own[name] if name in own else COMMON[name](house)
        for name in parameters_of(address)
    }


QUERIES = {
    "admin:autocomplete": "?app_label=members&model_name=seat&field_name=user&term=a"
}
COMMON: dict[str, Callable[[House], Any]] = {
    "slug": lambda house: house.slug,
    "section": lambda house: "contact",
    "language": lambda house: "en",
    "code": lambda house: "MN",
    "before": lambda house: 1,
    "after": lambda house: 2,
    "number": lambda house: 1,
    "name": lambda house: house.logo.name,
    "uidb36": lambda house: "1",
    "key": lambda house: "none",
}
ARGUMENTS: dict[str, Callable[[House], dict[str, Any]]] = {
    "sitemap_section": lambda house: {"section": "members"},
    "programs:program": lambda house: {"slug": "step-by-step"},
    "programs:priority_area": lambda house: {"slug": "access"},
    "council:seat_role": lambda house: {"pk": house.editor.pk},
    "council:seat_end": lambda house: {"pk": house.editor.pk},
    "council:seat_hand_over": lambda house: {"pk": house.lead.pk},
    "council:invitation": lambda house: {
        "token": token_of_invitation(house.invitation)
    },
    "council:confirm_link": lambda house: {
        "token": token_of_reminder(house.organization)
    },
    "council:restore_draft": lambda house: {"pk": house.withdrawn.pk},
    "account_confirm_email": lambda house: {
        "key": EmailConfirmationHMAC.create(house.new_address).key
    },
    # Known once the lead has signed in.
    "account_end_session": lambda house: {
        "pk": UserSession.objects.filter(user=house.lead.user).latest("pk").pk
    },
    "mfa_edit_webauthn": lambda house: {"pk": house.passkey.pk},
    "mfa_remove_webauthn": lambda house: {"pk": house.passkey.pk},
}


def form_of(address: str, house: House) -> dict[str, Any]:
    """What to send: in the council area a form that works, elsewhere often nothing."""
    return FORMS.get(address, lambda house: {})(house)


FORMS: dict[str, Callable[[House], dict[str, Any]]] = {
    **VALID,
    "admin:members_import_change": lambda house: {"do": "discard"},
    "admin:members_import_export": lambda house: {"format": "csv"},
    "admin:members_oldpage_change": lambda house: {"do": "drop"},
    "admin:members_oldpage_correct": lambda house: {"do": "save", "version": "0"},
    "admin:members_oldpage_correct_text": lambda house: {"do": "save", "version": "0"},
    "admin:members_revision_correct": lambda house: {"do": "save", "version": "0"},
    "admin:members_revision_correct_text": lambda house: {"do": "save", "version": "0"},
    "admin:members_organization_health_export": lambda house: {"format": "csv"},
    "admin:members_organization_website": lambda house: {"on": "2026-01-31"},
    "admin:members_organization_apart": lambda house: {"with": merged(house).pk},
    "account_name": lambda house: {"name": "Somebody"},
    "account_email": lambda house: {"action_add": "", "email": "other@example.org"},
}


def _admin_arguments(address: str, house: House) -> list[Any]:
    if address == "admin:view_on_site":
        organization = house.organization
        kind = ContentType.objects.get_for_model(organization)
        return [kind.pk, organization.pk]
    if address == "admin:app_list":
        return ["members"]
    if address == "admin:auth_user_password_change":
        return [house.editor.user.pk]
    if address == "admin:members_organization_split":
        return [merged(house).pk]
    if address.startswith("admin:members_organization_health_"):
        return ["never-confirmed"]
    parts = address.removeprefix("admin:").split("_")
    if len(parts) < 3 or not parameters_of(address):
        return []
    pk = row_of(parts[0], parts[1], house).pk
    more = {"correct": ["contact"], "correct_text": ["texts", "en"]}
    return [pk, *more.get("_".join(parts[2:]), [])]


def merged(house: House) -> Model:
    """What was merged into the organization of the house."""
    return house.organization.mergers.get().other


def row_of(app: str, model: str, house: House) -> Model:
    """The row whose pages in the admin are asked for: of the house if it can be."""
    rows = {
        "seat": house.editor,
        "user": house.editor.user,
        "revision": house.submitted,
        "organization": house.organization,
        "invitation": house.invitation,
    }
    if model in rows:
        return rows[model]
    found = next(
        registered
        for registered in admin.site._registry
        if registered._meta.label_lower == f"{app}.{model}"
    )
    return found._base_manager.order_by("pk")[0]
