"""The results as JSON, on the terminal, and as tables in docs/performance.md."""

import json
import os
import platform
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from bench.selections import SELECTIONS

REPORT = Path("var/bench/report.json")
DOCUMENT = Path("docs/performance.md")
BEGIN, END = "<!-- figures of make bench -->", "<!-- end of figures -->"
OTHERS = ("group_by", "datasette_default", "datasette_complete")
WAYS = ("floor", "page", "kept", "unchanged", "index", *OTHERS)


def tell(result: dict[str, Any]) -> None:
    print("  ".join(f"{way:>18}" for way in WAYS if way in result["mean"]))
    for one in [*result["selections"], {"name": "mean", **result["mean"]}]:
        row = [f"{one[way]:15.2f} ms" for way in WAYS if way in one]
        print("  ".join(row), f"  {one['name']}", f"({one.get('rows', '')})")
    print("The index:", result["index"], flush=True)


def write(results: list[dict[str, Any]], asked: dict[str, Any]) -> None:
    """Keep what was measured; what other runs say of other sizes stays beside it."""
    machine = {
        "processor": processor(),
        "processors": os.cpu_count(),
        "load": round(os.getloadavg()[0], 1),
        "python": platform.python_version(),
        "django": version("django"),
        "sqlite": _sqlite(),
        "on": datetime.now(UTC).date().isoformat(),
    }
    new = [{**one, "run": {"asked": asked, "machine": machine}} for one in results]
    old = json.loads(REPORT.read_text())["results"] if REPORT.exists() else []
    # A size that is measured again takes the place of what was.
    every = {_place(one): one for one in [*old, *new] if "run" in one}
    kept = [every[place] for place in sorted(every, reverse=True)]
    kept.sort(key=lambda one: one["organizations"])
    REPORT.parent.mkdir(parents=True, exist_ok=True)
    REPORT.write_text(json.dumps({"results": kept}, indent=2) + "\n")
    text = DOCUMENT.read_text("utf-8")
    before, after = text.split(BEGIN)[0], text.split(END)[1]
    tables = "\n".join([BEGIN, "", *_lines(kept), END])
    DOCUMENT.write_text(before + tables + after, "utf-8")


def _place(one: dict[str, Any]) -> tuple[str, int]:
    return one["database"], one["organizations"]


def _lines(results: list[dict[str, Any]]) -> list[str]:
    runs = dict.fromkeys(_about(**one["run"]) for one in results)
    lines = [*(f"- {run}" for run in runs), ""]
    lines += [*_overview(results), "", *_index(results), ""]
    # Both databases at the size that the goals are about, or the largest there is.
    sizes = {one["organizations"] for one in results}
    shown = 100_000 if 100_000 in sizes else max(sizes)
    for one in results:
        if one["organizations"] == shown:
            lines += [*_selections(one), ""]
    return lines


def _about(asked: dict[str, Any], machine: dict[str, Any]) -> str:
    sizes = " ".join(map(str, asked["organizations"]))
    command = (
        f"--databases {' '.join(asked['databases'])} --organizations {sizes}"
        f" --repeats {asked['repeats']} --seed {asked['seed']}"
    )
    if not asked["datasette"]:
        command += " --no-datasette"
    if not asked["group_by"]:
        command += " --no-group-by"
    if len(asked["only"]) < len(SELECTIONS):
        command += " --only " + " ".join(f"'{name}'" for name in asked["only"])
    return (
        f'`make bench ARGS="{command}"` on {machine["on"]}: '
        f"Python {machine['python']}, "
        f"Django {machine['django']}, SQLite {machine['sqlite']}, "
        f"{machine['processors']} × {machine['processor']}, "
        f"load {machine['load']} at the end."
    )


def _overview(results: list[dict[str, Any]]) -> list[str]:
    lines = [
        "Means over the selections. The floor in milliseconds; the others as so many"
        " times the page, or the page as so many times the floor.",
        "",
        "| organizations | database | floor | page ÷ floor | kept ÷ floor | 304 ÷ floor"
        " | `GROUP BY` ÷ page | Datasette ÷ page | Datasette, all counts ÷ page |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for one in results:
        ways = one["mean"]
        cells = [
            f"{one['organizations']:,}",
            one["database"],
            f"{ways['floor']:.1f} ms",
            *(f"{ways[way] / ways['floor']:.2f}" for way in WAYS[1:4]),
            *(_times(ways, way) for way in OTHERS),
        ]
        lines.append(f"| {' | '.join(cells)} |")
    return lines


def _times(ways: dict[str, float], way: str) -> str:
    return f"{ways[way] / ways['page']:.0f}" if way in ways else "–"


def _index(results: list[dict[str, Any]]) -> list[str]:
    lines = [
        "The index: made from nothing, brought up to date after one publication, the"
        " first page after one, and what a process holds more.",
        "",
        "| organizations | database | from nothing | catching up | first page |"
        " memory |",
        "|---|---|---|---|---|---|",
    ]
    for one in results:
        costs = one["index"]
        cells = [
            f"{one['organizations']:,}",
            one["database"],
            f"{costs['build_ms'] / 1000:.2f} s",
            f"{costs['catch_up_ms']:.1f} ms",
            f"{costs['first_page_after_ms']:.1f} ms",
            f"{costs['memory_mb']:.0f} MB",
        ]
        lines.append(f"| {' | '.join(cells)} |")
    return lines


def _selections(one: dict[str, Any]) -> list[str]:
    ways = [way for way in WAYS if way in one["mean"]]
    lines = [
        f"Each selection at {one['organizations']:,} on {one['database']},"
        " in milliseconds of processor time (`index`: the counts and keys alone):",
        "",
        f"| selection | rows | {' | '.join(way.replace('_', ' ') for way in ways)} |",
        f"|---|---{'|---' * len(ways)}|",
    ]
    for selection in one["selections"]:
        times = " | ".join(f"{selection[way]:.1f}" for way in ways)
        lines.append(f"| {selection['name']} | {selection['rows']:,} | {times} |")
    return lines


def processor() -> str:
    path = Path("/proc/cpuinfo")
    lines = path.read_text().splitlines() if path.exists() else []
    names = [line.split(":")[1].strip() for line in lines if "model name" in line]
    return names[0] if names else platform.machine()


def _sqlite() -> str:
    import sqlite3

    return sqlite3.sqlite_version
