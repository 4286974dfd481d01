"""Settings of a project: found beside the drafts, read strictly, every value with its place."""
