"""What is on record, as files: one list of any length for whoever asks, and everything each night.

A list is read in pieces (`walking`), and written as it is read (`writers`). A dump is a folder of
all lists, of one moment (`dumps`), which a job makes (`nightly`).
"""
