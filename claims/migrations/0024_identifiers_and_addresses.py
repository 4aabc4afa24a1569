"""Indexes of identifiers whose register is not named, and of where reviews can be read."""

from django.contrib.postgres.indexes import OpClass
from django.db import migrations, models

from claims.models.fields import UrlKey


class Migration(migrations.Migration):
    dependencies = [("claims", "0023_imports")]

    operations = [
        migrations.AddIndex(
            model_name="speakeridentifier",
            index=models.Index(models.F("value"), name="speakeridentifier_value"),
        ),
        migrations.AddIndex(
            model_name="eventidentifier",
            index=models.Index(models.F("value"), name="eventidentifier_value"),
        ),
        migrations.AddIndex(
            model_name="review",
            index=models.Index(
                OpClass(UrlKey("url"), "text_pattern_ops"),
                condition=models.Q(("url", ""), _negated=True),
                name="review_url_key",
            ),
        ),
    ]
