"""Coverage-guided fuzzing of the readers and of what a repository brings along.

``python -m tests.fuzz READER [RUNS]`` mutates drafts of a format and checks each by every rule;
:mod:`tests.fuzz.oracle` says what must hold of any bytes. It needs atheris (Linux, x86-64).
"""
