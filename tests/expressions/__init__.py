"""The rules' expression language."""
