"""The links of a chain on the page of its claim: all of them, in one order."""

from __future__ import annotations

from claims.admin.formsets import FormSet
from claims.admin.saving import is_gone
from claims.services.recording.chains import gap


class ChainFormSet(FormSet):
    def clean(self) -> None:
        """The rule of a chain as a whole, told where the chain stands."""
        super().clean()
        if any(self.errors):
            return
        links = [("", form.instance.position) for form in self.forms if not is_gone(form)]
        for fault in gap(links):
            raise fault.as_error()
