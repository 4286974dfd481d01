"""The values that all rooms share: documents, reports, forms, rules, problems, findings."""
