"""From drafts to results: one draft checked, many drafts checked, problems made findings."""
