"""Reads that span models. They return QuerySets and conditions, never records."""
