"""The links of a chain on the page of its claim: all of them, in one order."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.forms.formsets import DELETION_FIELD_NAME
from unfold.forms import PaginationInlineFormSet

from claims.services.recording.chains import gap


class ChainFormSet(PaginationInlineFormSet):
    def clean(self) -> None:
        """The rule of a chain as a whole, told where the chain stands."""
        super().clean()
        if any(self.errors):
            return
        links = [("", form.instance.position) for form in self.forms if not _is_gone(form)]
        for fault in gap(links):
            raise ValidationError(fault.message, code=fault.code)


def _is_gone(form: Any) -> bool:
    """Deleted, or never filled in."""
    deleted = form.cleaned_data.get(DELETION_FIELD_NAME, False)
    return deleted or (form.instance._state.adding and not form.has_changed())
