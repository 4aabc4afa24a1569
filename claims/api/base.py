"""What every address of the API does alike: count, read strictly, refuse by name."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from rest_framework import exceptions
from rest_framework.request import Request

from claims.api import deprecations
from claims.api.filtering import parameters
from claims.api.read import formats, query_form, readable_pages
from claims.api.read.formats import FORMATS
from claims.web import rate_limits


def is_browser(request: HttpRequest | Request) -> bool:
    return formats.accepted(request.META.get("HTTP_ACCEPT"), FORMATS) == "html"


def wants_page(request: HttpRequest | Request) -> bool:
    """Whether it is a person who asks."""
    named = request.GET.get("format")
    return named == "html" if named else is_browser(request)


class Strict:
    """A view that knows its parameters and refuses all others, as it does other methods."""

    parameter_names: tuple[str, ...] = ()

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        rate_limits.charge(request, self.cost(request))
        if request.method not in self.allowed_methods:
            raise exceptions.MethodNotAllowed(request.method)
        super().initial(request, *args, **kwargs)
        self.parameters = parameters.read(request, self.known_parameters())

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """A form sends the inputs that were left empty as well: the address is the one without."""
        if request.method == "GET" and "=&" in f"{request.META.get('QUERY_STRING', '')}&":
            tidy = query_form.tidied(request) if is_browser(request) else None
            if tidy:
                return HttpResponseRedirect(tidy)
        return super().dispatch(request, *args, **kwargs)

    def handle_exception(self, exc: Exception) -> HttpResponseBase:
        response = super().handle_exception(exc)
        problem = getattr(response, "problem", None)
        if problem and wants_page(self.request):
            return readable_pages.problem(self.request._request, problem)
        return response

    def finalize_response(
        self, request: Request, response: HttpResponseBase, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        response = super().finalize_response(request, response, *args, **kwargs)
        rate_limits.tell(request, response)
        deprecations.tell(request, response)
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    def known_parameters(self) -> tuple[str, ...]:
        return self.parameter_names

    def cost(self, request: Request) -> int:
        return 1
