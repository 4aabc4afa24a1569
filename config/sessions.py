"""Sessions, users and messages are the admin's. The API and the pages for people have none, so that
none of their answers varies by cookie, and they do not pay for them."""

from django.conf import settings
from django.contrib.auth import middleware as auth
from django.contrib.messages import middleware as messages
from django.contrib.sessions import middleware as sessions
from django.http import HttpRequest, HttpResponse

from claims.api.problems import BELOW
from claims.services import accounts

PUBLIC = (*BELOW, "/measures/", "/claims/")


class OutsidePublic:
    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(PUBLIC):
            response: HttpResponse = self.get_response(request)  # type: ignore[attr-defined]
            return response
        return super().__call__(request)  # type: ignore[misc, no-any-return]


class SessionMiddleware(OutsidePublic, sessions.SessionMiddleware):
    """Ends sessions that are too old, or were not used for too long."""

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        if self._has_session(request):
            accounts.keep(request.session)

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if self._has_session(request):
            accounts.follow(request.session)
        return super().process_response(request, response)

    def _has_session(self, request: HttpRequest) -> bool:
        is_admin = request.path_info.startswith("/admin/")
        return is_admin and settings.SESSION_COOKIE_NAME in request.COOKIES


class AuthenticationMiddleware(OutsidePublic, auth.AuthenticationMiddleware):
    pass


class MessageMiddleware(OutsidePublic, messages.MessageMiddleware):
    pass
