"""Who acts in the admin."""

from typing import cast

from django.http import HttpRequest

from members.models import User


def actor(request: HttpRequest) -> User:
    """Whoever is signed in; the admin has let nobody else this far."""
    return cast(User, request.user)
