"""Compare assertions with their words: `manage.py read_assertions`, after a write by SQL."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from claims.models import ReadingState, Worklist
from claims.services import readings


class Command(BaseCommand):
    help = (
        "Compare assertions with their words, if nobody has yet or older rules did, and note which"
        " assertions contradict them. No assertion is changed."
    )

    def handle(self, **options: Any) -> None:
        readings.forget_older_rules()
        found = readings.read_unread()
        self.stdout.write(f"{'read':<26} {found.total():>10,}")
        for state in (ReadingState.AGREES, ReadingState.CONTRADICTS, ReadingState.UNREADABLE):
            self.stdout.write(f"  {state.label:<24} {found[state]:>10,}")
        waiting = readings.waiting()
        self.stdout.write(f"{'to look at, in all':<26} {sum(waiting.values()):>10,}")
        for name in Worklist:
            self.stdout.write(f"  {name.label:<24} {waiting[name]:>10,}")
