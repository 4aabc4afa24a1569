"""What becomes known of a form while it is answered, kept with its request."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest

if TYPE_CHECKING:
    from claims.admin.saving import FieldRefusal


@dataclass
class FormState:
    """`is_form`: a page with a form is asked for, not a list. `in_hand`: the key of the row that is
    locked. `parts`: the inlines, each with its formset. `refusal`: what the database or a service
    did not take; `refusals`: the same at its fields, where that is known. `opened`: the row, where
    it is only looked at. `known`: what rows are called that are chosen in the form."""

    is_form: bool = False
    in_hand: str | None = None
    parts: Sequence[tuple[Any, Any]] = ()
    refusal: ValidationError | None = None
    refusals: Sequence[FieldRefusal] = ()
    opened: Any = None
    known: dict[tuple[type, str], str] = field(default_factory=dict)

    def learn(self, row: Any) -> None:
        """The names of what a row points at, as far as it was read with it."""
        for each in row._meta.fields:
            if each.remote_field and each.is_cached(row) and (other := getattr(row, each.name)):
                self.known[type(other), str(other.pk)] = str(other)


def state_of(request: HttpRequest) -> FormState:
    found: FormState = vars(request).setdefault("form_state", FormState())
    return found
