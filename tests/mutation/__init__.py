"""Damaged cells: read as what they hold now, or not read for certain. See ``__main__``."""
