"""Work that waits for its time, for the process beside the server."""

from django.db import migrations, models

import claims.models.fields


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0016_merges_and_duplicates"),
    ]

    operations = [
        migrations.CreateModel(
            name="Job",
            fields=[
                ("id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                ("task", claims.models.fields.LineField(editable=False, max_length=60)),
                ("key", claims.models.fields.LineField(editable=False, max_length=100)),
                ("arguments", models.JSONField(editable=False)),
                ("due_at", claims.models.fields.InstantField(editable=False)),
                ("failures", models.SmallIntegerField(default=0, editable=False)),
                ("error", claims.models.fields.BoundedTextField(editable=False, max_length=2000)),
                ("failed_at", claims.models.fields.InstantField(editable=False, null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        models.F("due_at"),
                        models.F("id"),
                        condition=models.Q(("failed_at__isnull", True)),
                        name="job_due",
                    )
                ],
                "constraints": [models.UniqueConstraint(fields=("task", "key"), name="job_once")],
            },
        ),
    ]
