"""Do assertions agree? What they allow together, and which cannot all hold.

**The group.** What is compared is one measure and one event; assertions that name no event are a
group of their own. A merged measure's assertions are its survivor's, and so are those of a merged
event and of a merged root.

**What counts.** A public assertion with a canonical interval that is not withdrawn, no forecast, no
pledge or demand (but where the measure counts those), no outlier, and that its own root has not
superseded. (`groups`, `status`, `outliers`)

**When.** A time that is not on record is the event's, or else lies after the measure's start and
not after the day of saying. Two assertions are compared only where they certainly speak of the same
time: a stock where their days certainly overlap, a flow for the same period, a cumulative count for
the same days, or for certainly earlier and later ones. (`times`, `sql/members.sql`)

**Superseded.** Of two assertions of one root that cannot both hold, the one that was certainly said
first gives way. If nobody knows which was said first, both count, and that they disagree is
reported, with the reason `same_root`. Nothing is ever decided by an id.

**Contradiction.** Two assertions that count, of two roots, with nothing in common at one time; of a
cumulative measure also a later one below an earlier one; of a whole also its part above it. Strict
is what rounding cannot explain, even if each rounded end is moved by a whole unit of its last
printed digit. What is approximate, an order of magnitude, a fraction, or derived contradicts
loosely only. (`opposition`, `conflicts`)

**Agreement** takes two roots: of one time, with a value in common, none of them only a bound.
(`corroboration`)

**Consensus** at a time: what all assertions that bear on it allow together. (`consensus`,
`timeline`)

**Drafts** are compared as if their claim alone were published, and nothing is compared with them.
(`drafts`)

Everything is found in passes over ordered assertions with running bounds, never by comparing all
pairs: `bounds` has those.
"""

from claims.queries.agreement.answers import Version, consensus, verdicts, version
from claims.queries.agreement.bounds import MOST_COUNTED
from claims.queries.agreement.compared import (
    Compared,
    of_assertions,
    of_claims,
)
from claims.queries.agreement.conflicts import Conflict, Found, Turn, contradictions, revisions
from claims.queries.agreement.consensus import Consensus, Counts, Period, at
from claims.queries.agreement.groups import Group, groups
from claims.queries.agreement.members import GroupKey, groups_of, merged_measures
from claims.queries.agreement.opposition import Reason, Witness
from claims.queries.agreement.status import Status
from claims.queries.agreement.timeline import Allowed, Day, timeline
from claims.queries.agreement.verdict import Verdict, in_words

__all__ = [
    "MOST_COUNTED",
    "Allowed",
    "Compared",
    "Conflict",
    "Consensus",
    "Counts",
    "Day",
    "Found",
    "Group",
    "GroupKey",
    "Period",
    "Reason",
    "Status",
    "Turn",
    "Verdict",
    "Version",
    "Witness",
    "at",
    "consensus",
    "contradictions",
    "groups",
    "groups_of",
    "in_words",
    "merged_measures",
    "of_assertions",
    "of_claims",
    "revisions",
    "timeline",
    "verdicts",
    "version",
]
