"""`python -m llmlings`, for where the command is not on the path."""

import sys

from llmlings.cli import main

sys.exit(main())
