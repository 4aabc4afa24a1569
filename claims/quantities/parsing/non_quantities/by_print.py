"""What is no number by its print alone: 2024-03-12, 10:30, 192.0.2.1, 21st, 555-0134."""

from __future__ import annotations

from claims.quantities.parsing.non_quantities.dates import month_end
from claims.quantities.parsing.non_quantities.scores import result_before
from claims.quantities.parsing.patterns import Pattern
from claims.quantities.parsing.words import any_word
from claims.quantities.vocabulary.english import number_words

# What digits can begin, the longest first; each group is named for its code.
_SPECIAL = Pattern(
    r"(?P<date>\d{4}/\d{1,2}/\d{1,2}(?![\d/])|\d{4}-\d{1,2}(?:-\d{1,2})?(?![\d-])(?:t\d\d:\d\d[\d:.z+-]*)?"
    r"|\d{1,2}(?:[/.]\d{1,2}[/.]|-\d{1,2}-)(?:\d{4}|\d{2})(?![\d/]|[.-]\d|[a-z]))"
    r"|(?P<time>\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?(?: ?[ap]\.?m\b\.?)?(?![\d:])"
    r"|(?:1[0-2]|0?[1-9])(?:[.:][0-5]\d)?(?: ?(?:-|to|and) ?(?:1[0-2]|0?[1-9])(?:[.:][0-5]\d)?)? "
    r"?(?:[ap]m|[ap]\.m\.?)(?![a-z²\d])"
    r"|\d{1,2} ?o'clock"
    r"|[0-2]\d[0-5]\d ?(?:hours|hrs|gmt|utc|est|edt|bst|cet|local time|z)\b|[0-2]?\d[.:][0-5]\d "
    r"?(?:gmt|utc|est|edt|bst|cet|ist)\b)"
    r"|(?P<score>\d{1,3}:\d{1,3}\b(?!:))"
    r"|(?P<address>\d{1,3}(?:\.\d{1,3}){3}(?!\.?\d))"
    r"|(?P<version>\d+(?:\.\d+){2,12}(?!,?\d))"
    r"|(?P<ordinal>[\d,]*(?:(?<!1)1st|(?<!1)2nd|(?<!1)3rd|(?:1[123]|[04-9])th)\b)"
    r"|(?P<year>(?:1[5-9]|20)\d0s\b|\d0'?s\b|(?:1[5-9]|20)\d\d ?[-/] "
    r"?(?:\d{2}|(?:1[5-9]|20)\d\d)(?![\d%]|[,.]\d|/\d))"
    r"|(?P<phone>(?<=\+)\d{1,3}(?:[ .-]\(?\d{1,4}\)?){2,5}\b|(?<=\+)\d{9,14}\b|0\d{2,4}[ "
    r"-]\d{3,4}[ -]\d{3,4}\b|"
    r"(?:\d{1,3}[-. ])?\(?\d{3}\)?[-. ]\d{3}[-. "
    r"]\d{4}\b|\d{3}-\d{4}\b(?!-)|\d{1,3}-\d{3}-\d{3,4}[-/\d]*)"
    r"|(?P<idiom>24[/-]7\b|9/11\b|50[-/]50\b|20/20\b|7/7\b|101\b(?= class| course))"
    r"|(?P<model_name>7[0-8]7-(?:[1-9]00(?:er|lr|s|f)?|8|9|10)\b"
    r"|7[0-8]7(?:s\b|(?:-\d{1,3}[a-z]*s?)? (?:max|dreamliners?)\b"
    r"| (?:jets?|planes?|aircraft|airliners?|freighters?)\b)"
    r"|\d{1,2}-?[a-z](?= (?:filings?|forms?|reports?|disclosures?|statements?|registrations?)\b)"
    r"|(?:10|8|20|6)-[kqf]\b"
    r"|[2-6][gd]\b(?!/)|[48]k(?= (?:tv|video|screen|resolution|display|camera))|"
    r"(?:480|720|1080|1440|2160)p\b|\d+x\d+\b(?!\^))"
)
# Most numbers are plain by what follows: the end, or a sign or word that none of those has.
_PLAIN = Pattern(
    r"\d{1,6}(?:,\d{3})*(?:\.\d+)?(?:%|[.,;)]?$|[.,;)] [a-z]"
    r"| (?!a\.?m|p\.?m|o'clock|hours|hrs|gmt|utc|est|edt|bst|cet|ist|local|z|to|and"
    r"|max|dreamliner|jet|plane|aircraft|airliner|freighter|class|course)[a-z])"
)
_COUNT = Pattern(rf"(?:\d|\b(?:{any_word(*number_words.CARDINALS.values())})) $")
_GROUPS = Pattern(r"\d{1,3}(?:\.\d{3}){2,}")


def _counted(norm: str, start: int, name: str) -> bool:
    """Two 737 jets are two of a model; 737 jets may be so many."""
    return name.endswith(("max", "dreamliner", "dreamliners")) or bool(
        _COUNT.search(norm, max(0, start - 8), start)
    )


def special(norm: str, start: int) -> tuple[str, int] | None:
    """The code and the end of what is no number by its print alone."""
    match = None if _PLAIN.match(norm, start) else _SPECIAL.match(norm, start)
    if match is None:
        return None
    code, end = str(match.lastgroup), match.end()
    if code == "model_name" and "7 " in match.group() and not _counted(norm, start, match.group()):
        return None
    if code == "ordinal" and (date_end := month_end(norm, end)):
        return "date", date_end
    if code == "time" and ":" in match.group() and result_before(norm, start):
        return "score", end
    if code == "version" and (norm.startswith(",", end) or _GROUPS.fullmatch(norm, start, end)):
        return "ambiguous_grouping", end
    if code == "phone" and start and norm[start - 1] in "$£€":
        return None
    return code, end
