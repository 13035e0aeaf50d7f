"""A site that runs, and pages of it in a browser."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse

from tests.accounts.ways import code_now
from tests.browser.kinds import Kind
from tests.browser.rows import PASSWORD
from tests.browser.site import running
from tests.factories import make_staff
from tests.members.staff.people import cookie_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The origin of a running site, the same for all tests of a process."""
    with running(tmp_path_factory.mktemp("site")) as origin:
        yield origin


@pytest.fixture(scope="session")
def signed_in(browser: "Browser", site: str) -> Callable[[str], Any]:
    """What a browser remembers after somebody signed in."""
    remembered = {}

    def state(email: str) -> Any:
        if email not in remembered:
            context = browser.new_context(base_url=site)
            page = context.new_page()
            page.goto("/accounts/login/")
            send(page, {"login": email, "password": PASSWORD})
            if page.url.endswith(reverse("mfa_authenticate")):
                send(page, {"code": code_now()})
            page.wait_for_url("**/council/")
            remembered[email] = context.storage_state()
            context.close()
        return remembered[email]

    return state


@pytest.fixture
def new_context(
    browser: "Browser", site: str
) -> Iterator[Callable[..., "BrowserContext"]]:
    contexts = []

    def new_context(**options: Any) -> "BrowserContext":
        context = browser.new_context(base_url=site, **options)
        context.set_default_timeout(40_000)
        contexts.append(context)
        return context

    yield new_context
    for context in contexts:
        context.close()


@pytest.fixture(
    params=[(360, False), (360, True), (1280, False), (1280, True)],
    ids=["360-no-js", "360-js", "1280-no-js", "1280-js"],
)
def page(
    request: pytest.FixtureRequest, browser: "Browser", live_server: Any
) -> Iterator["Page"]:
    """A page of staff, small or large, with or without script (`has_script`)."""
    width, has_script = request.param
    context = browser.new_context(
        base_url=live_server.url,
        viewport={"width": width, "height": 800},
        java_script_enabled=has_script,
    )
    context.set_default_timeout(40_000)
    context.add_cookies([cookie_of(make_staff(), live_server.url)])
    page = context.new_page()
    page.has_script = has_script
    yield page
    context.close()


@pytest.fixture
def visit(
    new_context: Callable[..., "BrowserContext"], signed_in: Callable[[str], Any]
) -> Callable[..., "Page"]:
    """Opens a kind of page, or a path, in a browser of its own."""

    def visit(kind: Kind | str, **options: Any) -> "Page":
        if isinstance(kind, str):
            kind = Kind(kind, kind)
        if kind.user:
            options["storage_state"] = signed_in(kind.user)
        page = new_context(**options).new_page()
        go(page, kind)
        return page

    return visit


@pytest.fixture(scope="session")
def look_at(
    browser: "Browser", site: str, signed_in: Callable[[str], Any]
) -> Iterator[Callable[..., "Page"]]:
    """Opens a kind of page to look at it: four times as fast as to `visit`.

    In one page for all, with what a user's browser remembers.
    """
    pages: dict[str, Page] = {}

    def look_at(kind: Kind, width: int = 1280, height: int = 900) -> "Page":
        if kind.user not in pages:
            state = signed_in(kind.user) if kind.user else None
            context = browser.new_context(
                base_url=site, storage_state=state, reduced_motion="reduce"
            )
            context.set_default_timeout(40_000)
            pages[kind.user] = context.new_page()
        page = pages[kind.user]
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme="light")
        go(page, kind)
        return page

    yield look_at
    for page in pages.values():
        page.context.close()


def go(page: "Page", kind: Kind) -> None:
    response = page.goto(kind.path)
    assert response.status == kind.status, f"{kind.path} answers {response.status}"
    if kind.form:
        send(page, kind.form)


def send(page: "Page", form: dict[str, str]) -> None:
    for name, value in form.items():
        field = page.locator(f"[name={name}]").and_(page.locator(":visible"))
        field.fill(value)
    with page.expect_navigation():
        field.press("Enter")
