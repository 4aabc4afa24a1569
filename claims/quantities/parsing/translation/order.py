"""Where the order of words, or a word beside it, says what a piece is in English."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from claims.quantities.parsing.translation import date_order as dates
from claims.quantities.parsing.translation import number_order as numbers
from claims.quantities.parsing.translation import word_order as words
from claims.quantities.parsing.translation.pieces import Piece
from claims.quantities.parsing.translation.sentence import Answer, Sentence

_SHARES = (numbers.share, numbers.of_each, numbers.and_a_half)
# By the kind of the first piece; the first rule that answers is followed.
_RULES: Mapping[str, tuple[Callable[[Sentence, int], Answer], ...]] = {
    "one": (*_SHARES, numbers.article),
    "number": (dates.clock, dates.day, numbers.in_steps, *_SHARES),
    "ordinal": (dates.day,),
    "month": (dates.month,),
    "unit": (dates.decade,),
    "until": (dates.until,),
    "from on": (dates.until,),
    "times by": (numbers.fold,),
    "divided by": (numbers.divided,),
    "scale": (numbers.scale,),
    "give or take": (numbers.give_or_take,),
    "part": (numbers.part,),
    "half": (numbers.half,),
    "point": (numbers.point,),
    "of": (words.of,),
    "in": (words.inside,),
    "article": (words.definite,),
    "less": (words.less,),
    "that": (words.than,),
    "bound": (words.bound,),
    "adjective": (words.between_number_and_unit,),
    "adverb": (words.adverb,),
    "saying": (words.saying,),
    "word": (words.since, words.reflexive, words.per),
}


def arranged(sentence: Sentence) -> list[Piece]:
    """All pieces of a text, as English has them."""
    at = 0
    while at < len(sentence.pieces):
        piece, taken = _first(sentence, at)
        sentence.done.append(piece)
        at += taken
    return sentence.done


def _first(sentence: Sentence, at: int) -> tuple[Piece, int]:
    for rule in _RULES.get(sentence.kind(at), ()):
        if answer := rule(sentence, at):
            return answer
    return sentence.pieces[at], 1
