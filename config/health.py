"""For whoever watches over the server: is the process up, and can it work?"""

from datetime import timedelta

from django.db import Error, connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from claims.services import jobs

PROBES = ("/healthz", "/readyz", "/jobsz")
LATE = timedelta(minutes=1)


@never_cache
def alive(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
def ready(request: HttpRequest) -> HttpResponse:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return HttpResponse("no database\n", content_type="text/plain", status=503)
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
def jobs_run(request: HttpRequest) -> HttpResponse:
    """Whether what was left for later is being done. Readers notice nothing if it is not."""
    try:
        found = jobs.health()
    except Error:
        return HttpResponse("no database\n", content_type="text/plain", status=503)
    wrong = {
        "nobody works off jobs": not found.running,
        f"a job is {found.late.seconds} seconds late": found.late > LATE,
        f"{found.failed} jobs were given up": found.failed > 0,
    }
    said = [sentence for sentence, holds in wrong.items() if holds] or ["ok"]
    body = "\n".join([*said, f"{found.waiting} waiting"])
    return HttpResponse(f"{body}\n", content_type="text/plain", status=200 if "ok" in said else 503)
