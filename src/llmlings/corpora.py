"""The texts that the course ships, for training models of one's own and for measuring word vectors."""

from pathlib import Path

from llmlings.course import course_files
from llmlings.errors import UsageError

#: What each one is, and where it comes from: `data/README.md`.
FILES = {"shakespeare": "shakespeare.txt", "glosses": "glosses.txt", "wordsim353": "wordsim353.tsv"}


def corpus_file(name: str) -> Path:
    """Return the path of a corpus; a `UsageError` lists the names if there is no such one."""
    if name not in FILES:
        raise UsageError(f"There is no corpus '{name}'; choose one of: {', '.join(FILES)}.")
    return course_files() / "data" / FILES[name]


def load_corpus(name: str) -> str:
    """Return the text of a corpus.

    Args:
        name: `shakespeare`, plays of a megabyte in all; `glosses`, WordNet's words with their definitions and examples,
            a line each; `wordsim353`, lines of two words and how alike people find them, from 0 to 10, with tabs
            between the three (lines that begin with # say what it is).
    Returns:
        The text as one string.
    Raises:
        UsageError: there is no corpus of this name.
    Example:
        >>> load_corpus("glosses").splitlines()[3]
        'thing: a separate and self-contained entity'
    """
    return corpus_file(name).read_text(encoding="utf-8")
