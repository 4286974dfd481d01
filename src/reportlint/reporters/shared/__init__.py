"""What outputs for people share: words, widths, quoted lines, excerpts of tables."""
