"""Suppressions: entries, comments, baselines."""
