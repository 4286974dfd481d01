"""Sentences in the manner of reports, right and wrong, with what the rules must say of them."""
