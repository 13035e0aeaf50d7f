"""Read by gunicorn when it is started in this folder."""

from typing import Any


def post_worker_init(worker: Any) -> None:
    """A worker that sends a long file is alive: see issa_directory/heartbeat.py."""
    from issa_directory import heartbeat

    heartbeat.listen(worker.notify)
