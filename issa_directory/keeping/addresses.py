"""Which public pages are kept, and the parameters that each of them reads."""

from members.directory.filters import DirectoryFilter

NOTHING: tuple[str, ...] = ()

# Name of the address → all parameters that its view reads. Whatever else stands in an
# address changes nothing, and makes no page of its own.
KEPT: dict[str, tuple[str, ...]] = {
    "home": NOTHING,
    "api:columns": NOTHING,
    "members:directory": tuple(DirectoryFilter.base_filters),
    "members:suggest": ("q",),
    "members:profile": NOTHING,
    "members:history": ("on", "before", "after", "page"),
    "members:version": NOTHING,
    "members:difference": NOTHING,
    "members:country": NOTHING,
    "members:join": NOTHING,
    "members:contact": NOTHING,
    "programs:programs": NOTHING,
    "programs:program": NOTHING,
    "programs:priority_area": NOTHING,
    "sitemap": NOTHING,
    "sitemap_section": ("p",),
}

# Too large to keep; an unchanged one is known by its name all the same.
ETAG_ONLY: dict[str, tuple[str, ...]] = {
    "api:export_csv": KEPT["members:directory"],
    "api:export_xlsx": KEPT["members:directory"],
    "api:export_json": KEPT["members:directory"],
}
