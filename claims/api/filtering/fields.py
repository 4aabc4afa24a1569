"""One value of a query string: what it may be, how it is read, and its schema in OpenAPI.

Values are read strictly: digits are ASCII digits and text is not trimmed. Neither “１２” nor “ 12”
is 12.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError

from claims.api.filtering.parameters import nearest, quoted
from claims.models.base import SLUG
from claims.queries.keys import LONGEST_SLUG, UUID_FORM
from claims.queries.keys import read_key as read_key
from claims.queries.web_words import WrongStar, as_tsquery
from claims.web.problems import Fault, bad_request

NOT_BLANK = "^[^\\u0000]*[^\\u0000\\s][^\\u0000]*$"


class WrongWord(ValidationError):
    """An unknown word, with the `nearest` of the known words and all that are `allowed`."""

    def __init__(
        self, text: str, code: str, *, nearest: str | None, allowed: tuple[str, ...] | None = None
    ) -> None:
        super().__init__(text, code)
        self.nearest, self.allowed = nearest, allowed


class Value(forms.Field):
    """One parameter's value. `read` converts its text without a query; its ValidationErrors have a
    code."""

    schema: dict[str, Any] = {"type": "string"}

    def read(self, text: str) -> Any:
        raise NotImplementedError

    def placeholder(self, number: int) -> Any:
        """A dummy value that no request can contain: U+E000 is a private character."""
        return f"\ue000{number}"


class Text(Value):
    """Text with a shortest and a longest length, and a pattern if one is given."""

    def __init__(
        self,
        *,
        max_length: int,
        min_length: int = 1,
        pattern: str = "",
        example: str = "",
        **more: Any,
    ) -> None:
        super().__init__(**more)
        self.lengths = min_length, max_length
        self.pattern, self.example = pattern, example
        self.schema = {"type": "string", "minLength": min_length, "maxLength": max_length}
        self.schema["pattern"] = pattern or NOT_BLANK
        if example:
            self.schema["example"] = example

    def read(self, text: str) -> str:
        shortest, longest = self.lengths
        if not shortest <= len(text) <= longest:
            raise ValidationError(
                f"takes {shortest} to {longest} characters, not {len(text)}.", "invalid_length"
            )
        if self.pattern and not re.fullmatch(self.pattern, text, re.ASCII):
            raise ValidationError(
                f"{quoted(text)} is malformed: write it like “{self.example}”.",
                "invalid_form",
            )
        return text


class Word(Value):
    """One of a few words."""

    def __init__(self, *, words: Iterable[str], **more: Any) -> None:
        super().__init__(**more)
        self.words = tuple(str(word) for word in words)
        self.schema = {"type": "string", "enum": list(self.words)}

    def read(self, text: str) -> str:
        if text not in self.words:
            raise not_one_of(text, self.words)
        return text


class YesNo(Value):
    """true or false."""

    WORD = Word(words=("true", "false"))
    schema = {"type": "boolean"}

    def read(self, text: str) -> bool:
        return self.WORD.read(text) == "true"


class Id(Value):
    """The id of an object."""

    schema = {"type": "string", "format": "uuid"}

    def read(self, text: str) -> Any:
        key = read_key(text, slugs=False)
        if key is None:
            raise ValidationError(
                f"{quoted(text)} is not an id, like “01890a5d-ac96-774b-bcce-b302099a8057”.",
                "invalid_id",
            )
        return key

    def placeholder(self, number: int) -> UUID:
        return UUID(int=number)


class Key(Id):
    """The id or the slug of an entry."""

    schema = {
        "type": "string",
        "minLength": 1,
        "maxLength": LONGEST_SLUG,
        "pattern": f"^({UUID_FORM.pattern}|{SLUG.strip('^$')})$",
    }

    def read(self, text: str) -> UUID | str:
        key = read_key(text)
        if key is None:
            raise ValidationError(
                f"{quoted(text)} is neither an id nor a slug: lower-case letters and digits, "
                "joined by single hyphens.",
                "invalid_key",
            )
        return key


class Many(tuple[Any, ...]):
    """Several values of one parameter, any of which will do."""


class Several(Value):
    """A value, or several that a separator joins: then any of them will do."""

    MOST = 100

    def __init__(self, one: Value, separator: str = ",") -> None:
        super().__init__(help_text=one.help_text)
        self.one, self.separator = one, re.compile(separator)
        items = {key: value for key, value in one.schema.items() if key != "example"}
        self.schema = {"type": "array", "items": items, "minItems": 1, "maxItems": self.MOST}
        if example := one.schema.get("example"):
            self.schema["example"] = [example]

    def read(self, text: str) -> Any:
        given = self.separator.split(text)
        texts = list(dict.fromkeys(given))
        if len(given) > self.MOST:
            raise ValidationError(f"takes {self.MOST} values at most.", "too_many_values")
        if not all(map(str.strip, texts)):
            raise ValidationError("has an empty value beside a comma.", "empty_value")
        if len(texts) == 1:
            return self.one.read(texts[0])
        return Many(self.one.read(each) for each in texts)

    def placeholder(self, number: int) -> Any:
        return self.one.placeholder(number)


class Whole(Value):
    """A whole number from 1 to 1,000."""

    MOST = 1_000
    schema = {"type": "integer", "minimum": 1, "maximum": MOST}

    def read(self, text: str) -> int:
        if not (
            text.isascii() and text.isdigit() and len(text) < 10 and 1 <= int(text) <= self.MOST
        ):
            raise ValidationError(
                f"{quoted(text)} is not a number from 1 to {self.MOST}.", "out_of_range"
            )
        return int(text)


class Words(Text):
    """Words to look for in texts, in the syntax of web searches."""

    MOST = 8

    def __init__(self, **more: Any) -> None:
        super().__init__(min_length=2, max_length=200, **more)
        self.schema = {"type": "string", "format": "web-search"}

    def read(self, text: str) -> str:
        words = super().read(text).split()
        if len(words) > self.MOST:
            raise ValidationError(
                f"takes {self.MOST} words at most, not {len(words)}.", "too_many_words"
            )
        try:
            as_tsquery(text)
        except WrongStar as error:
            raise ValidationError(
                f"a star ends a word and stands for its other letters, as in civ*, not as in "
                f"{quoted(str(error))}; two letters come before it.",
                "invalid_prefix",
            ) from None
        return text


def no_words(text: str) -> ValidationError:
    return ValidationError(
        f"{quoted(text)} has no word to search for: words such as “the” are in every text.",
        "no_words",
    )


def chosen(parameter: str, value: str, words: Iterable[str], code: str = "unknown_value") -> str:
    """A parameter's value that is one of these words, or a 400 that names them."""
    words = tuple(words)
    if value in words:
        return value
    error = not_one_of(value, words)
    raise bad_request(
        Fault(
            code,
            f"“{parameter}”: {error.messages[0]}",
            parameter,
            allowed=error.allowed,
            nearest=error.nearest,
        )
    )


def not_one_of(text: str, words: Iterable[str]) -> WrongWord:
    words = tuple(words)
    close = nearest(text, words)
    hint = f" Did you mean “{close}”?" if close else ""
    detail = f"{quoted(text)} is not one of: {', '.join(words)}.{hint}"
    return WrongWord(detail, "unknown_value", nearest=close, allowed=words)
