"""The application object for gunicorn."""

import os

from django.core.wsgi import get_wsgi_application

from issa_directory.requests import Utf8Request

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "issa_directory.settings")

application = get_wsgi_application()
application.request_class = Utf8Request
