"""Numbers in digits and Chinese characters, in prose and in cells."""
