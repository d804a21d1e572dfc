"""What a learner does on the command line: check, hint, list, reset, submit."""
