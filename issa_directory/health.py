"""What a machine asks before it sends visitors here: is it alive, is it ready?"""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

TEXT = "text/plain; charset=utf-8"


@never_cache
@require_safe
def livez(request: HttpRequest) -> HttpResponse:
    """The process answers. The database is no matter: a restart would not mend it."""
    return HttpResponse("ok\n", content_type=TEXT)


@never_cache
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """The database answers, and has all migrations of this code."""
    try:
        is_ready = not unapplied_migrations()
    except DatabaseError:
        is_ready = False
    if is_ready:
        return HttpResponse("ready\n", content_type=TEXT)
    return HttpResponse("not ready\n", status=503, content_type=TEXT)


def unapplied_migrations() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
