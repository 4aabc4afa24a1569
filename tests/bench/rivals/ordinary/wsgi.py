"""The rival as a WSGI server runs it."""

import os

from django.core.wsgi import get_wsgi_application

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.bench.rivals.ordinary.settings"
application = get_wsgi_application()
