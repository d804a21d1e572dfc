# An image that grades, on one machine or as a worker of a cluster: docs/guides/scale.md says how to build and run it.
# It holds solutions and hidden tests: keep it where no student is. The seed is never in it.
FROM python:3.12-slim-bookworm

# The index that pytorch.org names for the CPU build; else pip takes the build for graphics cards, ten times as large.
ARG PIP_EXTRA_INDEX_URL=""

WORKDIR /course
COPY scripts/system-packages scripts/python-environment scripts/
RUN scripts/system-packages bubblewrap:bwrap && bwrap --version && rm -rf /var/lib/apt/lists/*

# What grading needs of a checkout, and nothing else.
COPY course.toml pyproject.toml constraints.txt hatch_build.py README.md LICENSE ./
COPY src src/
COPY exercises exercises/
COPY solutions solutions/
COPY tests/visible tests/visible/
COPY tests/hidden tests/hidden/
COPY tests/mistakes tests/mistakes/
COPY docs/hints docs/hints/
COPY docs/lessons docs/lessons/
COPY data data/
RUN scripts/python-environment .venv grade,cluster,torch
ENV PATH=/course/.venv/bin:$PATH

# Compiled here, since whoever runs the image may write nowhere in it; a checkout may have been closed to others.
RUN python -m compileall -q src && chmod -R a+rX .
RUN useradd --uid 1000 --create-home grader
USER grader
ENTRYPOINT ["llmlings"]
