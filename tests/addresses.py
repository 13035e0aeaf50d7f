"""Every address of the site but the admin's, read from the resolver itself.

A new page is held to all rules for public pages, unless it is named here.
"""

from collections.abc import Iterator

from django.urls import URLResolver, get_resolver, reverse

from tests.factories import make_area, make_network, make_organization, make_program

PRIVATE = {"council:home", "login", "logout"}
PROBES = {"livez", "readyz"}
ARGUMENTS = {
    "members:country": ["MN"],
    "members:profile": ["mongolia"],
    "programs:priority_area": ["access"],
    "programs:program": ["step-by-step"],
    "sitemap_section": ["members"],
}


def address(name: str) -> str:
    return reverse(name, args=ARGUMENTS.get(name))


def make_one_of_each() -> None:
    """The rows that the addresses above lead to."""
    make_network()
    make_organization("mongolia", country="MN")
    make_program("step-by-step")
    make_area("access")


def _named(resolver: URLResolver, namespace: str = "") -> Iterator[str]:
    for entry in resolver.url_patterns:
        if not isinstance(entry, URLResolver):
            yield namespace + entry.name
        elif entry.app_name != "admin":
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from _named(entry, inner)


ALL = sorted(_named(get_resolver()))
PUBLIC = sorted(set(ALL) - PRIVATE - PROBES)
