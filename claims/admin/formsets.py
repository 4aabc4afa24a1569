"""The rows of an inline, a page of them at a time, and the form of each."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS
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


class SpokenForm(bases.BaseModelForm):
    """A part's form. What is wrong with the part as a whole is said at its first field, since the
    templates of inlines show the errors of fields only."""

    def full_clean(self) -> None:
        super().full_clean()
        whole = self.errors.pop(NON_FIELD_ERRORS, None)
        if whole:
            first = self.visible_fields()[0].name
            self.errors.setdefault(first, self.error_class()).data.extend(whole.data)
