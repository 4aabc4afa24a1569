"""The contract of Google's Fact Check Tools API, v1alpha1: its parameters and its messages.

The names and their order are those of its discovery document. A message is a tree: each member
leads to the members of what it holds.
"""

from __future__ import annotations

from typing import Any

Tree = dict[str, Any]

BELOW = "/v1alpha1/"
PAGE_SIZE, LARGEST_PAGE, LARGEST_OFFSET = 10, 100, 10_000
LARGEST_NUMBER = 2**31 - 1  # an int32

# What every Google API takes. A key and a token are not needed here, and not looked at.
STANDARD = (
    "$.xgafv",
    "access_token",
    "alt",
    "callback",
    "fields",
    "key",
    "oauth_token",
    "prettyPrint",
    "quotaUser",
    "uploadType",
    "upload_protocol",
)
PAGING = ("pageSize", "pageToken", "offset")
SEARCH = ("query", "languageCode", "reviewPublisherSiteFilter", "maxAgeDays", *PAGING)
LIST = ("url", "organization", *PAGING)
IMAGE = ("imageUri", "languageCode", *PAGING)


def _members(names: str, **nested: Tree) -> Tree:
    return {name: nested.get(name, {}) for name in names.split()}


CLAIM_REVIEW = _members(
    "publisher url title reviewDate textualRating languageCode", publisher=_members("name site")
)
CLAIM = _members("text claimant claimDate claimReview", claimReview=CLAIM_REVIEW)
CLAIMS = _members("claims nextPageToken", claims=CLAIM)
MARKUP = _members(
    "url claimReviewed claimDate claimLocation claimFirstAppearance claimAppearances claimAuthor "
    "rating",
    claimAuthor=_members("name jobTitle imageUrl sameAs"),
    rating=_members("textualRating ratingValue worstRating bestRating ratingExplanation imageUrl"),
)
PAGE = _members(
    "name pageUrl publishDate claimReviewAuthor claimReviewMarkups versionId",
    claimReviewAuthor=_members("name imageUrl"),
    claimReviewMarkups=MARKUP,
)
PAGES = _members("claimReviewMarkupPages nextPageToken", claimReviewMarkupPages=PAGE)
