"""`make bench`: prints ratios, writes var/bench/report.json and docs/performance.md.

    make bench ARGS="--organizations 100000 --repeats 3 --databases sqlite"

Each database of each size is made once and kept in var/bench/, PostgreSQL's only for
the run. All ways to answer a selection take turns, so that a busy moment of the
machine hits all of them.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import mean, median
from typing import Any

from bench import report
from bench.selections import SELECTIONS, datasette_path
from bench.worker import Worker

FOLDER = Path("var/bench")
DATASETTE = FOLDER / "datasette" / "bin" / "python"
LIMITS = ("default", "complete")
# Datasette is not asked where it would take the longest for the least news.
LEAST_FOR_DATASETTE = 10_000
PUBLICATIONS = 15


def main() -> None:
    asked = arguments()
    FOLDER.mkdir(parents=True, exist_ok=True)
    results = []
    for kind in asked.databases:
        with server(kind) as base:
            for size in asked.organizations:
                environment = prepared(base, kind, size, asked.seed)
                print(f"\n{size:,} organizations on {kind}", flush=True)
                result = measured(environment, size, asked)
                results.append({"database": kind, "organizations": size, **result})
                report.write(results, vars(asked))


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench")
    sizes = [1_000, 10_000, 100_000]
    parser.add_argument("--organizations", type=int, nargs="+", default=sizes)
    kinds = ["sqlite", "postgresql"]
    parser.add_argument("--databases", nargs="+", choices=kinds, default=kinds)
    names = [asked.name for asked in SELECTIONS]
    parser.add_argument("--only", nargs="+", choices=names, default=names)
    parser.add_argument("--repeats", type=int, default=7)
    parser.add_argument("--seed", type=int, default=1)
    compared = argparse.BooleanOptionalAction
    parser.add_argument("--datasette", action=compared, default=DATASETTE.exists())
    # A minute and more for each selection, where there are a million.
    parser.add_argument("--group-by", action=compared, default=True)
    return parser.parse_args()


@contextmanager
def server(kind: str) -> Iterator[str]:
    """The address of a server with room for databases; "" for SQLite."""
    if kind == "sqlite":
        yield ""
        return
    # The tests know how to start one, as whoever runs this may.
    from tests.plugins.postgres import Server

    started = Server(Path(tempfile.mkdtemp(prefix="directory-bench-")))
    try:
        yield started.start().rsplit("/", 1)[0]
    finally:
        started.stop()


def prepared(base: str, kind: str, size: int, seed: int) -> dict[str, str]:
    """The environment of a site with an invented network of this size."""
    name = f"network-{size}-{seed}"
    file = (FOLDER / f"{name}.sqlite3").resolve()
    # Under another name until it is whole.
    unfinished = file.with_suffix(".new")
    address = f"{base}/{name}" if base else f"sqlite:///{unfinished}"
    environment = {
        "DATABASE_URL": address,
        "STATIC_ROOT": str((FOLDER / "static").resolve()),
        "HTTPS": "off",
        "DEBUG": "off",
        "DJANGO_SETTINGS_MODULE": "bench.settings",
    }
    if base or not file.exists():
        unfinished.unlink(missing_ok=True)
        if base:
            create_database(base, name)
        manage(environment, "migrate", "--verbosity=0")
        manage(environment, "synthesize", f"--organizations={size}", f"--seed={seed}")
    if not base:
        environment["DATABASE_URL"] = f"sqlite:///{file}"
        if unfinished.exists():
            unfinished.rename(file)
    manage(environment, "collectstatic", "--no-input", "--verbosity=0")
    return environment


def manage(environment: dict[str, str], *command: str) -> None:
    everything = {**os.environ, **environment}
    subprocess.run([sys.executable, "manage.py", *command], env=everything, check=True)


def create_database(base: str, name: str) -> None:
    import psycopg

    with psycopg.connect(f"{base}/postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')


def measured(
    environment: dict[str, str], size: int, wanted: argparse.Namespace
) -> dict[str, Any]:
    ours = Worker(sys.executable, "-m", "bench.ours", **environment)
    facts = ours.ask("facts 0")
    theirs = {}
    if wanted.datasette and size >= LEAST_FOR_DATASETTE:
        file = ours.ask("datasette 0")
        for limits in LIMITS:
            program = str(Path(__file__).with_name("theirs.py"))
            theirs[limits] = Worker(str(DATASETTE), program, file, limits)
    check = "check" if wanted.group_by else "rows"
    result: dict[str, Any] = {
        "index": costs_of_the_index(ours),
        "selections": [
            {
                "name": asked.name,
                "rows": ours.ask(f"{check} {number}"),
                **in_turns(ours, theirs, number, facts, wanted),
            }
            for number, asked in enumerate(SELECTIONS)
            if asked.name in wanted.only
        ],
    }
    for worker in (ours, *theirs.values()):
        worker.close()
    ways = result["selections"][0].keys() - {"name", "rows"}
    result["mean"] = {
        way: round(mean(one[way] for one in result["selections"]), 3) for way in ways
    }
    report.tell(result)
    return result


def costs_of_the_index(ours: Worker) -> dict[str, float]:
    return {
        "memory_mb": round(ours.ask("memory 0"), 1),
        "build_ms": round(median(ours.ask("build 0") for _time in range(3)), 1),
        "catch_up_ms": round(
            median(ours.ask(f"catch_up {number}") for number in range(PUBLICATIONS)), 2
        ),
        "first_page_after_ms": round(
            median(ours.ask(f"first_after {number}") for number in range(PUBLICATIONS)),
            2,
        ),
    }


def in_turns(
    ours: Worker,
    theirs: dict[str, Worker],
    number: int,
    facts: dict[str, str],
    wanted: argparse.Namespace,
) -> dict[str, float]:
    """Milliseconds of processor time by way, the median of all rounds but the first."""
    path = datasette_path(SELECTIONS[number], facts)
    times: dict[str, list[float]] = {}
    for round_ in range(wanted.repeats + 1):
        # The second time counts: what came before is out of the processor's caches.
        spent = {way: ours.ask(f"{way} {number}") for way in ("floor", "page") * 2}
        for way in ("kept", "unchanged", "index"):
            spent[way] = ours.ask(f"{way} {number}")
        # Slow ways need fewer rounds for a median that tells.
        if round_ <= 3:
            if wanted.group_by:
                spent["group_by"] = ours.ask(f"group_by {number}")
            for limits, worker in theirs.items():
                spent[f"datasette_{limits}"] = worker.ask(path)
        if round_:
            for way, milliseconds in spent.items():
                times.setdefault(way, []).append(milliseconds)
    return {way: round(median(values), 3) for way, values in times.items()}


if __name__ == "__main__":
    main()
