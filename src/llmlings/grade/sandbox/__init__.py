"""Where a submission runs: how a sandbox is made and locked, and the worker inside."""
