"""The rules and what they rest on: loaded from YAML, selected, and handed to the runner."""
