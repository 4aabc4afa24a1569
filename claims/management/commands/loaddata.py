"""Django's loaddata. Rows say that they came through a fixture, and assertions are read at once."""

from typing import Any

from django.core.management.commands import loaddata

from claims.services import audit, readings


class Command(loaddata.Command):
    def handle(self, *fixture_labels: str, **options: Any) -> None:
        with audit.noting(via="fixture"):
            super().handle(*fixture_labels, **options)
        readings.read_unread()
