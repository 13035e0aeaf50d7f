"""From where a request comes, for the audit and for the limits alike."""

from collections.abc import Callable

from allauth.core.internal.httpkit import get_client_ip
from django.http import HttpRequest, HttpResponse

from members.workflow.audit import peer


class KnownPeer:
    """Tells the audit the address of the peer, as far as proxies are believed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        before = peer.set(get_client_ip(request))
        try:
            return self.get_response(request)
        finally:
            peer.reset(before)
