"""Imports: who brought which file when, what became of its lines, and which claims it made.

An import under way is told here batch by batch, in the transaction of the batch: what its record
says is in, is in. Files that somebody uploaded wait here in pieces until they have been imported.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models.functions import Now

from claims.models.base import one_of
from claims.models.claims import Claim
from claims.models.fields import (
    BoundedTextField,
    InstantField,
    KeyField,
    LineField,
    Uuid7,
    shortened,
    uuid7,
)
from claims.models.merges import acting_user

LONGEST_MAPPING = 100_000
LONGEST_VALUE = 300
SHOWN = 60  # letters of a file's name where an import is named


class ImportState(models.TextChoices):
    RUNNING = "running", "running"
    FINISHED = "finished", "finished"
    FAILED = "failed", "failed"
    STOPPED = "stopped", "stopped"
    UNDONE = "undone", "undone"


class Made(models.IntegerChoices):
    """What an import did to a claim."""

    CREATED = 1, "made"
    CHANGED = 2, "changed"
    UNCHANGED = 3, "left as it was"


class FaultKind(models.TextChoices):
    REJECTED = "rejected", "rejected"
    WARNED = "warned", "taken, and likely wrong"
    LOCKED = "locked", "kept: locked"
    LEFT_OUT = "left_out", "left out"


class Upload(models.Model):
    """A file that somebody brought through the admin. It is whole once its digest is known."""

    id = KeyField(primary_key=True, default=uuid7, db_default=Uuid7(), editable=False)
    name = LineField(max_length=300, editable=False)
    size = models.BigIntegerField(editable=False)
    sha256 = LineField(max_length=64, default="", editable=False)
    format = LineField(max_length=40, default="", editable=False)
    mapping = BoundedTextField(max_length=LONGEST_MAPPING, default="", editable=False)
    by = acting_user()
    at = InstantField(db_default=Now(), editable=False)

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["-at"], name="upload_newest")]

    def __str__(self) -> str:
        return shortened(self.name, SHOWN)


class UploadPiece(models.Model):
    """Some bytes of an upload. All pieces but the last are equally long."""

    pk = models.CompositePrimaryKey("upload", "number")
    upload = models.ForeignKey(
        Upload, models.CASCADE, editable=False, db_index=False, related_name="pieces"
    )
    number = models.IntegerField(editable=False)
    content = models.BinaryField(editable=False)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.upload_id}: {self.number}"


class SavedMapping(models.Model):
    """What the columns of tables with one header mean, kept for the next file that has it."""

    shape = LineField(max_length=64, primary_key=True, editable=False)
    text = BoundedTextField(max_length=LONGEST_MAPPING, editable=False)
    by = acting_user()
    at = InstantField(db_default=Now(), editable=False)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"mapping of {self.shape}"


class ImportQuerySet(models.QuerySet["Import"]):
    def real(self) -> ImportQuerySet:
        """Those that are no dry runs."""
        return self.filter(dry_run=False)


class Import(models.Model):
    """One run of a file: all up to `line` is in, but for the lines in `waiting`."""

    id = models.BigAutoField(primary_key=True, editable=False)
    file_name = LineField(max_length=300, editable=False)
    sha256 = LineField(max_length=64, editable=False)
    size = models.BigIntegerField(editable=False)
    format = LineField(max_length=40, editable=False)
    mapping = BoundedTextField(max_length=LONGEST_MAPPING, default="", editable=False)
    options = models.JSONField(editable=False)
    dry_run = models.BooleanField(editable=False)
    upload = models.ForeignKey(
        Upload, models.SET_NULL, null=True, editable=False, related_name="imports"
    )
    by = acting_user()
    via = LineField(max_length=40, editable=False)
    started_at = InstantField(db_default=Now(), editable=False)
    finished_at = InstantField(null=True, editable=False)
    undone_at = InstantField(null=True, editable=False)
    undone_by = acting_user()
    state = LineField(
        max_length=8, choices=ImportState.choices, default=ImportState.RUNNING, editable=False
    )
    error = BoundedTextField(max_length=2000, default="", editable=False)
    line = models.IntegerField(default=0, editable=False)
    waiting = ArrayField(models.IntegerField(), default=list, editable=False)
    share = models.SmallIntegerField(default=0, editable=False)  # of the file, in percent
    read = models.IntegerField(default=0, editable=False)
    created = models.IntegerField(default=0, editable=False)
    changed = models.IntegerField(default=0, editable=False)
    unchanged = models.IntegerField(default=0, editable=False)
    rejected = models.IntegerField(default=0, editable=False)
    left_out = models.IntegerField(default=0, editable=False)
    twins = models.IntegerField(default=0, editable=False)
    details = models.JSONField(default=dict, editable=False)

    objects = ImportQuerySet.as_manager()

    class Meta:
        default_permissions = ("view",)
        permissions = [("run_import", "Can import files, and undo imports")]
        ordering = ["-id"]
        indexes = [models.Index(fields=["sha256"], name="import_of_file")]
        constraints = [one_of("import", "state", ImportState)]

    def __str__(self) -> str:
        return f"import {self.pk} ({shortened(self.file_name, SHOWN)})"


class ImportedClaim(models.Model):
    """What an import did to a claim, by which line, in the transaction that began at that time.

    One narrow row for each line of perhaps millions: no constraint leads to other tables.
    """

    pk = models.CompositePrimaryKey("run", "claim")
    run = models.ForeignKey(
        Import,
        models.DO_NOTHING,
        db_constraint=False,
        db_index=False,
        editable=False,
        related_name="claims",
    )
    claim = models.ForeignKey(
        Claim,
        models.DO_NOTHING,
        db_constraint=False,
        db_index=False,
        editable=False,
        related_name="imports",
    )
    at = InstantField(db_default=TransactionNow(), editable=False)
    line = models.IntegerField(editable=False)
    made = models.SmallIntegerField(choices=Made.choices, editable=False)

    class Meta:
        default_permissions = ()
        indexes = [models.Index("claim", name="importedclaim_of_claim")]

    def __str__(self) -> str:
        return f"line {self.line}: {self.claim_id}"


class ImportedEntry(models.Model):
    """An entry of the catalogue that an import had to make."""

    pk = models.CompositePrimaryKey("run", "entry")
    run = models.ForeignKey(
        Import, models.CASCADE, db_index=False, editable=False, related_name="entries"
    )
    entry = models.UUIDField(editable=False)
    kind = LineField(max_length=20, editable=False)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.kind} {self.entry}"


class ImportFault(models.Model):
    """What is wrong with a line: one row for each fault, up to a number of them."""

    id = models.BigAutoField(primary_key=True, editable=False)
    run = models.ForeignKey(
        Import, models.CASCADE, db_index=False, editable=False, related_name="faults"
    )
    line = models.IntegerField(editable=False)
    kind = LineField(max_length=8, choices=FaultKind.choices, editable=False)
    path = LineField(max_length=300, editable=False)
    column = LineField(max_length=300, default="", editable=False)
    code = LineField(max_length=80, editable=False)
    reason = BoundedTextField(max_length=1000, editable=False)
    value = BoundedTextField(max_length=LONGEST_VALUE, default="", editable=False)
    allowed = BoundedTextField(max_length=1000, default="", editable=False)

    class Meta:
        default_permissions = ()
        indexes = [models.Index("run", "kind", "line", "id", name="importfault_of_run")]
        constraints = [one_of("importfault", "kind", FaultKind)]

    def __str__(self) -> str:
        return f"line {self.line}: {self.code}"
