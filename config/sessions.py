"""Sessions, users and messages are the admin's. The API and the pages for people have none, so that
none of their answers varies by cookie, and they do not pay for them."""

from django.contrib.auth import middleware as auth
from django.contrib.messages import middleware as messages
from django.contrib.sessions import middleware as sessions
from django.http import HttpRequest, HttpResponse

PUBLIC = ("/api/", "/measures/", "/claims/")


class OutsidePublic:
    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(PUBLIC):
            response: HttpResponse = self.get_response(request)  # type: ignore[attr-defined]
            return response
        return super().__call__(request)  # type: ignore[misc, no-any-return]


class SessionMiddleware(OutsidePublic, sessions.SessionMiddleware):
    pass


class AuthenticationMiddleware(OutsidePublic, auth.AuthenticationMiddleware):
    pass


class MessageMiddleware(OutsidePublic, messages.MessageMiddleware):
    pass
