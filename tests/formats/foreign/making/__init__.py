"""How the files were made: one module a kind of program. None of the programs is needed to test."""
