"""Tables, constraints and QuerySets. What a row may be is stated here, in the database first."""

from claims.models.accounts import SecondFactor, SignIn
from claims.models.assertions import (
    AssertionPrecision,
    Basis,
    Comparator,
    Direction,
    Form,
    NumericAssertion,
    ObservationStatus,
)
from claims.models.base import Mergeable, PublicObject, Row
from claims.models.bulk import BulkAction, BulkOutcome, BulkResult
from claims.models.claims import (
    PUBLIC_STATUSES,
    TRANSITIONS,
    Appearance,
    Attribution,
    AttributionVerb,
    Claim,
    ClaimKind,
    ClaimTopic,
    QuoteType,
    RejectionReason,
    Relation,
    RelationKind,
    Status,
)
from claims.models.dates import Precision
from claims.models.derived import (
    AgreementChange,
    AgreementGroup,
    AssertionListing,
    AssertionStanding,
    ClaimDocument,
    ClaimListing,
    SeriesOutline,
    StoredRecord,
)
from claims.models.drafts import DraftChange, DraftListing, DraftStanding
from claims.models.duplicates import DuplicatePair, DuplicateSearch
from claims.models.events import Event, EventIdentifier, EventKind
from claims.models.imports import (
    FaultKind,
    Import,
    ImportedClaim,
    ImportedEntry,
    ImportFault,
    ImportState,
    Made,
    SavedMapping,
    Upload,
    UploadPiece,
)
from claims.models.jobs import Job
from claims.models.limits import RateCount, SignInCount
from claims.models.locks import FieldLock, LockedKind
from claims.models.measures import Measure, MeasureAlias, TemporalKind, Unit
from claims.models.merges import EntryKind, Merge, MergeMove, MoveAction, Redaction
from claims.models.rates import ExchangeRate
from claims.models.rating_words import RatingWord
from claims.models.readings import AssertionReading, ReadingState, Worklist
from claims.models.record_versions import Cluster, RecordVersion
from claims.models.review_desk import Decision, DecisionState, Lease, Skip
from claims.models.reviews import Review, ReviewEvidence, Verdict
from claims.models.sources import Reliability, Snapshot, Source, SourceKind
from claims.models.speakers import Role, Speaker, SpeakerAlias, SpeakerIdentifier, SpeakerKind
from claims.models.topics import Topic, TopicAlias

__all__ = [
    "PUBLIC_STATUSES",
    "TRANSITIONS",
    "AgreementChange",
    "AgreementGroup",
    "Appearance",
    "AssertionListing",
    "AssertionPrecision",
    "AssertionReading",
    "AssertionStanding",
    "Attribution",
    "AttributionVerb",
    "Basis",
    "BulkAction",
    "BulkOutcome",
    "BulkResult",
    "Claim",
    "ClaimDocument",
    "ClaimKind",
    "ClaimListing",
    "ClaimTopic",
    "Cluster",
    "Comparator",
    "Decision",
    "DecisionState",
    "Direction",
    "DraftChange",
    "DraftListing",
    "DraftStanding",
    "DuplicatePair",
    "DuplicateSearch",
    "EntryKind",
    "Event",
    "EventIdentifier",
    "EventKind",
    "ExchangeRate",
    "FaultKind",
    "FieldLock",
    "Form",
    "Import",
    "ImportFault",
    "ImportState",
    "ImportedClaim",
    "ImportedEntry",
    "Job",
    "Lease",
    "LockedKind",
    "Made",
    "Measure",
    "MeasureAlias",
    "Merge",
    "MergeMove",
    "Mergeable",
    "MoveAction",
    "NumericAssertion",
    "ObservationStatus",
    "Precision",
    "PublicObject",
    "QuoteType",
    "RateCount",
    "RatingWord",
    "ReadingState",
    "RecordVersion",
    "Redaction",
    "RejectionReason",
    "Relation",
    "RelationKind",
    "Reliability",
    "Review",
    "ReviewEvidence",
    "Role",
    "Row",
    "SavedMapping",
    "SecondFactor",
    "SeriesOutline",
    "SignIn",
    "SignInCount",
    "Skip",
    "Snapshot",
    "Source",
    "SourceKind",
    "Speaker",
    "SpeakerAlias",
    "SpeakerIdentifier",
    "SpeakerKind",
    "Status",
    "StoredRecord",
    "TemporalKind",
    "Topic",
    "TopicAlias",
    "Unit",
    "Upload",
    "UploadPiece",
    "Verdict",
    "Worklist",
]
