"""Words that no person's name holds, and what they show a speaker to be."""

GROUP_WORDS = frozenset({"democrats", "republicans", "senators", "candidates", "allies", "critics"})
ORGANIZATION_WORDS = frozenset(
    """
    aarp aclu afscme agency alliance americans association authority board bureau campaign
    caucus center centre chamber citizens club coalition commission committee congress
    conservatives corporation council department federation foundation fund government gop group
    guild initiative institute league majority moveon naacp naral network office org
    organization pac party police project school schools seiu sierra society superpac taxpayers
    texans union university
    """.split()
)
