"""The pages and files of the site that are derived as a whole, each time it is built."""

import argparse

from llmlings.course import Course
from llmlings.site.lab import lab_files
from llmlings.site.pages import contributors_page
from llmlings.site.reference import commands_page, functions_page
from llmlings.site.revision import read_cards, revision_deck, revision_page


def generated_files(course: Course, parser: argparse.ArgumentParser, made: float) -> dict[str, str | bytes]:
    """Return the content of each file by its place below `docs/`.

    Args:
        course: a checkout.
        parser: the command line.
        made: when the site is built, in seconds since 1970.
    """
    cards = read_cards(course)
    return {
        "guides/contributors.md": contributors_page((course.root / "CONTRIBUTING.md").read_text(encoding="utf-8")),
        "reference/commands.md": commands_page(parser),
        "reference/functions.md": functions_page(course),
        "revision.md": revision_page(cards),
        "revision.apkg": revision_deck(cards, made),
        **{f"lab/course/{name}": text for name, text in lab_files(course).items()},
    }
