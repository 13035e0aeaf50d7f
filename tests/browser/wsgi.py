"""The application object, with the addresses where things go wrong."""

from django.conf import settings

from issa_directory.wsgi import application  # noqa: F401

settings.ROOT_URLCONF = "tests.failing_urls"
