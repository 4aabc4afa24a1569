"""Write the triggers that are made from declarations into files that a person can read."""

from __future__ import annotations

from typing import Any

from django.core.management import BaseCommand

from claims.records import triggers
from claims.sql import files


class Command(BaseCommand):
    help = (
        "Write the triggers that raise the versions of records, as claims/records/dependencies.py "
        "declares them, into claims/sql/triggers. `manage.py check` then says which migration they "
        "need."
    )
    requires_system_checks = ()  # which tell of the files that are to be written

    def handle(self, *args: Any, **options: Any) -> None:
        declared = triggers.files()
        for name in files.names():
            if name.startswith(files.DECLARED) and name not in declared:
                files.path(name).unlink()
        for name, text in declared.items():
            files.path(name).write_text(text)
        self.stdout.write(f"{len(declared)} triggers written.")
