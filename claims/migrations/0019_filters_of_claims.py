"""Indexes for filters of the list of claims."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0018_bulk_actions"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(
                models.OrderBy(models.F("said_at"), descending=True, nulls_last=True),
                models.F("id"),
                condition=models.Q(("quote", "")),
                name="claim_without_quote",
            ),
        ),
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(
                models.F("modified_by"),
                models.OrderBy(models.F("said_at"), descending=True, nulls_last=True),
                models.F("id"),
                condition=models.Q(("modified_by__isnull", False)),
                name="claim_changed_by",
            ),
        ),
    ]
