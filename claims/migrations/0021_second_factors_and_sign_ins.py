"""Second factors, and where users are signed in."""

import datetime

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

import claims.models.fields


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0020_field_locks"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SecondFactor",
            fields=[
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="second_factor",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "key",
                    claims.models.fields.LineField(
                        help_text="In hexadecimal digits.", max_length=80
                    ),
                ),
                ("confirmed_at", claims.models.fields.InstantField(blank=True, null=True)),
                (
                    "last_step",
                    models.BigIntegerField(
                        db_default=-1,
                        default=-1,
                        help_text="The step of the last code: none is taken twice.",
                    ),
                ),
                (
                    "recovery_codes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=claims.models.fields.LineField(max_length=64),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confirmed_at__isnull", True),
                            models.Q(
                                (
                                    "confirmed_at__gte",
                                    datetime.datetime(1, 1, 2, 0, 0, tzinfo=datetime.UTC),
                                ),
                                (
                                    "confirmed_at__lte",
                                    datetime.datetime(9998, 12, 31, 0, 0, tzinfo=datetime.UTC),
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="secondfactor_confirmed_at_in_range",
                        violation_error_code="date_out_of_range",
                        violation_error_message="A date lies between the years 1 and 9998.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("key__regex", "^([0-9a-f]{2}){20,40}$")),
                        name="secondfactor_key_form",
                        violation_error_code="invalid_key",
                        violation_error_message="A key is 20 bytes or more, in hexadecimal digits.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SignIn",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("session_key", claims.models.fields.LineField(max_length=40, unique=True)),
                (
                    "browser",
                    claims.models.fields.LineField(
                        blank=True, db_default="", default="", max_length=200
                    ),
                ),
                (
                    "started_at",
                    claims.models.fields.InstantField(
                        db_default=django.db.models.functions.datetime.Now()
                    ),
                ),
                (
                    "seen_at",
                    claims.models.fields.InstantField(
                        db_default=django.db.models.functions.datetime.Now()
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sign_ins",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-seen_at", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("started_at__isnull", True),
                            models.Q(
                                (
                                    "started_at__gte",
                                    datetime.datetime(1, 1, 2, 0, 0, tzinfo=datetime.UTC),
                                ),
                                (
                                    "started_at__lte",
                                    datetime.datetime(9998, 12, 31, 0, 0, tzinfo=datetime.UTC),
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="signin_started_at_in_range",
                        violation_error_code="date_out_of_range",
                        violation_error_message="A date lies between the years 1 and 9998.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("seen_at__isnull", True),
                            models.Q(
                                (
                                    "seen_at__gte",
                                    datetime.datetime(1, 1, 2, 0, 0, tzinfo=datetime.UTC),
                                ),
                                (
                                    "seen_at__lte",
                                    datetime.datetime(9998, 12, 31, 0, 0, tzinfo=datetime.UTC),
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="signin_seen_at_in_range",
                        violation_error_code="date_out_of_range",
                        violation_error_message="A date lies between the years 1 and 9998.",
                    ),
                ],
            },
        ),
    ]
