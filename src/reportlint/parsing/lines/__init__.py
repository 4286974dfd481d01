"""The lines of a draft, as paragraphs again and folded for comparing."""
