"""The dates of tables that are not this app's lie between the years 1 and 9998 as well.

The fields of this app say so themselves.
"""

from django.db import migrations

COLUMNS = [
    ("auth_user", "last_login"),
    ("auth_user", "date_joined"),
    ("django_admin_log", "action_time"),
    ("django_session", "expire_date"),
    ("pghistory_context", "created_at"),
    ("pghistory_context", "updated_at"),
]
IN_RANGE = "BETWEEN '0001-01-02T00:00Z' AND '9998-12-31T00:00Z'"


def bounded(table, column):
    name = f"{table}_{column}_check"
    return migrations.RunSQL(
        f"ALTER TABLE {table} ADD CONSTRAINT {name} CHECK ({column} {IN_RANGE})",
        f"ALTER TABLE {table} DROP CONSTRAINT {name}",
    )


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0012_indexes"),
        ("admin", "0001_initial"),
        ("auth", "0005_alter_user_last_login_null"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("sessions", "0001_initial"),
    ]

    operations = [bounded(table, column) for table, column in COLUMNS]
