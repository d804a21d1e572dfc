"""The auto-graded, test-driven course on how language models turn text into vectors and back."""
