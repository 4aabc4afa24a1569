"""Who may do what. Imports no views, since the framework loads this before its own."""

from __future__ import annotations

from typing import Any

from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request


class ReadOnly(BasePermission):
    """Anybody reads, nobody writes. What an address does not offer at all is a 405, not a 403."""

    def has_permission(self, request: Request, view: Any) -> bool:
        return request.method in SAFE_METHODS
