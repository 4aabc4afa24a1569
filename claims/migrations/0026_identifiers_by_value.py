"""Indexes of identifiers, for who knows one and not the register it is of."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("claims", "0022_lists_at_size")]

    operations = [
        migrations.AddIndex(
            model_name="speakeridentifier",
            index=models.Index(models.F("value"), name="speakeridentifier_value"),
        ),
        migrations.AddIndex(
            model_name="eventidentifier",
            index=models.Index(models.F("value"), name="eventidentifier_value"),
        ),
    ]
