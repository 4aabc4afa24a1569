"""Do the assertions of one measure agree? What they allow together, and which cannot all hold.

**Which count.** An assertion with a canonical interval, whose claim is published, neither redacted
nor merged, which is no forecast, and which its own root speaker has not superseded. A merged
measure's assertions are its survivor's, a merged root is the one that it was merged into.

**Forecast.** An assertion of a claim that is a prediction, or whose last possible day of saying
lies before its `as_of` begins (stock, cumulative) or before its `period` ends (flow). Where either
is unknown it is none by date. It supersedes nothing, and nothing supersedes it.

**When.** An assertion of a stock or a cumulative measure speaks of its `as_of`, one of a flow of
its `period` (or, without one, of its `as_of`). A cumulative count without either speaks of some day
after the measure's start, up to the day it was said: a window, of which it is known only that it
begins no earlier and ends no later. Anything else without a time can be compared with nothing, as
can a stock or a cumulative count that comes with a period.

**Superseded.** Of two assertions of one root that cannot both hold, the one said first is a
*revision*: of two without a common value for the same time, or of a stock for times that overlap;
of a cumulative measure also where the one for the earlier time lies above the other (of counts said
at once that one gives way). What is only said again, by whomever, counts as well. The assertions of
one root that are left never conflict with each other, so that whatever conflicts with one of them
is another root's.

**Conflict.** Two assertions that count, with nothing in common: of a stock where their times
overlap, of a flow for the same period, of a cumulative measure for the same `as_of`; there also an
earlier one that lies above a later one, since such a count never falls. *Strict* where both
assertions have their ends from the print (exact counts and ranges, bounds), *loose* where one has
them from a convention (rounded, approximate, an order of magnitude, the resolution of a change).

**Consensus** on a day: the intersection of what its assertions allow then. A stock's are those
whose time covers the day, a flow's those of one period. A cumulative count of an earlier day is a
lower bound, one of a later day an upper one, and one of the day itself both.

**Agreement** takes two roots: of the same time, with a value in common, each with both ends.

Everything is found by ordered passes with running bounds (`range_intersect_agg` over half-lines),
never by comparing all pairs, and for several measures in one statement. The statements are in
`sql`, of which `parts/eligible.sql` is the first to read.
"""

from claims.queries.agreement.conflicts import (
    Conflict,
    Found,
    Reason,
    Witness,
    contested,
    contradictions,
    revisions,
)
from claims.queries.agreement.consensus import Agreement, Consensus, Period, at
from claims.queries.agreement.corroboration import corroborated
from claims.queries.agreement.status import AssertionStatus, Compared, Status, of_claims, statuses
from claims.queries.agreement.timeline import Allowed, timeline
from claims.queries.agreement.verdict import Verdict, in_words, verdict

__all__ = [
    "Agreement",
    "Allowed",
    "AssertionStatus",
    "Compared",
    "Conflict",
    "Consensus",
    "Found",
    "Period",
    "Reason",
    "Status",
    "Verdict",
    "Witness",
    "at",
    "contested",
    "contradictions",
    "corroborated",
    "in_words",
    "of_claims",
    "revisions",
    "statuses",
    "timeline",
    "verdict",
]
