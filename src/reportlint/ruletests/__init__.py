"""Runs the tests inside rule files: each case becomes a draft, and its rule is run alone on it."""
