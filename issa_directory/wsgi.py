"""The application object for gunicorn."""

import gc
import os

from django.core.wsgi import get_wsgi_application

from issa_directory.requests import Utf8Request
from issa_directory.stack import with_room

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "issa_directory.settings")

handler = get_wsgi_application()
handler.request_class = Utf8Request
application = with_room(handler)

# What is loaded now stays as long as the process: no search for garbage goes through
# it. Nor is there much else, so that a search each ten thousand objects is enough.
gc.collect()
gc.freeze()
gc.set_threshold(10_000, 20, 50)
