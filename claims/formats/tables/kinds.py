"""What a name shows of who or what it is: kinds are made of words, and never asked for."""

from __future__ import annotations

import re

from claims.formats.speaker_kinds import GROUP_WORDS, ORGANIZATION_WORDS

OUTLETS = frozenset(
    "bbc cnn news daily times herald tribune gazette guardian telegraph journal chronicle radio tv "
    "television broadcasting magazine newspaper reuters afp dpa bloomberg zeitung tagesblatt "
    "kurier rundfunk monde figaro pais mundo pravda blog podcast".split()
)
OTHER_ORGANIZATIONS = frozenset(
    "agency army bank bureau company corps court defence defense directorate embassy forces guard "
    "headquarters hospital hospitals inc institute kremlin ltd gmbh ag military ministry "
    "monitor monitors navy nations nato observatory ocha ohchr organisation "
    "parliament "
    "pentagon secretariat service services staff statistics taliban un unicef unhcr watch who "
    "company corporation republic state states".split()
)
ANONYMOUS = frozenset(
    "anonymous unnamed unidentified unknown sources source insider insiders eyewitness email "
    "emails post posts tweet tweets meme memes message petition image video".split()
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_OF_MACHINES = re.compile(r"(?<=\w)_(?=\w)|(?<=[a-z]):(?=[a-z])")
_SOURCES = (
    ("press_conference", r"press conference|briefing|news conference|pressekonferenz"),
    ("press_release", r"press release|release|pressemitteilung|communiqu|bulletin"),
    ("interview", r"interview"),
    ("social_post", r"tweet|twitter|social|facebook|telegram|post\b|instagram|x\.com|tiktok"),
    ("broadcast", r"radio|tv\b|television|broadcast|podcast|rundfunk"),
    ("speech", r"speech|address to|remarks|rede\b|discours"),
    ("hearing", r"hearing|testimony|committee|inquiry"),
    ("dataset", r"data ?set|database|spreadsheet|statistic|table"),
    ("report", r"report|study|bericht|rapport|paper"),
    ("article", r"article|newspaper|story|zeitung|artikel|website|web ?site|https?:|www\."),
)
_COMPILED = tuple((kind, re.compile(words, re.IGNORECASE)) for kind, words in _SOURCES)


def speaker_kind(name: str) -> str:
    """A guess that a reviewer may correct: an import does not change it back."""
    words = {word.lower() for word in _WORD.findall(name)}
    if words & ANONYMOUS:
        return "anonymous"
    if words & OUTLETS:
        return "outlet"
    if words & GROUP_WORDS:
        return "group"
    if words & (ORGANIZATION_WORDS | OTHER_ORGANIZATIONS) or len(words) == 1 or name.isupper():
        return "organization"
    return "person"


def source_kind(*said: str) -> str:
    """The kind that the first of some texts shows."""
    for text in said:
        for kind, words in _COMPILED:
            if text and words.search(text):
                return kind
    return "other"


def readable(name: str) -> str:
    """A name of a machine as people write it: military_killed is Military killed."""
    name = " ".join(_OF_MACHINES.sub(lambda m: " " if m[0] == "_" else ": ", name).split())
    return name[:1].upper() + name[1:]
