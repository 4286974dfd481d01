"""The command line: its words, its commands, where outputs go, exit codes."""
