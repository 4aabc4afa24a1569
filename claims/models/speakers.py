"""Who says things: persons, organizations, groups, outlets and sources that stay anonymous.

The words are Popolo's (Person, Organization, Membership).
"""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Upper

from claims.models.aliases import alias_constraints, alias_index, alias_language, folded_index
from claims.models.base import (
    COUNTRY,
    Mergeable,
    Row,
    identifier_constraints,
    matches,
    not_blank,
    one_of,
    slug_form,
    tracked,
)
from claims.models.dates import ends_after, partial_date_constraints, precision_field
from claims.models.fields import BoundedTextField, InstantField, LineField


class SpeakerKind(models.TextChoices):
    PERSON = "person"
    ORGANIZATION = "organization"
    GROUP = "group"
    OUTLET = "outlet"
    ANONYMOUS = "anonymous"


@tracked()
class Speaker(Mergeable):
    """Somebody or something that asserts."""

    NATURAL_KEY = "slug"

    name = LineField(
        max_length=300,
        help_text="The name the public knows, in full. For an anonymous source, the words used of "
        "it: "
        "“a senior NATO military official”.",
    )
    slug = LineField(
        max_length=300, unique=True, help_text="The name in the address: antony-blinken."
    )
    kind = LineField(
        max_length=20,
        choices=SpeakerKind.choices,
        help_text="An outlet publishes; an organization speaks; a group has no spokesperson; "
        "anonymous "
        "is a source whose name the publisher withholds.",
    )
    description = BoundedTextField(
        max_length=2000,
        blank=True,
        default="",
        db_default="",
        help_text="One or two neutral sentences that tell this speaker from others of the name.",
    )
    country = LineField(
        max_length=2,
        blank=True,
        default="",
        db_default="",
        help_text="ISO 3166-1, two capitals: PL.",
    )
    area = LineField(
        max_length=200,
        blank=True,
        default="",
        db_default="",
        help_text="State, region or city the speaker stands for, where it matters: Texas.",
    )

    class Meta(Mergeable.Meta):
        ordering = ["name", "id"]
        indexes = [
            GinIndex(OpClass(Upper("name"), "gin_trgm_ops"), name="speaker_name_trigram"),
            folded_index("name", name="speaker_name_folded"),
            models.Index("name", "id", name="speaker_name"),
            models.Index("dataset", name="speaker_dataset_is"),
        ]
        constraints = [
            *Mergeable.Meta.constraints,
            not_blank("speaker", "name", "A speaker needs a name."),
            one_of("speaker", "kind", SpeakerKind),
            slug_form("speaker"),
            matches(
                "speaker",
                "country",
                COUNTRY,
                "invalid_country",
                "A country is its two-letter ISO 3166-1 code, in capitals.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.name)


@tracked()
class SpeakerAlias(Row):
    """Another name of a speaker: a spelling, a former name, a name in another language."""

    speaker = models.ForeignKey(Speaker, models.CASCADE, related_name="aliases")
    name = LineField(max_length=300, help_text="The other name, as it is printed.")
    language = alias_language()

    class Meta:
        verbose_name_plural = "speaker aliases"
        ordering = ["name", "id"]
        indexes = [alias_index("speakeralias")]
        constraints = alias_constraints("speakeralias", "speaker")

    def __str__(self) -> str:
        return str(self.name)


@tracked()
class SpeakerIdentifier(Row):
    """What another register calls the same speaker."""

    speaker = models.ForeignKey(Speaker, models.CASCADE, related_name="identifiers")
    scheme = LineField(
        max_length=60, help_text="The register, in lower case: wikidata, isni, ror, lei."
    )
    value = LineField(max_length=300, help_text="The identifier there: Q1058.")

    class Meta:
        ordering = ["scheme", "value", "id"]
        indexes = [models.Index("value", name="speakeridentifier_value")]
        constraints = identifier_constraints("speakeridentifier", "speaker")

    def __str__(self) -> str:
        return f"{self.scheme}:{self.value}"


@tracked()
class Role(Row):
    """A post or a membership, with the time it was held."""

    speaker = models.ForeignKey(Speaker, models.CASCADE, related_name="roles")
    title = LineField(
        max_length=300,
        blank=True,
        default="",
        db_default="",
        help_text="The post: Secretary of State. Empty for a plain membership.",
    )
    organization = models.ForeignKey(
        Speaker,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="members",
        help_text="The organization: a ministry, a party, a company.",
    )
    start = InstantField("from", null=True, blank=True)
    start_precision = precision_field()
    end = InstantField("to", null=True, blank=True)
    end_precision = precision_field()

    class Meta:
        ordering = [F("start").asc(nulls_last=True), "title", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(title="") | Q(organization__isnull=False),
                name="role_says_something",
                violation_error_code="blank",
                violation_error_message="A role needs a title, an organization, or both.",
            ),
            models.CheckConstraint(
                condition=Q(organization__isnull=True) | ~Q(organization=F("speaker")),
                name="role_not_in_itself",
                violation_error_code="self_reference",
                violation_error_message="A speaker cannot be a member of itself.",
            ),
            ends_after("role_from_before_to", "A role ends after it begins."),
            models.UniqueConstraint(
                "speaker",
                "title",
                "organization",
                "start",
                name="role_once",
                nulls_distinct=False,
                violation_error_code="duplicate",
                violation_error_message="This speaker has this role already.",
            ),
            *partial_date_constraints("role", "start", "start_precision"),
            *partial_date_constraints("role", "end", "end_precision"),
        ]

    def __str__(self) -> str:
        return ", ".join(
            filter(None, [self.title, self.organization.name if self.organization else ""])
        )
