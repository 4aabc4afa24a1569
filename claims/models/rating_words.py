"""What the words of ratings mean: each as one of four verdicts, or waiting for somebody to say it.

Reviewers rate in words of their own (“Pants on Fire”, “Falso”, “3 Pinocchios”). A rating that is in
this table gets its verdict from here, whichever way its review comes in. Words that nobody knew are
added without a verdict, and are a curator's list to work off.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from claims.models.base import Row, language_form, matches, not_blank, tracked
from claims.models.fields import LineField
from claims.models.reviews import Verdict
from claims.models.speakers import Speaker

LONGEST = 300  # a longer rating is a sentence of its own, and no index holds it


@tracked()
class RatingWord(Row):
    """The words of one rating, of one reviewer or of all."""

    words = LineField(
        max_length=LONGEST,
        help_text="The rating in the reviewer's words, in lower case: pants on fire.",
    )
    reviewer = models.ForeignKey(
        Speaker,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="rating_words",
        help_text="The reviewer whose words these are. Leave empty if all mean the same by them.",
    )
    language = LineField(
        max_length=35,
        blank=True,
        default="",
        db_default="",
        help_text="The language of the words (BCP 47), where they mean something else in another.",
    )
    verdict = LineField(
        max_length=7,
        choices=Verdict.choices,
        blank=True,
        default="",
        db_default="",
        help_text="What they mean: true, false, mixture, other. Empty: nobody has said it yet.",
    )

    class Meta:
        verbose_name = "rating word"
        ordering = ["words", "id"]
        indexes = [models.Index("verdict", "words", name="ratingword_verdict_is")]
        constraints = [
            not_blank("ratingword", "words", "A rating needs its words."),
            models.CheckConstraint(
                condition=Q(words=Lower("words")),
                name="ratingword_in_lower_case",
                violation_error_code="not_in_lower_case",
                violation_error_message="Words are kept in lower case: pants on fire.",
            ),
            language_form("ratingword"),
            matches(
                "ratingword",
                "verdict",
                f"^({'|'.join(Verdict.values)})$",
                "unknown_verdict",
                f"Choose one of: {', '.join(Verdict.values)}.",
            ),
            models.UniqueConstraint(
                fields=["words", "reviewer", "language"],
                name="ratingword_once",
                nulls_distinct=False,
                violation_error_code="duplicate",
                violation_error_message="These words of this reviewer are in the table already.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.words)
