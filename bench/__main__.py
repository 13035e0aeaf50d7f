"""`make bench`: prints ratios, writes var/bench/facets.json.

    make bench ARGS="--organizations 100000 --repeats 3"

Runs in a database of its own beside that of DATABASE_URL (SQLite without it),
and removes it at the end.
"""

import argparse
import json
import os
import platform
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import django
from django.db import connection
from django.http import QueryDict

REPORT = Path("var/bench/facets.json")


def main() -> None:
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("--organizations", type=int, nargs="+", default=[1000, 10000])
    parser.add_argument("--repeats", type=int, default=7)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "issa_directory.settings")
    django.setup()
    with tempfile.TemporaryDirectory() as folder:
        results = [
            in_scratch_database(
                Path(folder), lambda n=count: measure(n, asked.seed, asked.repeats)
            )
            for count in asked.organizations
        ]
    report = {
        "database": connection.vendor,
        "python": platform.python_version(),
        "django": django.get_version(),
        "seed": asked.seed,
        "repeats": asked.repeats,
        "results": results,
    }
    REPORT.parent.mkdir(parents=True, exist_ok=True)
    REPORT.write_text(json.dumps(report, indent=2) + "\n")
    print(f"Written to {REPORT}")


def in_scratch_database(folder: Path, work: Callable[[], Any]) -> Any:
    """The result of `work` in a new, migrated database that is dropped after it."""
    if connection.vendor == "sqlite":
        # A file, as in production; Django's default for tests is in memory.
        connection.settings_dict["TEST"]["NAME"] = str(folder / "bench.sqlite3")
    before = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        return work()
    finally:
        connection.creation.destroy_test_db(before, verbosity=0)


def measure(organizations: int, seed: int, repeats: int) -> dict[str, Any]:
    # After django.setup(), which these need.
    from bench.facets import SELECTIONS, assert_equal, by_group_by, by_index, by_page
    from bench.network import load_vocabulary, make_organizations
    from members.directory import index
    from members.directory.selection import Selection

    load_vocabulary()
    make_organizations(organizations, seed)
    index.forget()
    build = timed(index.current)
    print(f"\n{organizations:,} organizations on {connection.vendor}", end="; ")
    print(f"the facet index is read in {1000 * build:.0f} ms")
    print("   index GROUP BY  ratio   (whole page data)")

    selections = []
    for parameters in SELECTIONS:
        query = Selection(QueryDict(parameters)).query
        ways = {
            "index_ms": partial(by_index, query),
            "group_by_ms": partial(by_group_by, query),
            "page_ms": partial(by_page, parameters),
        }
        assert_equal(*(way() for way in ways.values()))
        # Turn by turn, so that a busy moment of the machine hits all.
        rounds = [[timed(way) for way in ways.values()] for _ in range(repeats)]
        times = [1000 * median(column) for column in zip(*rounds, strict=True)]
        index_ms, group_by_ms, page_ms = times
        print(
            f"{index_ms:8.2f} {group_by_ms:8.1f} {group_by_ms / index_ms:6.0f}", end=""
        )
        print(f"   ({page_ms:.1f} ms)   /members/?{parameters}")
        selections.append(
            {
                "parameters": parameters,
                "ratio": round(group_by_ms / index_ms, 1),
                **dict(zip(ways, (round(one, 3) for one in times), strict=True)),
            }
        )
    ratio = median(one["ratio"] for one in selections)
    print(f"The facet index is {ratio:.0f} times as fast (median of the selections)")
    return {
        "organizations": organizations,
        "build_ms": round(1000 * build, 1),
        "ratio": ratio,
        "selections": selections,
    }


def timed(work: Callable[[], Any]) -> float:
    """Seconds that `work` takes."""
    begun = perf_counter()
    work()
    return perf_counter() - begun


if __name__ == "__main__":
    main()
