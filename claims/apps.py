from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ClaimsConfig(AppConfig):
    name = "claims"
    verbose_name = "Onrecord"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from claims.records import triggers
        from claims.services import reference_data

        triggers.register()
        post_migrate.connect(reference_data.lay, sender=self)
