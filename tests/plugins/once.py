"""Marks as `once` what needs no second run on another database.

Beside the modules that say so themselves: tests of members and programs that ask no
database at all, and whatever a browser shows, since views are asked on both.
"""

import pytest

SILENT = {"members", "programs"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # Before pytest itself selects by `-m`.
    for item in items:
        folder = item.path.relative_to(item.config.rootpath / "tests").parts[0]
        if folder == "browser" or (folder in SILENT and not asks_database(item)):
            item.add_marker("once")


def asks_database(item: pytest.Item) -> bool:
    fixtures = getattr(item, "fixturenames", ())
    return bool(
        item.get_closest_marker("django_db") or {"db", "transactional_db"} & {*fixtures}
    )
