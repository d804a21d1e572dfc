"""The wire between grader and worker: what may cross it, and how it is packed and checked."""
