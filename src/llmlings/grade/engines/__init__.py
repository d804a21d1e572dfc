"""Engines: who finds what becomes of submissions, on this machine (`local`) or on a cluster of dask (`cluster`)."""
