"""Checks of expressions before they run: names, types, clauses."""
