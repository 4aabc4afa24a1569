"""Who writes, and through what: told to the database for every request that may write."""

from collections.abc import Callable
from typing import Any

from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest, HttpResponse

from claims.services import audit

MAY_WRITE = {"POST", "PUT", "PATCH", "DELETE"}  # who reads is not noted


class NotedRequest(WSGIRequest):
    """Some learn late who asks: the API in its view, a sign-in when the password was right."""

    def __setattr__(self, name: str, value: Any) -> None:
        if name == "user":
            audit.note(user=getattr(value, "pk", None))
        super().__setattr__(name, value)


class ProvenanceMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in MAY_WRITE:
            return self.get_response(request)
        via = "admin" if request.path.startswith("/admin/") else "api"
        user = getattr(request, "user", None)
        with audit.noting(user=getattr(user, "pk", None), url=request.path, via=via):
            request.__class__ = NotedRequest
            return self.get_response(request)
