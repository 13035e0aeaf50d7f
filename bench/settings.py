"""The site's settings as in production, with the addresses of the benchmark."""

from issa_directory.settings import *  # noqa: F403

# A page is drawn anew each time, unless what it costs to keep it is asked.
KEPT_PAGES_BYTES = 0
ROOT_URLCONF = "bench.urls"
if DATABASES["default"]["ENGINE"].endswith("postgresql"):  # noqa: F405
    # The usual way takes longer than a page may.
    DATABASES["default"]["OPTIONS"]["options"] = "-c statement_timeout=0"  # noqa: F405
