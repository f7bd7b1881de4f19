"""The application for a WSGI server; workers of our own end with the process that started them."""

import os

from django.core.wsgi import get_wsgi_application

from secretariat.site.collecting import spare_what_stays
from secretariat.site.lifeline import STARTED_BY, end_with_parent

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "secretariat.site.settings")

if not os.environ.get("SECRETARIAT_SECRET_KEY"):
    # The settings hold a key for tools that serve nobody; whoever knows it could sign anybody in.
    raise SystemExit("Nothing is served without a key of its own: set SECRETARIAT_SECRET_KEY.")

if STARTED_BY in os.environ:
    end_with_parent(lambda: os._exit(1))

application = get_wsgi_application()

spare_what_stays()
