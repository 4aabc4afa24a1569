"""How long tests wait. A machine may be busy with other things, so nothing is decided by a clock: a
test gives up only after what would be too long on any machine."""

PATIENCE = 300  # seconds, before it is said that something never comes
A_WHILE = 0.5  # seconds in which another may begin, where the outcome is the same if it does not
