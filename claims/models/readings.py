"""What the number language says of an assertion's words, beside the assertion on record.

One narrow row for each assertion, kept by statement triggers (`b_unread_*`): it is there however
the assertion came, and unread again when the words, the numbers or the quote change. What words
say is known to Python only, so `services.readings` reads them. None of it is public.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Case, F, Q, Value, When

from claims.models.assertions import NumericAssertion
from claims.models.base import one_of
from claims.models.fields import InstantField, LineField


class ReadingState(models.TextChoices):
    UNREAD = "unread", "not read yet"
    AGREES = "agrees", "agrees with its words"
    CONTRADICTS = "contradicts", "contradicts its words"
    UNREADABLE = "unreadable", "words cannot be read"
    OVERRULED = "overruled", "confirmed by a curator"


class Worklist(models.TextChoices):
    """Why somebody should look at an assertion: the first of these that holds."""

    CONTRADICTS = "contradicts", "contradicts its words"
    WORDS_MISSING = "words_missing", "words are not in the quote"
    UNREADABLE = "unreadable", "words cannot be read"
    UNREAD = "unread", "not read yet"


class AssertionReading(models.Model):
    """Whether an assertion on record is what its words say."""

    assertion = models.OneToOneField(
        NumericAssertion,
        models.DO_NOTHING,
        primary_key=True,
        db_constraint=False,
        related_name="reading",
        editable=False,
    )
    state = LineField(
        max_length=11,
        choices=ReadingState.choices,
        default=ReadingState.UNREAD,
        db_default="unread",
        editable=False,
    )
    detail = LineField(
        max_length=60,
        default="",
        db_default="",
        editable=False,
        help_text="Which field contradicts the words, or why they cannot be read.",
    )
    in_quote = models.BooleanField(
        null=True, editable=False, help_text="Unknown where the claim has no quote."
    )
    rules_version = models.IntegerField(null=True, editable=False)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        db_index=False,
        related_name="+",
        help_text="Who confirmed the figure against its words.",
    )
    settled_at = InstantField(null=True, editable=False)
    worklist = models.GeneratedField(
        expression=Case(
            When(state="overruled", then=Value("")),
            When(state="contradicts", then=Value("contradicts")),
            When(in_quote=False, then=Value("words_missing")),
            When(state="agrees", then=Value("")),
            default=F("state"),
            output_field=models.CharField(),
        ),
        output_field=models.CharField(max_length=13),
        db_persist=True,
        choices=Worklist.choices,
    )

    class Meta:
        verbose_name = "figure to check"
        verbose_name_plural = "figures to check"
        indexes = [
            models.Index(
                fields=["worklist", "assertion"],
                name="assertionreading_worklist",
                condition=Q(worklist__gt=""),
            ),
            models.Index(
                fields=["assertion"], name="assertionreading_to_do", condition=Q(worklist__gt="")
            ),
        ]
        constraints = [one_of("assertionreading", "state", ReadingState)]

    def __str__(self) -> str:
        return str(self.assertion.as_printed)
