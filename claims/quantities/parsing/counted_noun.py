"""What a number counts, by the words that follow it: civilians, military personnel."""

from __future__ import annotations

from claims.quantities.parsing.patterns import Pattern

_WORD = Pattern(r"[ -]?((?:[a-z]\.){2,3}|st\.|[^\W\d_][\w'’-]{0,40}(?: \d{2,4}s\b)?)")
_OF = Pattern(r" of (?:the |its |their |our |his |her |all |these |those )*")
_STOPS = frozenset(
    "a about above across after against ago all along also although am among an and any are "
    "around as at away back be because been before behind being below between both but by can "
    "could "
    "did do does down due during each earlier either even ever every except fewer for from had has "
    "have he her here him his how however i if in into is it its just last later less like may me "
    "might most much must my near next nor not now of off on once only onto or our out over "
    "per percent plus said say says she should since so some still such than that the their them "
    "then "
    "there these they this those though through throughout to today together too toward towards "
    "under "
    "until up upon us very via was we were what when where whether which while who whom whose why "
    "will with within without would yesterday yet you your went came got fled died rose fell "
    "told".split()
)
_QUALIFYING = frozenset(
    "new more additional other further extra total different young younger older old local "
    "foreign domestic former senior junior armed civilian unarmed innocent separate individual "
    "single "
    "whole full major minor daily annual recent active confirmed suspected registered illegal "
    "undocumented unemployed uninsured homeless poor rich low-income high-paying estimated "
    "square consecutive straight long short".split()
)
_PARTICIPLES = frozenset(
    "killed injured wounded dead missing displaced deployed arrested detained infected "
    "hospitalised "
    "hospitalized vaccinated born created lost destroyed damaged captured stranded trapped rescued "
    "evacuated affected surveyed polled employed unemployed imprisoned executed sold built shot "
    "slain "
    "drowned homeless abducted kidnapped recovered tested reported recorded registered "
    "counted cast spent requested pledged approved needed held charged convicted sentenced".split()
)
_AUXILIARY = Pattern(
    r" (?:were|was|have been|had been|has been|are|is|being|be|been|have|had) ([a-z]+)"
)
_MOST = 5  # words


def counted(source: str, norm: str, end: int) -> tuple[str, tuple[str, ...], int]:
    """What is counted, the words that narrow it, and where these words end."""
    if norm.startswith(" of ", end) and (match := _OF.match(norm, end)):
        end = match.end() - 1
    nouns: list[str] = []
    qualifiers: list[str] = []
    stop = end
    for _ in range(_MOST):
        match = _WORD.match(norm, stop)
        if match is None:
            break
        word = match[1]
        if word in _PARTICIPLES and (nouns or qualifiers or stop == end):
            qualifiers.append(source[match.start(1) : match.end()])
            return " ".join(nouns), tuple(qualifiers), match.end()
        printed = source[match.start(1) : match.end()]
        if word.endswith("'s") or (nouns and _verbal(word)):
            break
        if word in _STOPS and not (printed.isupper() and len(word) > 1):
            break
        plural = _is_plural(word)
        if nouns and _is_plural(nouns[-1]) and not plural:
            break
        named = printed[0].isupper() and not nouns and not plural
        if word in _QUALIFYING or named:
            qualifiers.append(printed)
        else:
            nouns.append(printed)
        stop = match.end()
    if nouns and (match := _AUXILIARY.match(norm, stop)) and match[1] in _PARTICIPLES:
        qualifiers.append(match[1])
    if not nouns and qualifiers:
        nouns.append(qualifiers.pop())
    return " ".join(nouns), tuple(qualifiers), stop


def _is_plural(word: str) -> bool:
    return word[-1] == "s" and word[-2:] not in ("ss", "us", "is")


def _verbal(word: str) -> bool:
    return word.endswith(("ing", "ed")) and len(word) > 4
