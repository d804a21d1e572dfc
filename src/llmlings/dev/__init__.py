"""For those who write the course: it checks itself, and derives what is derived."""
