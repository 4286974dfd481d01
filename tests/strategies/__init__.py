"""Hypothesis strategies for consistent reports, and their renderings to text."""
