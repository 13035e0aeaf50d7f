"""Opens every page that can be come to, by links and by guesses."""

import io
import re
import zipfile
from collections.abc import Iterable
from html import unescape
from urllib.parse import parse_qsl, urldefrag, urljoin, urlsplit

from django.http.response import HttpResponseBase
from django.test import Client

LINK = re.compile(r"""(?:href|src|action|content)=["']([^"'<>]+)["']|<loc>([^<]+)<""")
SITE = "http://testserver"
# More than there are; a crawl that comes to it goes round in a circle.
MOST = 3000
# A filter beside another one leads to no other kind of page.
MOST_PARAMETERS = 1


def crawl(client: Client, start: Iterable[str]) -> dict[str, str]:
    """All that was answered, with its headers, by address."""
    answers: dict[str, str] = {}
    waiting = list(start)
    while waiting:
        path = waiting.pop()
        if path in answers:
            continue
        response = client.get(path)
        headers = "".join(f"{name}: {value}\n" for name, value in response.items())
        body = text_of(response)
        answers[path] = f"{response.status_code}\n{headers}\n{body}"
        assert response.status_code < 500, path
        assert len(answers) < MOST
        waiting += links_in(path, response.headers.get("Location", ""), body)
    return answers


def text_of(response: HttpResponseBase) -> str:
    """What an answer says; of a spreadsheet, what is packed in it."""
    content = response.getvalue()  # type: ignore[attr-defined]
    if content[:2] == b"PK":
        parts = zipfile.ZipFile(io.BytesIO(content))
        content = b"\n".join(map(parts.read, parts.namelist()))
    return content.decode("utf-8", "replace")


def links_in(path: str, location: str, body: str) -> set[str]:
    named = [unescape(one or other) for one, other in LINK.findall(body)]
    links = (urljoin(f"{SITE}{path}", link) for link in [location, *named])
    addresses = (urldefrag(link).url for link in links)
    return {address.removeprefix(SITE) for address in addresses if is_page(address)}


def is_page(address: str) -> bool:
    parts = urlsplit(address)
    return (
        address.startswith(f"{SITE}/")
        and not parts.path.startswith("/static/")
        # The same rows as in the page that links to it.
        and not (parts.path.startswith("/members/export.") and parts.query)
        and len(parse_qsl(parts.query)) <= MOST_PARAMETERS
    )
