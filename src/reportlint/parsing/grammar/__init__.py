"""Lark grammars: compiled by lark, kept in the cache, run without it."""
