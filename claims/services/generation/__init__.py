"""Invented claims for benchmarks, shaped like real ones."""
