"""What other APIs call our parameters: whoever types `limit` is told of `page_size`.

Nothing is understood by such a name. A parameter has one name here, and the refusal says it.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

DATES = ("said_at", "claim__said_at", "published_at", "start", "as_of", "modified")
FROM, BEFORE, UNTIL = (tuple(f"{name}__{way}" for name in DATES) for way in ("gte", "lt", "lte"))
# Our parameters, the first that an address has being meant, and what others call them. Case, dots,
# hyphens, underscores and brackets do not matter.
TABLE: dict[tuple[str, ...], str] = {
    ("page_size",): "limit perpage pagesize size rows maxresults num numresults pagelimit top take "
    "resultsperpage pernum maxrecords",
    ("cursor",): "page offset skip start startat startindex pagetoken pagenumber pageno paged "
    "nextpage nextpagetoken scroll",
    ("q", "name_like", "title", "label"): "search query keyword keywords text term terms s qs find "
    "searchterm searchquery fulltext contains",
    ("ordering",): "sort sortby sortorder sortfield order orderby direction sorting",
    FROM: "from since after fromdate datefrom startdate startingfrom mindate begin begindate "
    "dateafter date day month year dates dategte saidafter saidfrom saidat publishedafter",
    BEFORE: "before datebefore saidbefore publishedbefore",
    UNTIL: "to until till todate dateto enddate end maxdate datelte saidto saiduntil",
    ("modified__gte",): "updatedsince modifiedsince changedsince updatedafter updatedat updated "
    "lastmodified lastupdated",
    ("speaker", "publisher", "reviewer", "name_like"): "author authors person who by claimant "
    "speakerid speakerslug politician actor saidby personid attributedto",
    ("source__publisher", "publisher"): "outlet newspaper site domain publication",
    ("reviewer",): "factchecker checker reviewedby reviewpublisher",
    ("topic", "broader"): "topicid topics topicslug category categories subject subjects tag tags "
    "theme themes section",
    ("measure",): "measureid indicator metric variable statvar series statistic",
    ("source",): "sourceid article document",
    ("place",): "location where region city",
    ("speaker__country", "country"): "nation countrycode iso iso2",
    ("language",): "lang languagecode locale hl",
    ("kind", "temporal_kind"): "type types claimtype class",
    ("verdict",): "rating label truth truthiness textualrating conclusion",
    ("min",): "minimum minvalue valuegte gte gt value number amount morethan",
    ("max",): "maximum maxvalue valuelte lte lt lessthan",
    ("unit",): "units uom unitcode",
    ("convert_to",): "currency currencycode",
    ("count",): "total totals withcount includecount totalcount counttotal",
    ("facets",): "facet aggs aggregate aggregations aggregation groupby",
    ("fields",): "select columns attributes only props properties",
    ("omit",): "exclude except without excludefields",
    ("expand",): "include includes embed populate with depth",
    ("format",): "output alt mime contenttype filetype",
}
# What a name that is known elsewhere cannot say of a way that is another here.
ADVICE = {
    "cursor": "Pages have no numbers here: follow the address in “next”, or pass its “cursor” on.",
}
SIGNS = re.compile(r"[\W_]+")


@cache
def _names() -> dict[str, tuple[str, ...]]:
    return {other: ours for ours, others in TABLE.items() for other in others.split()}


def meant(name: str, known: Collection[str]) -> str | None:
    """The parameter of these that others call so."""
    ours = _names().get(SIGNS.sub("", name[:80]).casefold(), ())
    return next((each for each in ours if each in known), None)


def advice(ours: str) -> str:
    """What to say of a name that others have for one of our parameters."""
    return ADVICE.get(ours) or f"It is called “{ours}” here."
