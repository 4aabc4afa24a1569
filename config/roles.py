"""Three roles of the database, each with the least it needs: an owner, who migrates; the app, which
writes what people write; and a reader, for what the public asks.

`DATABASE_OWNER_URL`, `DATABASE_URL` and `DATABASE_READER_URL` name them. Where the first is not
set, one role does all. What each may do is granted by `migrate` (`claims.services.privileges`).
"""

import os

import psycopg

from claims.services.privileges import APP, READER

OWNER = "onrecord"
# What these do needs the owner. Whatever else a person runs is the app.
OWNERS_COMMANDS = frozenset(
    "flush generate_claims makemigrations migrate serve showmigrations sqlmigrate squashmigrations "
    "test testserver".split()
)
MADE = {  # in a cluster of our own
    OWNER: f"CREATE ROLE {OWNER} LOGIN CREATEDB",
    APP: f"CREATE ROLE {APP} LOGIN",
    READER: f"CREATE ROLE {READER} LOGIN",
}


def of_embedded(owner: str) -> dict[str, str]:
    """The URLs of all three, given the owner's. An older data folder lacks the other two."""
    with psycopg.connect(owner) as connection:
        connection.execute("SELECT pg_advisory_xact_lock(hashtext('onrecord:roles'))")
        there = {name for (name,) in connection.execute("SELECT rolname FROM pg_roles")}
        for role in MADE.keys() - there:
            connection.execute(MADE[role])
    return {
        "DATABASE_OWNER_URL": owner,
        "DATABASE_URL": owner.replace(f"//{OWNER}@", f"//{APP}@"),
        "DATABASE_READER_URL": owner.replace(f"//{OWNER}@", f"//{READER}@"),
    }


def act_for(command: str) -> None:
    """Be who a command needs, as long as nothing else is said (a worker of `serve` is the app)."""
    os.environ["DATABASE_ROLE"] = "owner" if command in OWNERS_COMMANDS else "app"


def acting() -> str:
    """The variable that has the URL of whoever this process is."""
    owns = os.environ.get("DATABASE_ROLE") == "owner"
    named = os.environ.get("DATABASE_OWNER_URL", "").strip()
    return "DATABASE_OWNER_URL" if owns and named else "DATABASE_URL"
