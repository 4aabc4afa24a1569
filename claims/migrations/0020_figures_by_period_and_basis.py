"""Indexes for figures by their period, and by what their canonical interval rests on."""

import django.contrib.postgres.indexes
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0019_resolve_what_is_on_record"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="numericassertion",
            index=models.Index(
                models.F("basis"),
                models.F("id"),
                condition=models.Q(("basis", "printed"), _negated=True),
                name="assertion_basis",
            ),
        ),
        migrations.AddIndex(
            model_name="numericassertion",
            index=django.contrib.postgres.indexes.GistIndex(
                models.F("period"),
                condition=models.Q(("period__isnull", False)),
                name="assertion_period",
            ),
        ),
    ]
