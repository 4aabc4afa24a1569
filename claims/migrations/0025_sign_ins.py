"""What slows down who tries passwords."""

from django.db import migrations, models

import claims.models.fields


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0024_bounded_dates"),
    ]

    operations = [
        migrations.CreateModel(
            name="SignInCount",
            fields=[
                (
                    "key",
                    claims.models.fields.BoundedTextField(
                        editable=False, max_length=300, primary_key=True, serialize=False
                    ),
                ),
                ("failures", models.FloatField(editable=False)),
                ("last_at", claims.models.fields.InstantField(editable=False)),
                ("free_at", claims.models.fields.InstantField(editable=False)),
            ],
            options={
                "indexes": [models.Index(models.F("last_at"), name="signincount_last")],
            },
        ),
        migrations.RunSQL("ALTER TABLE claims_signincount SET UNLOGGED", migrations.RunSQL.noop),
    ]
