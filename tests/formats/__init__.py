"""The same report in every format: the same cells, the same findings, each at its right address."""
