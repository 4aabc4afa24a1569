"""The former states of every row that people write, and the triggers that keep them."""

from django.db import migrations

from claims.sql.history import TrackHistory


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0009_derived_tables"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        TrackHistory(
            appearance=(),
            attribution=(),
            claim=("root_speaker",),
            claimtopic=(),
            event=(),
            eventidentifier=(),
            exchangerate=(),
            measure=("dimension",),
            measurealias=(),
            numericassertion=(
                "measure_dimension",
                "measure_non_negative",
                "unit_dimension",
                "interval",
                "stated",
                "canonical",
                "basis",
                "derivation",
                "observation_status_derived",
            ),
            relation=(),
            review=(),
            reviewevidence=(),
            role=(),
            snapshot=("sha256",),
            source=(),
            speaker=(),
            speakeralias=(),
            speakeridentifier=(),
            topic=(),
            topicalias=(),
        ),
    ]
