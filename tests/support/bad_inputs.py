"""Values that are right for no parameter, or for few."""

from __future__ import annotations

from urllib.parse import quote

# Right for no parameter at all, percent-encoded.
NEVER = {
    "empty": "",
    "blank": "%20",
    "nul": "a%00b",
    "not utf-8": "a%ff",
    "a lone surrogate": "%ed%a0%80",
    "overlong": "%c0%80",
    "a word of 5,000 letters": "a" * 5_000,
    "10,000 values": ",".join(["a"] * 10_000),
    "1 MB": "a" * 1_000_000,
    "900 words": "+".join(["people"] * 900),
    "5,000 digits": "9" * 5_000,
}
# Right for some, and never more than a question of which nothing comes.
ODD = {
    "full-width digits": quote("１２"),
    "Arabic digits": quote("٣"),
    "10^30": "1" + "0" * 30,
    "2^63": "9223372036854775808",
    "minus one": "-1",
    "NaN": "NaN",
    "infinity": "Infinity",
    "exponent": "1e400",
    "a huge exponent": "1e9999999",
    "a tiny exponent": "1e-9999999",
    "an exponent of 22 digits": "1e9999999999999999999999",
    "a signalling NaN": "sNaN",
    "underscore": "1_000",
    "year 0": "0000-01-01",
    "year 10000": "10000-01-01",
    "end of time": "9999-12-31T23:59:59.999999-23:59",
    "30 February": "2022-02-30",
    "control characters": "%01%02%1b%7f",
    "newline": "1%0a",
    "bidirectional": quote("\u202ea\u2066"),
    "unbalanced quotes": "%22killed",
    "only quotes": "%22%22%22",
    "only a minus": "-",
    "only minuses": "---+--+-",
    "stop words": "the+of+and",
    "or alone": "or+or+or",
    "operators": "%26+%7C+%21+%28+%29+%3A%2A+%3C-%3E",
    "a thousand brackets": "(" * 150,
    "regex": "(a%2B)%2B$",
    "like": "%25_%25_%25",
    "sql": quote("'; DROP TABLE claims_claim; --"),
    "format string": "%25s%7B0%7D",
    "path": "../../etc/passwd",
    "emoji": quote("👩‍👩‍👧‍👦"),
    "commas": ",,,",
    "dots": "id..name.",
    "json": quote('{"a":[1]}'),
    "twelve figures": "1,2,3,4,5,6,7,8,9,10,11,12",
}
