"""The parts of a report: title, preamble, headings, sign-off."""
