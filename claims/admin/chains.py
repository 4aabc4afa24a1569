"""The links of a chain on the page of its claim: all of them, in one order."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.forms.formsets import DELETION_FIELD_NAME
from unfold.forms import PaginationInlineFormSet


class ChainFormSet(PaginationInlineFormSet):
    def clean(self) -> None:
        """What the database says of a chain as a whole, said where the chain stands."""
        super().clean()
        if any(self.errors):
            return
        links = [form for form in self.forms if not _is_gone(form)]
        positions = sorted(form.instance.position for form in links)
        if positions != [*range(1, len(links) + 1)]:
            raise ValidationError(
                "The positions of a chain run from 1, the nearest, to the root speaker, "
                f"without a gap: {', '.join(map(str, positions))} do not.",
                code="chain_gap",
            )


def _is_gone(form: Any) -> bool:
    """Deleted, or never filled in."""
    deleted = form.cleaned_data.get(DELETION_FIELD_NAME, False)
    return deleted or (form.instance._state.adding and not form.has_changed())
