"""The pages of the desk are compressed on their way. They are large, and curators are anywhere.

A page that shows a secret beside what an address asked for could be guessed by its length (BREACH).
The only secret is the token of forms, which Django masks anew for every answer; and each answer is
of a random length, for up to a hundred bytes more.
"""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

DESK = "/admin/"


class CompressionMiddleware(GZipMiddleware):
    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if not request.path.startswith(DESK):
            return response
        return super().process_response(request, response)
