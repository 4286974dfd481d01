"""Fixed pages, as PDF and OFD have them: characters and ruling lines become prose and tables.

Formats give a page's characters and what it draws, in points from the bottom left, turned so that
the text runs from left to right; what is made of them here knows of no format.
"""
