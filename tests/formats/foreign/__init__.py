"""Files that other programs made, and what must be read from and found in each."""
