"""Fill a database with invented claims."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management import BaseCommand, CommandError
from django.core.management.base import CommandParser

from claims.services.generation.generator import Generated, generate


class Command(BaseCommand):
    help = (
        "Fill a database with invented claims, for measurements and trials: the given number of"
        " published claims, 6 percent more in other statuses, and all their parts. The tables "
        "are locked until everything is loaded."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("claims", type=int, help="how many published claims")
        parser.add_argument(
            "--seed", type=int, default=1, help=("the seed; another seed makes other claims")
        )
        parser.add_argument(
            "--append", action="store_true", help="add to the claims that are on record already"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            done = generate(
                claims=options["claims"], seed=options["seed"], append=options["append"]
            )
        except ValidationError as error:
            raise CommandError(self.explain(error)) from error
        self.stdout.write(summary(done))

    def explain(self, error: ValidationError) -> str:
        hints = {
            "not_empty": " Add --append to mix them with generated ones, which cannot be undone.",
            "duplicate": " Claims of this seed are there already: choose another with --seed.",
        }
        found = error.error_list[0] if hasattr(error, "error_list") else error
        return " ".join(error.messages) + hints.get(str(getattr(found, "code", "")), "")


def summary(done: Generated) -> str:
    """Rows of each table with the seconds their loading took, then the other steps."""
    lines = [
        f"{table.removeprefix('claims_'):20} {rows:>11,} rows {done.seconds[table]:>8.1f} s"
        for table, rows in done.rows.items()
    ]
    steps = {k: v for k, v in done.seconds.items() if k not in done.rows}
    lines += [f"{step:20} {'':16} {seconds:>8.1f} s" for step, seconds in steps.items()]
    total = sum(done.seconds.values())
    rate = f"{done.rows.total() / total:,.0f} rows/s"
    return "\n".join(
        [*lines, f"{'in all':20} {done.rows.total():>11,} rows {total:>8.1f} s, {rate}"]
    )
