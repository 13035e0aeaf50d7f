"""The address map with places where things go wrong, for the tests of errors."""

from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.db import InterfaceError, OperationalError, ProgrammingError
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from issa_directory.accounts.limits import too_many
from issa_directory.urls import (  # noqa: F401
    handler400,
    handler403,
    handler404,
    handler429,
    handler500,
    urlpatterns,
)
from members.models import Organization

# Words that no error page may repeat.
SECRET = "SELECT password FROM /srv/directory/settings.py"
ERRORS = {
    "forbidden": PermissionDenied,
    "too-big": RequestDataTooBig,
    "bug": ZeroDivisionError,
    "faulty-query": ProgrammingError,
    "database-away": OperationalError,
    "connection-closed": InterfaceError,
}


def fail(request: HttpRequest, how: str) -> HttpResponse:
    raise ERRORS[how](SECRET)


def query_in_template(request: HttpRequest) -> HttpResponse:
    template = engines["django"].from_string("{% for o in all %}{{ o }}{% endfor %}")
    return HttpResponse(template.render({"all": Organization.objects.all()}))


urlpatterns = [
    path("fail/query-in-template/", query_in_template),
    path("fail/too-many/", too_many),
    path("fail/<how>/", fail),
    path("council/fail/<how>/", fail),
    *urlpatterns,
]
