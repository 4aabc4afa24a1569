"""What the read API is measured beside: the same records, made in the ways others make them.

Each is written as a good engineer would write it who had an afternoon, and is checked to give the
same JSON as ours before anything is measured. What they need is in requirements/bench.in alone.
"""
