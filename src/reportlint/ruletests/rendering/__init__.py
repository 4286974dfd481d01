"""Writes drafts: a plain and right one for any form, year and organ, and its text."""
