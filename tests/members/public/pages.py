"""Pages as a visitor reads them: their words without markup."""

import html
import re

from django.http import HttpResponse


def words(response: HttpResponse) -> str:
    """The text of a page, tags left out and white space folded."""
    source = re.sub(
        r"<(script|style|svg|head)\b.*?</\1>", " ", response.text, flags=re.S
    )
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", source)).split())


def status(response: HttpResponse) -> str:
    """What the page's status element says."""
    found = re.search(r'<(\w+)[^>]*role="status"[^>]*>(.*?)</\1>', response.text, re.S)
    assert found, "no element with role=status"
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", found[2])).split())
