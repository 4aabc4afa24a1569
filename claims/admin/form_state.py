"""What becomes known of a form while it is answered, kept with its request."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest

if TYPE_CHECKING:
    from claims.admin.saving import FieldRefusal


@dataclass
class FormState:
    """`is_form`: a page with a form is asked for, not a list. `in_hand`: the key of the row that is
    locked. `parts`: the inlines, each with its formset. `refusal`: what the database or a service
    did not take; `refusals`: the same at its fields, where that is known."""

    is_form: bool = False
    in_hand: str | None = None
    parts: Sequence[tuple[Any, Any]] = ()
    refusal: ValidationError | None = None
    refusals: Sequence[FieldRefusal] = ()


def state_of(request: HttpRequest) -> FormState:
    found: FormState = vars(request).setdefault("form_state", FormState())
    return found
