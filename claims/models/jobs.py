"""Work that waits for its time: what a request leaves to the process beside the server."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Now

from claims.models.fields import BoundedTextField, InstantField, LineField


class JobQuerySet(models.QuerySet["Job"]):
    def waiting(self) -> JobQuerySet:
        return self.filter(failed_at=None)

    def due(self) -> JobQuerySet:
        return self.waiting().filter(due_at__lte=Now()).order_by("due_at", "id")


class Job(models.Model):
    """One call of a task. It is there as long as it waits, and stays if it was given up.

    A task that does its work in steps keeps its own account of them: `arguments` never change."""

    id = models.BigAutoField(primary_key=True, editable=False)
    task = LineField(max_length=60, editable=False)
    key = LineField(max_length=100, editable=False)
    arguments = models.JSONField(editable=False)
    due_at = InstantField(editable=False)
    failures = models.SmallIntegerField(default=0, editable=False)
    error = BoundedTextField(max_length=2000, editable=False)
    failed_at = InstantField(null=True, editable=False)

    objects = JobQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["task", "key"], name="job_once")]
        indexes = [
            models.Index("due_at", "id", name="job_due", condition=models.Q(failed_at__isnull=True))
        ]

    def __str__(self) -> str:
        return f"{self.task} {self.key}"
