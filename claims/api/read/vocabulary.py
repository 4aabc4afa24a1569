"""The terms of our own in JSON-LD, at the address that is their namespace."""

from __future__ import annotations

from django.http.response import HttpResponseBase
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from claims.api import responses
from claims.api.base import Strict
from claims.api.read import formats
from claims.formats.json_ld import vocabulary
from claims.web import http_cache, linked_data

MEDIA_TYPE = formats.MEDIA_TYPES["jsonld"]
DOCUMENT = {
    "type": "object",
    "properties": {"@context": {"type": "object"}, "@graph": {"type": "array"}},
    "required": ["@context", "@graph"],
}


class Vocabulary(Strict):
    """The terms that JSON-LD from here uses beside those of schema.org, PROV and Web Annotation:
    what each means, and the context that expands them."""

    content_negotiation_class = formats.Negotiation

    @extend_schema(operation_id="vocabulary", responses={(200, MEDIA_TYPE): DOCUMENT})
    def get(self, request: Request) -> HttpResponseBase:
        address = linked_data.vocabulary(request._request)
        body = responses.dumped(vocabulary.document(address))
        etag = http_cache.etag_of(body)
        if same := http_cache.not_modified(request, etag, negotiated=False):
            return same
        headers = http_cache.validators(etag, negotiated=False)
        return responses.answer(body, MEDIA_TYPE, headers)
