"""Signing in and changing a password. Both check a password, so both are throttled.

A person who has to wait gets the form back as it was typed, with the number of seconds and status
429, or 503 if the server is busy with other passwords.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Any, TypeVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from claims.admin import bases
from claims.services import passwords, sign_ins

Response = TypeVar("Response", bound=HttpResponseBase)
COOKIE, YEAR = "known_device", 365 * 24 * 60 * 60
STATUS = {"too_many": 429, "busy": 503}


class SignInForm(bases.AuthenticationForm):
    request: HttpRequest

    def clean(self) -> Any:
        return check_throttled(self.request, self.cleaned_data.get("username", ""), super().clean)


class PasswordChangeForm(bases.PasswordChangeForm):
    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_old_password(self) -> Any:
        return check_throttled(self.request, self.user.get_username(), super().clean_old_password)


def check_throttled(request: HttpRequest, account: str, check: Callable[[], Any]) -> Any:
    device = request.get_signed_cookie(COOKIE, default=None, salt=account, max_age=YEAR)
    try:
        with sign_ins.attempt(request.META, account, device):
            return check()
    except sign_ins.TooMany as refused:
        raise _later("Too many tries.", "too_many", refused.seconds) from refused
    except passwords.Busy as refused:
        raise _later("Too many people are signing in.", "busy", refused.seconds) from refused


def note_throttled(request: HttpRequest, account: str) -> None:
    """Count a request for a mail, or tell when the next may come."""
    try:
        sign_ins.note_request(request.META, account)
    except sign_ins.TooMany as refused:
        raise _later("Too many tries.", "too_many", refused.seconds) from refused


def _later(reason: str, code: str, seconds: int) -> ValidationError:
    again = f"Try again in {seconds} second{'' if seconds == 1 else 's'}."
    return ValidationError(f"{reason} {again}", code=code, params={"seconds": seconds})


def with_throttle_status(response: Response) -> Response:
    """Give a throttled form its status and its Retry-After header."""
    form = (getattr(response, "context_data", None) or {}).get("form")
    for errors in form.errors.as_data().values() if form else ():
        for error in errors:
            if error.code in STATUS:
                response.status_code = STATUS[error.code]
                response.headers["Retry-After"] = str(error.params["seconds"])
    return response


def remember(request: HttpRequest, response: HttpResponse) -> None:
    """Remember in a signed cookie that this device has signed in to this account."""
    account = request.user.get_username()
    known = request.get_signed_cookie(COOKIE, default=None, salt=account, max_age=YEAR)
    response.set_signed_cookie(
        COOKIE,
        known or secrets.token_urlsafe(12),
        salt=account,
        max_age=YEAR,
        path="/admin/",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
