"""The application for a WSGI server; workers of our own end with the process that started them."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from secretariat.site.lifeline import STARTED_BY, end_with_parent

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "secretariat.site.settings")

if not os.environ.get("SECRETARIAT_SECRET_KEY"):
    # The settings hold a key for tools that serve nobody; whoever knows it could sign anybody in.
    raise SystemExit("Nothing is served without a key of its own: set SECRETARIAT_SECRET_KEY.")

if STARTED_BY in os.environ:
    end_with_parent(lambda: os._exit(1))

application = get_wsgi_application()

# What stands once every page is known stays until the end. Python's collector would look through
# all of it again and again, which took a third of the time of a page with thousands of indicators.
pages = get_resolver().url_patterns
gc.collect()
gc.freeze()
