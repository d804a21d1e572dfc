"""The course as nbgrader assignments, and nbgrader's autograding in the sandbox of `llmlings grade`."""
