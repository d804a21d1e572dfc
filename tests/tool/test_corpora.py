"""The texts that the course ships, and what is said of them."""

import doctest
from pathlib import Path

import pytest

from llmlings import corpora
from llmlings.errors import UsageError

ROOT = Path(__file__).resolve().parents[2]


def test_the_example_is_right() -> None:
    assert doctest.testmod(corpora).failed == 0


@pytest.mark.parametrize("name", corpora.FILES)
def test_each_corpus_can_be_read_and_is_credited(name: str) -> None:
    assert corpora.load_corpus(name)
    for page in ("data/README.md", "docs/credits.md"):
        assert corpora.FILES[name] in (ROOT / page).read_text(encoding="utf-8")


def test_no_data_is_shipped_unnamed() -> None:
    assert {path.name for path in (ROOT / "data").iterdir()} == {*corpora.FILES.values(), "README.md"}


def test_each_gloss_has_its_words_first() -> None:
    lines = corpora.load_corpus("glosses").splitlines()
    assert len(lines) == 117_659
    assert all(": " in line for line in lines)


def test_pairs_are_two_words_and_a_number() -> None:
    lines = [line for line in corpora.load_corpus("wordsim353").splitlines() if not line.startswith("#")]
    assert len(lines) == 353
    for line in lines:
        first, second, score = line.split("\t")
        assert first
        assert second
        assert 0 <= float(score) <= 10


def test_an_unknown_name_is_answered_with_the_names() -> None:
    with pytest.raises(UsageError, match="shakespeare, glosses, wordsim353"):
        corpora.load_corpus("shakespear")
