"""Results for people, as text for a terminal."""
