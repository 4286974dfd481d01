"""Dates, report years and statistics periods."""
