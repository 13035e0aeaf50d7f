"""A process that answers as the site does, and says what each answer cost.

It reads a line, "page 3" or "floor 3", the number being that of a selection, and
writes one: milliseconds of processor time, as JSON.
"""

import gc
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import mean
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.settings")
django.setup()

from django.http import QueryDict  # noqa: E402
from django.test import RequestFactory, override_settings  # noqa: E402

from bench import facets, names, theirs_data  # noqa: E402
from bench.process import memory_mb, processor_seconds  # noqa: E402
from bench.selections import SELECTIONS  # noqa: E402
from issa_directory.wsgi import application  # noqa: E402
from members.directory import index, text, vocabulary  # noqa: E402
from members.directory.selection import PAGE_SIZE, Selection  # noqa: E402
from members.models import DataVersion, Organization  # noqa: E402

FOLDER = Path("var/bench")
KEPT_BYTES = 16 * 1024 * 1024
TIMES = 8  # that a page is asked for in a row
REQUESTS = RequestFactory(headers={"accept-encoding": "gzip", "host": "127.0.0.1"})


class Ours:
    """What can be asked, each as a method; `number` is that of a selection."""

    def __init__(self) -> None:
        before = memory_mb()
        text.current(index.current())
        self.memory_more = memory_mb() - before
        rare, typo = names.rare_and_misspelt()
        middle = Organization.objects.count() // 2
        self.said = {
            "deep": str(middle // PAGE_SIZE or 1),
            "last": str(middle),
            # Neither the largest country nor a small one.
            "country": vocabulary.vocabulary(index.current()).offered["country"][3],
            "rare": rare,
            "typo": typo,
        }
        self.shown: dict[int, str] = {}
        self.parameters = [asked.directory.format(**self.said) for asked in SELECTIONS]

    def facts(self, _number: int) -> dict[str, str]:
        """What stands for the words in braces."""
        return self.said

    def datasette(self, _number: int) -> str:
        """The file with the same organizations, made if it is not there."""
        path = FOLDER / f"{Organization.objects.count()}" / "network.db"
        theirs_data.write(path)
        return str(path)

    def page(self, number: int) -> float:
        return several(lambda: get(f"/members/?{self.parameters[number]}"))

    def floor(self, number: int) -> float:
        if number not in self.shown:
            # Found once: done before each time, it would warm the caches for the floor.
            shown = self.selection(number).organizations
            self.shown[number] = ",".join(str(one.pk) for one in shown)
        return several(lambda: get(f"/floor/?pks={self.shown[number]}"))

    def kept(self, number: int) -> float:
        """A page that was drawn before, and is given again."""
        path = f"/members/?{self.parameters[number]}"
        with override_settings(KEPT_PAGES_BYTES=KEPT_BYTES):
            get(path)
            return several(lambda: get(path))

    def unchanged(self, number: int) -> float:
        """304, for a browser that has the page."""
        path = f"/members/?{self.parameters[number]}"
        with override_settings(KEPT_PAGES_BYTES=KEPT_BYTES):
            etag = get(path)["ETag"]
            return several(lambda: get(path, etag))

    def index(self, number: int) -> float:
        query = self.selection(number).query
        return cost(lambda: facets.by_index(query))

    def group_by(self, number: int) -> float:
        query = self.selection(number).query
        return cost(lambda: facets.by_group_by(query))

    def rows(self, number: int) -> int:
        """The number of rows."""
        count = self.selection(number).count
        # The floor of an empty page draws nothing.
        assert count, SELECTIONS[number].name
        return count

    def check(self, number: int) -> int:
        """The number of rows, which all ways agree on where words are not spelled."""
        count, selection = self.rows(number), self.selection(number)
        if not SELECTIONS[number].is_text:
            ways = [
                facets.by_index(selection.query),
                facets.by_group_by(selection.query),
                facets.by_page(self.parameters[number]),
            ]
            # The database sorts names in an order of its own.
            facets.assert_equal(*({**way, "page": []} for way in ways))
        return count

    def selection(self, number: int) -> Selection:
        return Selection(QueryDict(self.parameters[number]))

    def build(self, _number: int) -> float:
        index.forget()
        gc.collect()
        return cost(index.current)

    def memory(self, _number: int) -> float:
        """Megabytes more than before the index and the names for the text search."""
        return self.memory_more

    def catch_up(self, number: int) -> float:
        """After one publication, which the cost is without."""
        one = Organization.objects.order_by("pk")[number]
        DataVersion.objects.move([one])
        return cost(index.current)

    def first_after(self, number: int) -> float:
        """The landing page after a publication, with all that it brings up to date."""
        DataVersion.objects.move([Organization.objects.order_by("pk")[number]])
        vocabulary.forget()
        return self.page(0)


def get(address: str, etag: str = "") -> dict[str, str]:
    """Read a page whole, or hear that it is the one of `etag` still; its headers."""
    said: list[tuple[str, list[tuple[str, str]]]] = []
    known = {"if-none-match": etag} if etag else {}
    environ = REQUESTS.get(address, headers=known).environ
    answer = application(
        environ, lambda status, headers: said.append((status, headers))
    )
    b"".join(answer)
    answer.close()
    status, headers = said[0]
    assert status.startswith("304" if etag else "200"), (address, status)
    return dict(headers)


def cost(work: Callable[[], Any]) -> float:
    begun = processor_seconds()
    work()
    return 1000 * (processor_seconds() - begun)


def several(work: Callable[[], Any]) -> float:
    return mean(cost(work) for _time in range(TIMES))


def main() -> None:
    ours = Ours()
    for line in sys.stdin:
        name, number = line.split()
        print(json.dumps(getattr(ours, name)(int(number))), flush=True)


if __name__ == "__main__":
    main()
