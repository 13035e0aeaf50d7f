"""What every template knows of the site: its network and its address."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from programs.models import Network


def site(request: HttpRequest) -> dict[str, Any]:
    """The network (read once, when a template first asks) and the site's origin."""
    return {
        "network": SimpleLazyObject(Network.objects.current),
        "site_origin": settings.SITE_ORIGIN,
        "canonical_url": settings.SITE_ORIGIN + request.path,
    }
