"""What a speaker is, where a file gives a name alone.

Some are known by name, others by a word that no person's name holds. All the rest are taken for
persons, which a curator may correct: an import does not change it back.
"""

from __future__ import annotations

COLLECTIVE = {
    "blog-posting": "anonymous",
    "bloggers": "group",
    "bumper-sticker": "anonymous",
    "chain-email": "anonymous",
    "email": "anonymous",
    "facebook-posts": "anonymous",
    "instagram-posts": "anonymous",
    "internet-commenters": "anonymous",
    "online-petition": "anonymous",
    "reader-email": "anonymous",
    "social-media": "anonymous",
    "text-message": "anonymous",
    "town-hall-audience-member": "anonymous",
    "tweets": "anonymous",
    "video": "anonymous",
    "viral-image": "anonymous",
    "we-people-petition": "anonymous",
    "youtube-video": "anonymous",
    "athens-banner-herald": "outlet",
    "atlanta-journal-constitution": "outlet",
    "breitbart": "outlet",
    "buzzfeed": "outlet",
    "cnn": "outlet",
    "cnsnews": "outlet",
    "conservative-daily-post": "outlet",
    "daily-mail": "outlet",
    "deadspin": "outlet",
    "drudge-report": "outlet",
    "esquire-magazine": "outlet",
    "fox-news-channel": "outlet",
    "mother-jones": "outlet",
    "msnbc": "outlet",
    "national-review": "outlet",
    "philadelphia-daily-news": "outlet",
    "raw-story": "outlet",
    "sacramento-bee-editorial-board": "outlet",
    "wall-street-journal-editorial-page": "outlet",
    "worldnetdaily": "outlet",
}
GROUP_WORDS = frozenset({"democrats", "republicans", "senators", "candidates", "allies", "critics"})
ORGANIZATION_WORDS = frozenset(
    """
    aarp aclu afscme agency alliance americans association authority board bureau campaign
    caucus center centre chamber citizens club coalition commission committee congress
    conservatives corporation council department federation foundation fund government gop group
    guild initiative institute league majority moveon naacp naral network office org
    organization pac party police project school schools seiu sierra society superpac taxpayers
    texans union university consulate embassy ministry
    """.split()
)
# A name of these words alone names nobody: “viral post”, “usuarios de redes sociales”.
UNNAMED_WORDS = frozenset(
    """
    account accounts anonymous blog blogger bloggers blogs chain claims email emails image images
    internet many media meme memes message messages multiple online page pages people photo photos
    post posts several share shares social source sources tweet tweets unknown unnamed user users
    various video videos viral web website websites
    diverse mehrere medien nutzer nutzerinnen quellen soziale sozialen
    fuentes publicacion publicaciones redes sociales usuarios varias varios
    fontes publicacao publicacoes sociais
    internautes plusieurs publications reseaux sociaux sources utilisateurs
    """.split()
)
PLATFORMS = frozenset("facebook fb instagram telegram tiktok twitter whatsapp x youtube".split())
BETWEEN = frozenset("a an and da das de del des do dos e en in les of on the und y".split())


def kind_of(slug: str) -> str:
    """The kind of a speaker, by the words of its slug."""
    words = set(slug.split("-"))
    if slug in COLLECTIVE:
        return COLLECTIVE[slug]
    if "anonymous" in words or _names_nobody(words):
        return "anonymous"
    if words & GROUP_WORDS:
        return "group"
    return "organization" if words & ORGANIZATION_WORDS else "person"


def _names_nobody(words: set[str]) -> bool:
    telling = words - PLATFORMS - BETWEEN
    return bool(telling) and telling <= UNNAMED_WORDS
