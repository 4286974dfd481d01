"""What any part of the program may stand on: files, YAML and TOML, cache, records, errors."""
