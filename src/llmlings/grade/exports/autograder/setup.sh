#!/usr/bin/env bash
# Runs once, when Gradescope builds the image: the tool with all that grading needs, in an environment of its own.
set -euo pipefail
base=/autograder
apt-get update
apt-get install -y --no-install-recommends python3 python3-venv bubblewrap
python3 -m venv "$base/venv"
"$base/venv/bin/pip" install --constraint "$base/source/constraints.txt" "$base/source[grade,torch]"
