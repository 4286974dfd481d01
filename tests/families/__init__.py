"""Families of repeated input: how time and memory grow when something is there twice as often.

``python -m tests.families [NAME …]`` measures every family at n, 2n and 4n; a part of them is
counted, without a clock, in :mod:`tests.families.test_families`.
"""
