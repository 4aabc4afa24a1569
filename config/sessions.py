"""Sessions, users and messages are the admin's. The API has none, so none of its answers varies by
cookie, and it does not pay for them."""

from django.contrib.auth import middleware as auth
from django.contrib.messages import middleware as messages
from django.contrib.sessions import middleware as sessions
from django.http import HttpRequest, HttpResponse

API = "/api/"


class OutsideApi:
    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(API):
            response: HttpResponse = self.get_response(request)  # type: ignore[attr-defined]
            return response
        return super().__call__(request)  # type: ignore[misc, no-any-return]


class SessionMiddleware(OutsideApi, sessions.SessionMiddleware):
    pass


class AuthenticationMiddleware(OutsideApi, auth.AuthenticationMiddleware):
    pass


class MessageMiddleware(OutsideApi, messages.MessageMiddleware):
    pass
