"""Assertions by their ends, by the day they speak of and by the time they were said; reviews by
their language."""

from django.db import migrations, models
from django.db.models.functions import Coalesce


class Migration(migrations.Migration):
    dependencies = [("claims", "0024_identifiers_and_addresses")]

    operations = [
        migrations.AddIndex(
            model_name="review", index=models.Index("language", name="review_language_is")
        ),
        migrations.AddIndex(
            model_name="assertionlisting",
            index=models.Index("said_at", "assertion", name="assertionlisting_said"),
        ),
        migrations.AddIndex(
            model_name="numericassertion",
            index=models.Index(
                models.Case(models.When(low__isnull=False, then=models.F("stated__startswith"))),
                "id",
                name="assertion_low",
            ),
        ),
        migrations.AddIndex(
            model_name="numericassertion",
            index=models.Index(
                models.Case(models.When(high__isnull=False, then=models.F("stated__endswith"))),
                "id",
                name="assertion_high",
            ),
        ),
        migrations.AddIndex(
            model_name="numericassertion",
            index=models.Index(
                Coalesce(models.F("as_of__startswith"), models.F("period__startswith")),
                "id",
                name="assertion_speaks_at",
            ),
        ),
    ]
