"""Puts drafts right: chooses fixes that go together, writes them into the file, and judges it."""
