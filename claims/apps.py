"""What Django sets up for this app: checks, reference data, the layout of the database."""

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate


class ClaimsConfig(AppConfig):
    name = "claims"
    verbose_name = "Onrecord"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from claims.services import accounts, reference_data
        from claims.sql import checks, layout  # noqa: F401 -- checks register themselves

        connection_created.connect(layout.check_once)
        post_migrate.connect(reference_data.lay, sender=self)
        user_logged_in.connect(accounts.note_sign_in)
