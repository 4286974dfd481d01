"""The bad reports of ``corpus/bad``: each is a good one with one mistake, put in by an edit."""
