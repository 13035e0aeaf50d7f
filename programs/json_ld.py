"""Data as JSON-LD, to stand in a `<script type="application/ld+json">`."""

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.safestring import SafeString, mark_safe

# Without these no text can end the script or begin a comment in it, and it stays
# one line to a parser of JavaScript; in JSON they mean the same characters.
ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


def json_ld(data: Any) -> SafeString:
    """The data as JSON that cannot break out of its script element."""
    text = json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False)
    return mark_safe(text.translate(ESCAPES))  # noqa: S308
