"""A process that answers as Datasette does, in an environment of its own.

`theirs.py FILE default` or `complete`, the latter with limits that let all counts be
finished. It reads a path a line, and writes milliseconds of processor time as JSON.
"""

import asyncio
import json
import sys
from time import process_time

from datasette.app import Datasette

COMPLETE = {
    "facet_time_limit_ms": 600_000,
    "sql_time_limit_ms": 600_000,
    "default_facet_size": 1_000,
}


def main() -> None:
    path, limits = sys.argv[1:]
    settings = COMPLETE if limits == "complete" else {}
    datasette = Datasette([path], settings=settings)
    loop = asyncio.new_event_loop()
    for line in sys.stdin:
        begun = process_time()
        answer = loop.run_until_complete(datasette.client.get(line.strip()))
        spent = 1000 * (process_time() - begun)
        assert answer.status_code == 200, (line, answer.status_code)
        print(json.dumps(spent), flush=True)


if __name__ == "__main__":
    main()
