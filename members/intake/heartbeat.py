"""Whether a background job is there that plans and applies imports."""

from datetime import datetime, timedelta

from django.core.cache import cache
from django.utils import timezone

from members.models import Import

KEY = "the job of imports was here"
# How often it says so, and after how long without a sign nobody counts on it.
EVERY = timedelta(seconds=15)
SILENT = timedelta(seconds=60)


def beat() -> None:
    """Say, now and then, that a background job is here and would take up an import."""
    last, now = last_beat(), timezone.now()
    if last is None or last < now - EVERY:
        cache.set(KEY, now, timeout=None)


def last_beat() -> datetime | None:
    found: datetime | None = cache.get(KEY)
    return found


def is_beating() -> bool:
    """Whether somebody is at work, or was there a moment ago and will be again."""
    now = timezone.now()
    if Import.objects.filter(held_until__gt=now).exists():
        return True
    last = last_beat()
    return last is not None and last > now - SILENT
