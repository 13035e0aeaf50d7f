"""What a page was made from, in one name: the data, the code, the day and the request.

Two requests with the same name have the same answer. The data version is read before
the page is made, so that what changes meanwhile is kept under a name that nobody asks
for any more.
"""

from collections.abc import Iterable
from functools import cache
from hashlib import blake2b

import django
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language

from members.models import DataVersion

CODE = ("issa_directory", "members", "programs", "templates")
SUFFIXES = {".py", ".html", ".xml", ".txt", ".svg"}
SETTINGS = ("SITE_ORIGIN", "TIME_ZONE", "LANGUAGE_CODE", "LANGUAGES", "STATIC_URL")


def name_of(request: HttpRequest, parameters: Iterable[str]) -> str:
    """32 hexadecimal digits; costs one look-up of the data version."""
    number = DataVersion.objects.read().number
    today = timezone.localdate()  # memberships and confirmations go by the day
    asked = (
        request.scheme,
        request.get_host(),
        get_language(),
        request.path,
        # Only a part of the page, for htmx.
        request.headers.get("HX-Request") == "true",
        # In their order: of one that takes a single value, the last one counts.
        sorted((name, request.GET.getlist(name)) for name in parameters),
    )
    made_from = repr((code_version(), number, today, asked))
    return blake2b(made_from.encode(), digest_size=16).hexdigest()


@cache
def code_version() -> str:
    """A digest of all that draws pages: code, templates, static names, settings."""
    digest = blake2b(digest_size=16)
    for folder in CODE:
        files = (settings.BASE_DIR / folder).rglob("*")
        for file in sorted(f for f in files if f.suffix in SUFFIXES and f.is_file()):
            digest.update(str(file.relative_to(settings.BASE_DIR)).encode())
            digest.update(file.read_bytes())
    names = sorted(getattr(staticfiles_storage, "hashed_files", {}).items())
    values = [getattr(settings, name) for name in SETTINGS]
    digest.update(repr((django.VERSION, names, values)).encode())
    return digest.hexdigest()
