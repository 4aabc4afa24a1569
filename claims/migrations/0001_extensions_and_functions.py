"""What column defaults, CHECK constraints and indexes call, and what only reckons: no table is needed."""

from django.contrib.postgres.operations import (
    BtreeGistExtension,
    TrigramExtension,
    UnaccentExtension,
)
from django.db import migrations

from claims.sql.operations import LoadSQL


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        TrigramExtension(),
        BtreeGistExtension(),
        UnaccentExtension(),
        LoadSQL("functions/onrecord_uuid7", "709aec0c7529bccb"),
        LoadSQL("functions/onrecord_acting_user", "11f3bdea5b31738b"),
        LoadSQL("functions/onrecord_acting_via", "89931d5a14782fe4"),
        LoadSQL("functions/onrecord_no_finer", "9133f8a4b3a9e248"),
        LoadSQL("functions/onrecord_bounded_dates", "98fab1eaa7b1603f"),
        LoadSQL("search/onrecord", "488564b1a0dc033e"),
        LoadSQL("functions/onrecord_folded", "198d9ca4087d5c20"),
        LoadSQL("functions/onrecord_bounds", "09edf9b2268a8604"),
        LoadSQL("functions/onrecord_range", "227a888844deca66"),
        LoadSQL("functions/onrecord_canonical", "306be818496bb1be"),
        LoadSQL("functions/onrecord_interval", "9377dd50df8f429d"),
        LoadSQL("functions/onrecord_outward", "3e679562cc339dde"),
        LoadSQL("functions/onrecord_scaled", "5f50f6406a5b8cde"),
        LoadSQL("functions/onrecord_shifted", "e78e38f0e10a887e"),
        LoadSQL("functions/onrecord_resolution", "7da13d3fda7e0696"),
        LoadSQL("functions/onrecord_converted", "b4a03ed722b63143"),
        LoadSQL("functions/onrecord_digits", "12ce63ceceadafa7"),
        LoadSQL("functions/onrecord_explained", "0dc135fe58520e7b"),
        LoadSQL("functions/onrecord_in_quote", "afe790ab31c25645"),
        LoadSQL("functions/onrecord_said_there", "86476800b7fb7e9a"),
        LoadSQL("functions/onrecord_written_there", "fef7a7987073801c"),
        LoadSQL("functions/onrecord_last_day", "3b7b84d1884b4d39"),
        LoadSQL("functions/onrecord_event_days", "39e67ae59d92ffd6"),
        LoadSQL("functions/onrecord_ends_after", "1867b4e558f48baf"),
        LoadSQL("functions/onrecord_forecast", "cd640ab22feed97b"),
        LoadSQL("functions/onrecord_is_draft", "7e2b09cdd04f9b1b"),
        LoadSQL("functions/onrecord_is_listed", "6e9f54eb56ebab06"),
        LoadSQL("functions/onrecord_block", "e409a16e1b9f365d"),
    ]
