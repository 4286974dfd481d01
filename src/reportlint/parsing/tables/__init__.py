"""The tables of the form: found in text and grids, their rows assigned, their cells read."""
