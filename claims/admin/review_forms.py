"""Forms of reviews. A new one may leave its verdict to the table of rating words that knows it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError

from claims.admin.fields import PartialDatesForm
from claims.services.rating_words import RatingTable

CURATOR = "curator"
UNKNOWN = "The table of rating words does not know this rating: choose a verdict."


class ReviewForm(PartialDatesForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "verdict" in self.fields and self.instance._state.adding:
            self.fields["verdict"].required = False
            self.fields["verdict"].help_text += " Left empty, the table of rating words says it."

    def clean(self) -> dict[str, Any]:
        """Whoever changes a verdict has given it, unless they say otherwise."""
        found: dict[str, Any] = super().clean() or self.cleaned_data
        chosen = "verdict" in self.changed_data and found.get("verdict")
        if chosen and "verdict_by" not in self.changed_data:
            found["verdict_by"] = self.instance.verdict_by = CURATOR
        if found.get("verdict") == "" and not self._is_known(found):
            self.add_error("verdict", ValidationError(UNKNOWN, code="required"))
        return found

    def _is_known(self, found: dict[str, Any]) -> bool:
        reviewer, rating = found.get("reviewer"), found.get("rating") or ""
        key, language = reviewer and reviewer.pk, found.get("language") or ""
        return bool(RatingTable().verdict(rating, reviewer=key, language=language)[1])
