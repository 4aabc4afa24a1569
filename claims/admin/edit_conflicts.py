"""Two curators edit one page: the second one to save is refused, and sees both values.

A form carries a digest of every field that it shows, of the row and of all rows of its inlines, as
they were when it was opened. When it is sent, the row and its parts are locked and read again. For
each field that changed meanwhile and is not what was typed, the form shows both values. It then
carries the new digests, so the next save goes through.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2s
from typing import Any

from django import forms
from django.db import DataError
from django.http import HttpRequest, QueryDict

from claims.admin.bases import BaseModelForm
from claims.admin.fields import known_date, precision_of
from claims.admin.form_state import state_of

SEEN_FIELD, WHOLE = "seen_version", "page"
MOST_FORMS = 1000
UNKNOWN = "The page was sent without the version that you opened. Open it again, then save."
MEANWHILE = (
    "Nothing is saved yet: somebody changed this after you opened it. Compare both values. If "
    "you save again, the form replaces what is on record."
)

Digests = dict[str, dict[str, str]]  # of each field, of each row


@dataclass(frozen=True)
class Stored:
    """A row as it is on record, and its fields on the page."""

    inline_name: str  # empty for the row of the page itself
    fields: dict[str, forms.Field]
    columns: dict[str, Any]
    values: dict[str, Any]

    def digests(self) -> dict[str, str]:
        return {
            name: blake2s(repr(value).encode(), digest_size=4).hexdigest()
            for name, value in self.values.items()
        }


def stored(inline_name: str, row: Any, fields: dict[str, forms.Field]) -> Stored:
    own = {field.name: field for field in row._meta.get_fields()}
    names = [*fields, *(["status"] if not inline_name else [])]
    columns = {name: own[name] for name in names if name in own}
    return Stored(
        inline_name, fields, columns, {name: _value(row, columns[name]) for name in columns}
    )


def _value(row: Any, column: Any) -> Any:
    value = column.value_from_object(row)
    if column.many_to_many:
        return sorted(str(other.pk) for other in value)
    if value is not None and hasattr(row, precision_of(column.name)):
        return known_date(row, column.name)
    return value


class VersionField(forms.CharField):
    widget = forms.HiddenInput

    def has_changed(self, initial: Any, data: Any) -> bool:
        """The hidden field never counts as a change."""
        return False


class ConflictCheckedForm(BaseModelForm):
    request: HttpRequest

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.shown = dict(self.fields)
        self.fields[SEEN_FIELD] = VersionField(required=False)
        self.initial[SEEN_FIELD] = self._version  # when it is drawn: the formsets are made after it

    def clean(self) -> Any:
        now = on_record(self.request, self.instance, self.shown)  # before what was typed is in it
        cleaned = super().clean()
        told = list(self._differences(now))
        if told:
            self.data = altered(self.data, SEEN_FIELD, _written(now))
            self.add_error(None, [MEANWHILE, *told])
        return cleaned

    def _version(self) -> str:
        return _written(on_record(self.request, self.instance, self.shown))

    def _differences(self, now: dict[str, Stored]) -> Iterator[str]:
        then = opened(self.data)
        if WHOLE not in then:
            yield UNKNOWN
            return
        posted = {WHOLE: self} | _posted(self.request)
        for key in [*now, *(then.keys() - now.keys())]:
            if key not in now:
                part = _part(self.request, key)
                yield f"A {part} was deleted after you opened this page. If you save, it is new."
            elif key not in then:
                yield f"{_name(now[key])} was added."
            else:
                yield from _changes(now[key], then[key], posted.get(key))


def is_saved(request: HttpRequest) -> bool:
    """Whether this request saves the page. It does not while the form is drawn again after a
    refusal."""
    return request.method == "POST" and state_of(request).refusal is None


def on_record(
    request: HttpRequest, instance: Any, fields: dict[str, forms.Field]
) -> dict[str, Stored]:
    """The row of a page, and the rows of its inlines that the page can change. They are locked
    while the page is saved."""
    found = {WHOLE: stored("", instance, fields)}
    for formset, inline in state_of(request).parts:
        fields = dict(formset.form.base_fields)
        fields.pop(formset.fk.name, None)
        for row in _rows(request, formset) if fields else ():
            found[f"{formset.prefix}:{row.pk}"] = stored(str(inline.verbose_name), row, fields)
    return found


def altered(data: Mapping[str, Any], name: str, value: str) -> QueryDict:
    """What was sent, with another value of one field."""
    changed = QueryDict(mutable=True)
    changed.update(data)
    changed[name] = value
    return changed


def opened(data: Any) -> Digests:
    """The digests that a form has carried since it was opened."""
    with suppress(ValueError, AttributeError, TypeError, RecursionError):
        return {key: dict(each) for key, each in json.loads(data.get(SEEN_FIELD) or "{}").items()}
    return {}


def renumbered(data: QueryDict, prefix: str, rows: Any) -> QueryDict:
    """Move rows of an inline that were deleted meanwhile to its end, as new ones. What was typed is
    kept, and the count of existing rows that Django expects is right."""
    total, first = _forms(data, prefix)
    keys = [data.get(f"{prefix}-{number}-id") for number in range(first)]
    then = opened(data)
    known = [key for key in keys if f"{prefix}:{key}" in then]
    kept = {str(key) for key in rows.filter(pk__in=known).values_list("pk", flat=True)}
    gone = [n for n, key in enumerate(keys) if key in known and key not in kept]
    if not gone:
        return data
    order = [*(n for n in range(total) if n not in gone), *gone]
    moved = _moved(data, prefix, {str(old): str(new) for new, old in enumerate(order)})
    moved[f"{prefix}-INITIAL_FORMS"] = str(first - len(gone))
    for number in range(total - len(gone), total):
        moved[f"{prefix}-{number}-id"] = ""
    return moved


def _forms(data: QueryDict, prefix: str) -> tuple[int, int]:
    """How many forms there are, and how many of them are of rows on record."""
    with suppress(ValueError):
        total, first = (int(data.get(f"{prefix}-{n}_FORMS") or 0) for n in ("TOTAL", "INITIAL"))
        if 0 <= first <= total <= MOST_FORMS:
            return total, first
    return 0, 0  # Django says what is wrong with them


def _moved(data: QueryDict, prefix: str, places: dict[str, str]) -> QueryDict:
    moved = QueryDict(mutable=True)
    for name, values in data.lists():
        number, dash, field = name.removeprefix(f"{prefix}-").partition("-")
        if name.startswith(f"{prefix}-") and number in places:
            name = f"{prefix}-{places[number]}{dash}{field}"
        moved.setlist(name, values)
    return moved


def _rows(request: HttpRequest, formset: Any) -> Any:
    if is_saved(request):
        return formset.queryset.order_by("pk").select_for_update(of=("self",), no_key=True)
    one_page = formset.paginator.num_pages == 1
    return formset.get_queryset() if one_page else formset.queryset


def _written(rows: dict[str, Stored]) -> str:
    digests = {key: row.digests() for key, row in rows.items()}
    return json.dumps(digests, separators=(",", ":"))


def _posted(request: HttpRequest) -> dict[str, Any]:
    """The form of each row that is on this page of its inline."""
    return {
        f"{formset.prefix}:{form.instance.pk}": form
        for formset, _ in state_of(request).parts
        for form in formset.initial_forms
    }


def _changes(row: Stored, then: dict[str, str], form: Any) -> Iterator[str]:
    """A sentence for each field that somebody else changed and that is not what was typed."""
    now = row.digests()
    for name in (name for name in now if now[name] != then.get(name)):
        if form is None or name not in row.fields:
            yield f"{_title(row, name)} is now “{_said(row, name)}”."
        elif "DELETE" in form.fields and form["DELETE"].data:
            yield f"{_title(row, name)} is now “{_said(row, name)}”; you delete it."
        elif name in form.changed_data:
            yours = _shown(row.fields[name], form[name].data)
            yield f"{_title(row, name)}: yours is “{yours}”, on record is “{_said(row, name)}”."


def _title(row: Stored, name: str) -> str:
    label = row.columns[name].verbose_name
    return f"{_name(row)}, {label}" if row.inline_name else label.capitalize()


def _name(row: Stored) -> str:
    first = next(name for name in row.columns if not row.fields[name].widget.is_hidden)
    return f"{row.inline_name.capitalize()} “{_said(row, first)}”"


def _part(request: HttpRequest, key: str) -> str:
    names = {formset.prefix: inline.verbose_name for formset, inline in state_of(request).parts}
    return str(names.get(key.partition(":")[0], "row"))


def _said(row: Stored, name: str) -> str:
    """A field as it is on record, in the form's words."""
    if name in row.fields:
        return _shown(row.fields[name], row.values[name])
    return str(dict(row.columns[name].flatchoices).get(row.values[name]))


def _shown(field: forms.Field, value: Any) -> str:
    value = field.prepare_value(value)
    if isinstance(value, list | tuple):
        return ", ".join(_shown_one(field, each) for each in value if each) or "nothing"
    return _shown_one(field, value)


def _shown_one(field: forms.Field, value: Any) -> str:
    if value in (None, ""):
        return "nothing"
    if hasattr(field, "queryset"):
        with suppress(ValueError, TypeError, DataError, forms.ValidationError):
            value = field.queryset.filter(pk=getattr(value, "pk", value)).first() or value
    elif hasattr(field, "choices"):
        value = dict(field.choices).get(value, value)
    return str(value)
