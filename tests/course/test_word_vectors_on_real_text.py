"""What the GloVe lesson says of vectors from WordNet's glosses; benchmarks/word_vectors.py prints what takes longer."""

import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def benchmark() -> ModuleType:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(ROOT / "benchmarks")
        patch.delitem(sys.modules, "common", raising=False)
        import word_vectors
    return word_vectors


@pytest.fixture(scope="module")
def corpus(benchmark: ModuleType) -> Any:
    return benchmark.read_corpus()


def lesson() -> str:
    return (ROOT / "docs" / "lessons" / "glove.md").read_text(encoding="utf-8")


def test_the_corpus_has_the_size_that_is_told(corpus: Any) -> None:
    assert f"{len(corpus.words):,}" == "10,866"
    assert len(corpus.pairs) == 269
    assert round(sum(map(len, corpus.sentences)) / 1e6, 1) == 1.5
    assert corpus.counts["rome"] == 117
    assert corpus.counts["berlin"] == 23
    for told in ("10,866 words", "269 pairs", "1.5 million tokens", "`rome` occurs 117 times and `berlin` 23 times"):
        assert told in lesson()


def test_counting_is_the_method_to_beat(benchmark: ModuleType, corpus: Any) -> None:
    counting = next(way for way in benchmark.ways_of_the_course(corpus) if way.name == "PPMI + SVD")
    vectors = counting.run(0)
    correlation = benchmark.spearman(vectors, corpus.pairs)
    assert correlation > 0.65
    row = f"| PPMI and singular vectors | 64, 10 | {correlation:.2f} | {benchmark.solved(vectors, corpus)} |"
    assert row in lesson()
    for word in ("bread", "france", "king", "doctor"):
        near = ", ".join(benchmark.neighbours(vectors, corpus, word, 4))
        assert f"| `{word}` | {near} |" in lesson()


def test_most_cells_are_empty_and_most_others_are_small(benchmark: ModuleType, corpus: Any) -> None:
    counts = benchmark.solution("glove").cooccurrence(corpus.sentences, len(corpus.words), 10)
    assert round(float(np.mean(counts > 0)), 2) == 0.03
    assert "only 3 % of the cells have a count" in lesson()
    assert np.mean(counts[counts > 0] <= 1) > 0.75


def test_leading_vectors_are_those_of_a_full_decomposition(benchmark: ModuleType, corpus: Any) -> None:
    # 2,500 rows are more than what the solution decomposes in full. Real singular values fall slowly: 63.4, 62.6, ...
    glove, size = benchmark.solution("glove"), 2500
    frequent = [[word for word in sentence if word < size] for sentence in corpus.sentences]
    information = glove.ppmi(glove.cooccurrence(frequent, size, 10))
    # Some cells are emptied, so that the matrix is not symmetric.
    information[1::2, ::2] = 0
    left, values, _ = np.linalg.svd(information)
    for width in (1, 50, 100):
        vectors = glove.svd_vectors(information, width)
        expected = (left[:, :width] * values[:width]) @ left[:, :width].T
        off = np.linalg.norm(vectors @ vectors.T - expected) / np.linalg.norm(expected)
        assert off < 1e-6
    assert "right to a millionth" in lesson()
