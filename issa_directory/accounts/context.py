"""What the header knows of where one is."""

from django.http import HttpRequest

from issa_directory.privacy import PRIVATE_PARTS, first_part


def private_part(request: HttpRequest) -> dict[str, bool]:
    """Whether this page is of a private part: only there may it say who is signed in.

    A public page is the same for everybody, and never asks for the session.
    """
    return {"is_private_part": first_part(request.path_info) in PRIVATE_PARTS}
