"""What Django's admin templates ask of a page of our own."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from members.models import Revision


def page_context(request: HttpRequest, revision: Revision) -> dict[str, Any]:
    return {
        **admin.site.each_context(request),
        "opts": Revision._meta,
        "revision": revision,
        "organization": revision.organization,
    }
