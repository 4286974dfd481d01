"""What any part of the program may stand on: files, interrupts, text that was ruined."""
