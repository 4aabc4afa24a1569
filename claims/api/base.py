"""What all views of the API share: they charge the rate limit, take known parameters only, and name
what they refuse."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from rest_framework import exceptions
from rest_framework.request import Request
from rest_framework.views import APIView

from claims.api import deprecations, problems, responses
from claims.api.filtering import parameters
from claims.api.read import formats, query_form, readable_pages
from claims.api.read.formats import FORMATS, MEDIA_TYPES
from claims.web import rate_limits


def is_browser(request: HttpRequest) -> bool:
    return formats.accepted(request.META.get("HTTP_ACCEPT"), FORMATS) == "html"


def wants_page(request: HttpRequest) -> bool:
    """Whether it is a person who asks."""
    named = request.GET.get("format")
    return named == "html" if named else is_browser(request)


class Strict(APIView):
    """A view that knows its parameters and refuses all others, as it does other methods."""

    parameter_names: tuple[str, ...] = ()

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if tidy := tidied(request):
            return HttpResponseRedirect(tidy)
        response = super().dispatch(request, *args, **kwargs)
        self.end(self.request, response)
        return response

    def begin(self, request: HttpRequest) -> None:
        rate_limits.charge(request, self.cost(request))
        if (method := str(request.method)) not in self.allowed_methods:
            raise exceptions.MethodNotAllowed(method)
        self.parameters = self.read_parameters(request)

    def end(self, request: HttpRequest, response: HttpResponseBase) -> None:
        rate_limits.tell(request, response)
        deprecations.tell(request, response)
        response.headers.setdefault("Cache-Control", "no-store")

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        self.begin(request)
        super().initial(request, *args, **kwargs)

    def handle_exception(  # type: ignore[override]  # the stubs know rendered answers only
        self, exc: Exception
    ) -> HttpResponseBase:
        return self.refused(self.request._request, exc)

    def refused(self, request: HttpRequest, error: Exception) -> HttpResponseBase:
        problem = problems.of(error)
        if problem is None:
            raise error
        if wants_page(request):
            return readable_pages.problem(request, problem)
        return problems.as_response(problem)

    def read_parameters(self, request: HttpRequest) -> dict[str, str]:
        asked = request.META.get("QUERY_STRING")
        return parameters.read(request, self.known_parameters()) if asked else {}

    def known_parameters(self) -> tuple[str, ...]:
        return self.parameter_names

    def cost(self, request: HttpRequest) -> int:
        return 1


class Described(APIView):
    """A view that describes itself in JSON in its answer to OPTIONS."""

    def about(self) -> dict[str, Any]:
        """What can be asked for here, by the declarations that answer it."""
        raise NotImplementedError

    def options(  # type: ignore[override]  # the stubs know rendered answers only
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        return responses.answer(responses.dumped(self.about()), MEDIA_TYPES["json"], {})


class ReadView(Strict, Described):
    """A view that anybody may read, and that makes its own bytes. It skips REST framework's
    authentication, body parsing and rendering."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if tidy := tidied(request):
            return HttpResponseRedirect(tidy)
        try:
            self.begin(request)
            answer = getattr(self, str(request.method).lower())
            response: HttpResponseBase = answer(request, *args, **kwargs)
        except Exception as error:  # noqa: BLE001 -- raised again if it is not a problem
            response = self.refused(request, error)
        response.headers.setdefault("Allow", ", ".join(self.allowed_methods))
        self.end(request, response)
        return response


def tidied(request: HttpRequest) -> str | None:
    """The address without empty parameters, if a browser's form has sent some; else None."""
    if request.method != "GET" or "=&" not in f"{request.META.get('QUERY_STRING', '')}&":
        return None
    return query_form.tidied(request) if is_browser(request) else None
