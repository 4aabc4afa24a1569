"""Every date of every table lies between the years 1 and 9998: a CHECK of its column, named after it.

Of our own models the field says so from now on, and what it became is worked out from the state of
the models, 130 columns of three types. Tables of others have their CHECKs from here alone.
"""

from django.contrib.postgres.fields import DateRangeField
from django.db import migrations, models
from django.db.migrations.operations.base import Operation

from claims.models.fields import DayField, DaysField, InstantField

BOUNDED = {
    models.DateTimeField: InstantField,
    models.DateField: DayField,
    DateRangeField: DaysField,
}
OTHERS = {
    "auth_user": ["last_login", "date_joined"],
    "django_admin_log": ["action_time"],
    "django_session": ["expire_date"],
    "pghistory_context": ["created_at", "updated_at"],
}


def bounded(field):
    """The field as it is from now on; None, where it stays what it is."""
    kind = BOUNDED.get(type(field))
    return kind and kind(**field.deconstruct()[3])


class Bound(Operation):
    reduces_to_sql = True

    def state_forwards(self, app_label, state):
        for (label, _), model in state.models.items():
            if label == app_label:
                found = {name: bounded(field) for name, field in model.fields.items()}
                model.fields |= {name: field for name, field in found.items() if field}
        state.__dict__.pop("apps", None)  # rendered anew, once

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        for column, check in self.columns(app_label, from_state, schema_editor):
            schema_editor.execute(
                f'ALTER TABLE {column[0]} ADD CONSTRAINT "{"_".join(column)}_check" CHECK ({check})'
            )

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        for column, _ in self.columns(app_label, to_state, schema_editor):
            name = "_".join(column)
            schema_editor.execute(f'ALTER TABLE {column[0]} DROP CONSTRAINT "{name}_check"')

    def columns(self, app_label, before, schema_editor):
        """Table and column of each, and what has to hold of it."""
        for model in before.apps.get_app_config(app_label).get_models():
            for field in model._meta.local_concrete_fields:
                if new := bounded(field):
                    new.set_attributes_from_name(field.name)
                    table = model._meta.db_table
                    yield (table, field.column), new.db_check(schema_editor.connection)
        for table, columns in OTHERS.items():
            for column in columns:
                field = InstantField(db_column=column)
                field.set_attributes_from_name(column)
                yield (table, column), field.db_check(schema_editor.connection)

    def describe(self):
        return "Bound every date"


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0023_versions_of_their_moment"),
        ("admin", "0001_initial"),
        ("auth", "0005_alter_user_last_login_null"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("sessions", "0001_initial"),
    ]

    operations = [Bound()]
