"""The site's addresses, and beside them the plain page that all is compared with."""

from django.urls import path

from bench.floor import floor
from issa_directory.urls import *  # noqa: F403
from issa_directory.urls import urlpatterns as site

urlpatterns = [path("floor/", floor), *site]
