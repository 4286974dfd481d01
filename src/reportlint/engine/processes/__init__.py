"""Processes that check files for another, within limits, and may die alone."""
