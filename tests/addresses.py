"""Every address of the site but the admin's, read from the resolver itself.

A new page is held to all rules for public pages, unless it is in a private part.
"""

import re
from collections.abc import Iterator

from django.urls import URLResolver, get_resolver, reverse

from issa_directory.privacy import PRIVATE_PARTS, first_part
from tests.factories import make_area, make_network, make_organization, make_program
from tests.members.versions import make_version

PROBES = {"livez", "readyz"}
EXPORTS = {"api:export_csv", "api:export_xlsx", "api:export_json"}
# No pages, and held to rules of their own.
FILES = {"members:picture", "members:picture_small", *EXPORTS}
ARGUMENTS = {
    "members:country": ["MN"],
    "members:difference": ["mongolia", 1, 2],
    "members:history": ["mongolia"],
    "members:profile": ["mongolia"],
    "members:version": ["mongolia", 1],
    "programs:priority_area": ["access"],
    "programs:program": ["step-by-step"],
    "sitemap_section": ["members"],
}
# What stands in an address where it is not named above.
VALUES = {
    "key": "MQ:no-key",
    "language": "en",
    "number": 1,
    "pk": 1,
    "section": "names",
    "slug": "mongolia",
    "token": "MQ:no-token",
    "uidb36": "1",
}


def address(name: str) -> str:
    wanted = re.findall(r"<(?:\w+:)?(\w+)>", _PATHS[name])
    return reverse(name, args=ARGUMENTS.get(name) or [VALUES[key] for key in wanted])


def make_one_of_each() -> None:
    """The rows that the addresses above lead to."""
    make_network()
    mongolia = make_organization("mongolia", country="MN")
    make_version(mongolia, 1)
    make_version(mongolia, 2, name="Mongolia")
    make_program("step-by-step")
    make_area("access")


def _named(
    resolver: URLResolver, namespace: str = "", folder: str = ""
) -> Iterator[tuple[str, str]]:
    """The name of each address, and its path as far as that is fixed."""
    for entry in resolver.url_patterns:
        path = folder + str(entry.pattern)
        if not isinstance(entry, URLResolver):
            yield namespace + entry.name, path
        elif entry.app_name != "admin":
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from _named(entry, inner, path)


_PATHS = dict(_named(get_resolver()))
ALL = sorted(_PATHS.keys() - FILES)
PRIVATE = {name for name in ALL if first_part(f"/{_PATHS[name]}") in PRIVATE_PARTS}
PUBLIC = sorted(set(ALL) - PRIVATE - PROBES)
