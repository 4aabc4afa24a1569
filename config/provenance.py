"""Who writes, and through what: told to the database for every request that may write."""

from typing import Any

from django.http import HttpRequest
from pghistory.middleware import HistoryMiddleware


class ProvenanceMiddleware(HistoryMiddleware):
    def get_context(self, request: HttpRequest) -> dict[str, Any]:
        via = "admin" if request.path.startswith("/admin/") else "api"
        return {**super().get_context(request), "via": via}
