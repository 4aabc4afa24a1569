"""Citations as files."""

from __future__ import annotations

import json

from django.http import HttpRequest, HttpResponse

from claims.formats.citations import Citation
from claims.site.responses import cacheable_response


def cited(request: HttpRequest, citation: Citation, form: str) -> HttpResponse:
    """A citation as a file."""
    if form == "bibtex":
        return cacheable_response(
            request, citation.as_bibtex(), "application/x-bibtex; charset=utf-8"
        )
    text = json.dumps(citation.as_csl(), ensure_ascii=False, indent=1)
    return cacheable_response(request, text, "application/vnd.citationstyles.csl+json")
