"""Grading of submissions that are not trusted, each in a sandbox of its own."""
