"""Some assertions of a measure into another measure, or into events: `manage.py split_measure`."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from claims.models import Event, EventKind, Measure
from claims.queries.choosing import CONDITIONS, chosen
from claims.queries.keys import read_key
from claims.services import audit, splitting
from claims.services.splitting import EachDay, NewEvent, NewMeasure, Split


class Command(BaseCommand):
    help = (
        "Move the assertions of a measure that meet all conditions. Without a condition all move; "
        "where all go to another measure, the first one is merged into it."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("measure", help="the slug of the measure")
        parser.add_argument(
            "--where",
            action="append",
            default=[],
            metavar="NAME=VALUE",
            help=f"a condition, as the API's filters have it: {', '.join(sorted(CONDITIONS))}",
        )
        target = parser.add_mutually_exclusive_group(required=True)
        target.add_argument("--into", help="the slug of the other measure, or of a new one")
        target.add_argument("--event", help="the id of the event, or the label of a new one")
        target.add_argument(
            "--each-day", action="store_true", help="an event for each day and place"
        )
        parser.add_argument("--label", default="", help="the label of a new measure")
        parser.add_argument(
            "--kind", choices=EventKind.values, default="other", help="of new events"
        )
        parser.add_argument("--place", default="", help="the place of a new event")
        parser.add_argument("--start", help="the day, month or year in which a new event began")
        parser.add_argument("--dry-run", action="store_true", help="say what would move, and stop")

    def handle(self, **options: Any) -> None:
        try:
            with audit.noting(via="command"):
                found = self._split(options)
        except ValidationError as error:
            raise CommandError("\n".join(_sentences(error))) from error
        self._tell(found, options["dry_run"])

    def _split(self, options: dict[str, Any]) -> Split:
        asked = {
            "measure": _measure(options["measure"]),
            "chosen": chosen(dict(_pair(each) for each in options["where"])),
            "by": None,
            "dry_run": options["dry_run"],
        }
        if options["into"]:
            return splitting.into_measure(into=_into(options), **asked)
        return splitting.into_events(into=_events(options), **asked)

    def _tell(self, found: Split, dry_run: bool) -> None:
        verb = "would move" if dry_run else "moved"
        self.stdout.write(f"{found.assertions} assertions of {found.claims} claims {verb}.")
        for each in found.first:
            self.stdout.write(f"  {each.printed} -> {each.target} ({each.statement[:60]})")
        if len(found.targets) > 1:
            self.stdout.write(f"{len(found.targets)} events.")
        if found.merged:
            self.stdout.write("These are all: the measure is merged into the other one.")


def _measure(slug: str) -> Measure:
    measure: Measure | None = Measure.objects.filter(slug=slug).first()
    if measure is None:
        raise CommandError(f"There is no measure “{slug}”.")
    return measure


def _into(options: dict[str, Any]) -> Measure | NewMeasure:
    if options["label"]:
        return NewMeasure(slug=options["into"], label=options["label"])
    return _measure(options["into"])


def _events(options: dict[str, Any]) -> Event | NewEvent | EachDay:
    if options["each_day"]:
        return EachDay(kind=options["kind"])
    key = read_key(options["event"], slugs=False)
    if key is None:
        new = {name: options[name] for name in ("kind", "place", "start")}
        return NewEvent(options["event"], **new)
    event: Event | None = Event.objects.filter(pk=key).first()
    if event is None:
        raise CommandError(f"There is no event “{key}”.")
    return event


def _pair(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign:
        raise CommandError(f"Write “{text}” as NAME=VALUE.")
    return name, value


def _sentences(error: ValidationError) -> list[str]:
    if hasattr(error, "error_dict"):
        return [f"{name}: {' '.join(found)}" for name, found in error.message_dict.items()]
    return list(error.messages)
