"""Collects the static files for the tests, as a deployment does, when any changed."""

import json
from pathlib import Path

import pytest
from django.conf import settings


@pytest.hookimpl(tryfirst=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    # Once, before xdist starts its workers: they share the folder.
    if hasattr(session.config, "workerinput") or is_collected():
        return

    from django.core.management import call_command

    call_command("collectstatic", interactive=False, verbosity=0)


def is_collected() -> bool:
    from django.contrib.staticfiles.finders import get_finders

    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if not manifest.exists():
        return False
    sources = {
        path: Path(storage.path(path))
        for finder in get_finders()
        for path, storage in finder.list([])
    }
    collected_at = manifest.stat().st_mtime
    return sources.keys() == json.loads(manifest.read_text())["paths"].keys() and all(
        source.stat().st_mtime < collected_at for source in sources.values()
    )
