"""The rows of an inline, a page of them at a time."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page

from claims.admin import bases


class FormSet(bases.FormSet):
    """Counts rows only where there are more than one page shows."""

    def get_page(self, paginator: Any, page: int) -> Any:
        rows = paginator.object_list[: paginator.per_page + 1]
        if len(rows) <= paginator.per_page:  # and so they are read
            paginator.count = len(rows)
            return Page(rows, 1, paginator)
        return super().get_page(paginator, page)
