"""Numbers as people read them: 12,345, and 12,345 claims."""

from __future__ import annotations

from django import template

register = template.Library()


@register.filter
def grouped(number: object) -> str:
    return f"{int(str(number or 0)):,}"


@register.filter
def counted(number: object, noun: str) -> str:
    count = int(str(number or 0))
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
