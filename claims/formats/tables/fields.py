"""What a column may say: the fields of a mapping, each with what it means and what is allowed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Field:
    """`path` is the member of the record that it makes, `n` standing for the figure's place."""

    name: str
    label: str
    help: str
    path: str
    allowed: tuple[str, ...] = ()


CLAIM_KINDS = tuple(
    "quantity event accusation prediction pledge demand opinion rule correlation other".split()
)
SPEAKER_KINDS = ("person", "organization", "group", "outlet", "anonymous")
SOURCE_KINDS = tuple(
    "article press_conference speech interview press_release report dataset social_post broadcast "
    "hearing other".split()
)
EVENT_KINDS = tuple(
    "strike battle attack protest outbreak disaster accident election meeting other".split()
)
STATUSES = ("normal", "estimate", "provisional", "forecast")
SCALES = ("one", "thousand", "million", "billion")
TEMPORAL_KINDS = ("stock", "flow", "cumulative")
VERDICTS = ("true", "false", "mixture", "other")
QUOTE_TYPES = ("direct", "indirect", "mixed")

OF_CLAIM = (
    Field("dataset_id", "Identifier", "what tells the row from all others", "dataset_id"),
    Field("statement", "Statement", "what is asserted, in the words of the desk", "statement"),
    Field("quote", "Quote", "the words themselves", "quote"),
    Field("quote_type", "Kind of quote", "", "quote_type", QUOTE_TYPES),
    Field("quote_translation", "Translation", "the quote in English", "quote_translation"),
    Field("speaker", "Speaker", "who says it", "speaker"),
    Field("speaker_kind", "Kind of speaker", "", "speaker.kind", SPEAKER_KINDS),
    Field("speaker_role", "Role of the speaker", "such as health minister", "speaker.roles[0]"),
    Field("relayed_by", "Relayed by", "who reports what the speaker says", "speaker"),
    Field("said_at", "Said on", "the day, month or year it was said", "said_at"),
    Field("place", "Place", "where it was said", "place"),
    Field("language", "Language", "of the quote: en, uk, zh-Hant", "language"),
    Field("kind", "Kind of claim", "", "kind", CLAIM_KINDS),
    Field("topics", "Topics", "one or more, with commas between them", "topics"),
    Field("source_title", "Title of the source", "", "appearances[0].source.title"),
    Field("source_url", "Address of the source", "https://…", "appearances[0].source.url"),
    Field("source_kind", "Kind of source", "", "appearances[0].source.kind", SOURCE_KINDS),
    Field("source_publisher", "Publisher", "", "appearances[0].source.publisher"),
    Field("source_date", "Date of the source", "", "appearances[0].source.published_at"),
    Field("reviewer", "Reviewer", "who checked the claim", "reviews[0].reviewer"),
    Field("rating", "Rating", "in the reviewer's words", "reviews[0].rating"),
    Field("verdict", "Verdict", "", "reviews[0].verdict", VERDICTS),
    Field("review_url", "Address of the review", "https://…", "reviews[0].url"),
    Field("reviewed_at", "Date of the review", "", "reviews[0].reviewed_at"),
    Field("review_summary", "Summary of the review", "", "reviews[0].summary"),
)
OF_FIGURE = (
    Field("value", "Number", "as printed: 331, about 2,800, 40-50,000", "assertions[n].as_printed"),
    Field(
        "qualifier",
        "Qualifier",
        "words before the number: about, more than",
        "assertions[n].as_printed",
    ),
    Field("low", "Lowest", "a plain number", "assertions[n].low"),
    Field("high", "Highest", "a plain number", "assertions[n].high"),
    Field("best", "Best estimate", "a plain number between the two", "assertions[n].best"),
    Field("measure", "Measure", "what is counted", "assertions[n].measure"),
    Field("unit", "Unit", "of the numbers: 1 for a count, %, EUR, km", "assertions[n].unit"),
    Field("scale", "Scale", "what the numbers are counted in", "assertions[n].multiplier", SCALES),
    Field(
        "temporal_kind",
        "Kind of time",
        "of a new measure",
        "assertions[n].measure.temporal_kind",
        TEMPORAL_KINDS,
    ),
    Field(
        "measure_start",
        "Counted from",
        "the day a new measure counts from",
        "assertions[n].measure.start",
    ),
    Field("as_of", "As of", "the day the number speaks of", "assertions[n].as_of"),
    Field(
        "period", "Period", "the days, month, quarter or year of the number", "assertions[n].period"
    ),
    Field("event", "Event", "that the number speaks of", "assertions[n].event"),
    Field("event_id", "Identifier of the event", "", "assertions[n].event.dataset_id"),
    Field("event_kind", "Kind of event", "", "assertions[n].event.kind", EVENT_KINDS),
    Field("event_start", "Start of the event", "a date", "assertions[n].event.start"),
    Field("event_end", "End of the event", "a date", "assertions[n].event.end"),
    Field("event_place", "Place of the event", "", "assertions[n].event.place"),
    Field("status", "Status of the number", "", "assertions[n].observation_status", STATUSES),
    Field("note", "Note", "what a reader should know of the number", "assertions[n].note"),
)
FIELDS = {field.name: field for field in (*OF_CLAIM, *OF_FIGURE)}
FIGURE_FIELDS = frozenset(field.name for field in OF_FIGURE)
NUMBERS = ("value", "low", "high", "best")
NAMED = ("speaker", "measure", "topic", "event")  # what is matched by its name
