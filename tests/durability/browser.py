"""A person at a browser without script: cookies, forms, and nothing else."""

import re
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit

from tests.members.editing.page import FormReader


class Browser:
    """Raises OSError or HTTPException while the site is down."""

    def __init__(self, origin: str) -> None:
        self.host = urlsplit(origin).netloc
        self.cookies: dict[str, str] = {}

    def ask(self, method: str, path: str, body: str = "") -> tuple[int, str, str]:
        """Status, text and Location of the answer."""
        headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        if method == "POST":
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection = HTTPConnection(self.host, timeout=100)
        try:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            text = response.read().decode()
        finally:
            connection.close()
        for line in response.headers.get_all("Set-Cookie") or []:
            for name, morsel in SimpleCookie(line).items():
                self.cookies[name] = morsel.value
        return response.status, text, response.headers.get("Location", "")

    def form(self, path: str) -> dict[str, list[str]]:
        """What a browser would send of the page's main form, untouched."""
        _status, page, _location = self.ask("GET", path)
        reader = FormReader()
        reader.feed(re.search(r"<main.*</main>", page, re.S)[0])
        return reader.data

    def send(self, path: str, data: dict[str, list[str]]) -> tuple[int, str, str]:
        return self.ask("POST", path, urlencode(data, doseq=True))

    def sign_in(self, email: str, password: str) -> None:
        form = self.form("/accounts/login/")
        form |= {"login": [email], "password": [password]}
        status, _page, location = self.send("/accounts/login/", form)
        assert (status, location) == (302, "/council/")
