"""How well the number language reads, and how fast, on texts that others have labelled.

The texts stand beside the repository and are not ours to carry; where they are absent, the bench
says so and measures the rest. What counts as agreement is said in `scoring` and its neighbours.
"""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

from claims.quantities.parsing.reading import read
from tests.bench import reading_speed as speed
from tests.bench import scoring_liar as liar
from tests.bench import scoring_quantulum as quantulum
from tests.bench import scoring_ranges as ranges
from tests.bench import scoring_recognizers as recognizers
from tests.bench import scoring_translated as translated
from tests.bench.measuring import Report
from tests.bench.scoring import Miss, Score

DATA = Path(__file__).parents[2].parent / "shared" / "data"
RECOGNIZERS = DATA / "recognizers-en"
TRANSLATED = DATA / "recognizers-fr-es"
QUANTULUM = DATA / "quantulum3"
LIAR = DATA / "liar" / "train.tsv"


def measure(report: Report, *, misses: bool = False) -> None:
    """All figures of reading; with `misses`, each text that went wrong as well."""
    for path, work in (
        (RECOGNIZERS, _recognizers),
        (TRANSLATED, _translated),
        (QUANTULUM, _quantulum),
        (LIAR, _liar),
    ):
        if path.exists():
            work(report, misses)
        else:
            report.say(f"{path.relative_to(DATA)} is not in {DATA}: its figures are skipped")
        report.say()
    _speed(report)
    report.say()


def _tell(report: Report, title: str, found: list[Miss], wanted: bool) -> None:
    if wanted and found:
        report.say(f"  misses, {title}:")
        for miss in found:
            report.say(f"    {miss.text}")
            report.say(f"      expected {miss.expected}")
            report.say(f"      got      {miss.got}")
            for refusal in read(miss.text).refusals:
                report.say(f"      refused  {refusal.text!r} as {refusal.code}")


def _recognizers(report: Report, misses: bool) -> None:
    report.say("Recognizers-Text, English: micro-F1 of value and unit, of both ends of a range")
    percentages = _amounts(recognizers.PERCENTAGE)
    percentages += _amounts(recognizers.PERCENT_MODE)
    total = Score()
    for name, score in (
        ("currency", _amounts(recognizers.CURRENCY)),
        ("dimension", _amounts(recognizers.DIMENSION)),
        ("percentage", percentages),
        ("range", ranges.score(RECOGNIZERS, read)),
    ):
        _line(report, name, score, misses)
        total += score
    report.figure("  all four", total.f1, least=0.90)
    report.say("  not in the target:")
    _line(report, "range, ends alone", ranges.score(RECOGNIZERS, read, ends_only=True))
    _line(report, "age", _amounts(recognizers.AGE), misses)
    _line(report, "temperature", _amounts(recognizers.TEMPERATURE), misses)
    for name, files in (("numbers", recognizers.NUMBERS), ("ordinals", recognizers.ORDINALS)):
        score = recognizers.score_numbers(RECOGNIZERS, files, read)
        report.figure(f"  {name}: recall of {score.hits + score.missed} values", score.recall)
        _tell(report, name, score.misses, misses)


def _translated(report: Report, misses: bool) -> None:
    for language in translated.LOCALES:
        report.say(f"Recognizers-Text, {language}: micro-F1, as of English")
        scores = translated.scores(TRANSLATED, language)
        total = Score()
        for name in ("currency", "dimension", "percentage", "range"):
            _line(report, name, scores[name], misses)
            total += scores[name]
        report.figure("  all four", total.f1, least=0.88)
        report.say("  not in the target:")
        for name in ("age", "temperature"):
            _line(report, name, scores[name], misses)
        numbers = translated.numbers(TRANSLATED, language)
        found = numbers.hits + numbers.missed
        report.figure(f"  numbers: recall of {found} values", numbers.recall)
        _alarms(report, language)


def _alarms(report: Report, language: str) -> None:
    """How many of the texts are taken for another language, and how many tell their own."""
    texts = translated.texts(TRANSLATED, language)
    locale = translated.LOCALES[language]
    alarms = sum(_is_refused(text, locale) for text in texts)
    told = sum(read(text).locale == locale for text in texts)
    report.figure(f"  of {len(texts)} texts, taken for another language", alarms, shown="{:,.0f}")
    report.figure("  that tell their language, of all", told / len(texts))


def _is_refused(text: str, locale: str) -> bool:
    return any(refusal.language for refusal in read(text, locale=locale).refusals)


def _amounts(kind: recognizers.Kind) -> Score:
    return recognizers.score_amounts(RECOGNIZERS, kind, read)


def _line(report: Report, name: str, score: Score, misses: bool = False) -> None:
    counts = f"{score.hits} right, {score.missed} missed, {score.extra} too many"
    report.figure(f"  {name}: {counts}", score.f1)
    _tell(report, name, score.misses, misses)


def _quantulum(report: Report, misses: bool) -> None:
    report.say("quantulum3's own tests: recall")
    recall = quantulum.score(QUANTULUM, read)
    refused = sum(map(len, recall.refused.values()))
    asked = recall.exact.hits + recall.exact.missed
    reasons = "; ".join(f"{len(s)} as {r} ({', '.join(s)})" for r, s in recall.refused.items())
    report.say(f"  of {asked + refused} quantities we refuse {refused} on purpose: {reasons}")
    report.figure(f"  value and unit, of the other {asked}", recall.exact.recall, least=0.95)
    report.figure(f"  value alone, of the other {asked}", recall.values.recall)
    everything = (recall.exact.hits + recall.refused_but_read) / (asked + refused)
    report.figure(f"  value and unit, of all {asked + refused}", everything)
    report.say(f"  ranges of a change read as two values: {recall.as_two}")
    none = f"{len(recall.read_of_none)} of {recall.texts_of_none}"
    report.say(f"  texts without a quantity in which we read one: {none}")
    _tell(report, "value and unit", recall.exact.misses, misses)
    _tell(report, "read where there is none", recall.read_of_none, misses)


def _liar(report: Report, misses: bool) -> None:
    statements = _statements()
    crashed = [Miss(text, "a reading", trouble) for text in statements if (trouble := _crash(text))]
    wrong = {miss.text for miss in crashed}
    sound = [text for text in statements if text not in wrong]
    digits = [text for text in sound if liar.has_quantity_in_digits(text)]
    silent = [Miss(text, "a quantity", "nothing") for text in digits if not _reads(text)]
    wordless = [text for text in sound if liar.has_no_number(text)]
    invented = [Miss(text, "nothing", _found(text)) for text in wordless if _reads(text)]
    report.say(f"LIAR: {len(statements):,} statements")
    report.figure("  rows on which reading crashes", len(crashed), most=0, shown="{:,.0f}")
    found = 1 - len(silent) / len(digits) if digits else 0.0
    report.figure(f"  of {len(digits):,} with a quantity in digits, yield one", found, least=0.95)
    report.figure(
        f"  of {len(wordless):,} without digit or number word, yield one",
        len(invented),
        most=0,
        shown="{:,.0f}",
    )
    report.say(f"  refusals: {_by_code(statements)}")
    for miss in crashed:
        report.say(f"    {miss.text}: {miss.got}")
    alarms = [
        Miss(text, "English", "another language") for text in sound if _is_refused(text, "en")
    ]
    report.figure("  taken for another language", len(alarms), most=1, shown="{:,.0f}")
    _tell(report, "taken for another language", alarms, misses)
    _tell(report, "a quantity in digits that is not read", silent, misses)
    _tell(report, "a quantity where there is no number", invented, misses)


def _statements() -> list[str]:
    with LIAR.open(encoding="utf-8", newline="") as file:
        return [row[2] for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


def _by_code(texts: list[str]) -> str:
    """How many numbers are refused, the commonest reason first: no figure rises by refusing."""
    codes = Counter(refusal.code for text in texts for refusal in read(text).refusals)
    return ", ".join(f"{code} {count:,}" for code, count in codes.most_common())


def _crash(text: str) -> str:
    try:
        read(text)
    except Exception as trouble:  # noqa: BLE001 (whatever it is, it is what we look for)
        return repr(trouble)
    return ""


def _reads(text: str) -> bool:
    return bool(read(text).quantities)


def _found(text: str) -> str:
    return "; ".join(f"{q.text!r} by {q.rule}" for q in read(text).quantities)


def _speed(report: Report) -> None:
    report.say("Speed, on one core, in CPU time")
    if LIAR.exists():
        statements = list(dict.fromkeys(_statements()))
        numeric = [text for text in statements if liar.has_quantity_in_digits(text)]
        _rate(report, f"  {len(statements):,} statements of LIAR, each second", statements, 10_000)
        _rate(report, f"  {len(numeric):,} of them with a quantity", numeric, 4_000)
        _beside_peer(report, speed.sample(numeric))
    if RECOGNIZERS.exists():
        texts = _labelled()
        _rate(report, f"  {len(texts):,} texts of Recognizers-Text with a quantity", texts, 4_000)
    milliseconds = speed.import_cost("claims.quantities.parsing.reading")
    report.figure("  importing, milliseconds", milliseconds, most=100, shown="{:,.0f}")
    for name, unit in speed.TORTURES.items():
        small, large = speed.growth(read, unit)
        report.figure(
            f"  10 MB of {name} in {large:.2f} s, 1 MB in {small:.2f} s: times",
            large / small,
            most=13,
            shown="{:,.1f}",
        )


def _labelled() -> list[str]:
    """The texts of the specs in which a quantity with a unit, or a range, is labelled."""
    kinds = (
        recognizers.CURRENCY,
        recognizers.DIMENSION,
        recognizers.PERCENTAGE,
        recognizers.TEMPERATURE,
        recognizers.AGE,
    )
    files = [name for kind in kinds for name in kind.files]
    cases = recognizers.cases(RECOGNIZERS, (*files, *ranges.FILES))
    return [text for text, results in cases if results]


def _rate(report: Report, what: str, texts: list[str], least: float) -> None:
    report.figure(what, speed.rate(read, texts), least=least, shown="{:,.0f}")


def _beside_peer(report: Report, texts: list[str]) -> None:
    parse = speed.peer()
    if parse is None:
        report.say("  quantulum3 is not installed (requirements/bench.txt): no comparison")
        return
    theirs, ours = speed.rate(parse, texts, passes=1), speed.rate(read, texts)
    report.figure(f"  {len(texts)} of these by quantulum3", theirs, shown="{:,.0f}")
    report.figure("  ours over quantulum3's", ours / theirs, least=10, shown="{:,.1f}")
