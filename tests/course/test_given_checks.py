"""What is given in the solutions holds: bad arguments are refused by name, and other kinds of numbers mean the same.

No learner's test and no point depends on these checks, so they are tested here, over the solutions. Each row is Python in
the module's own names, beside `np`, `torch` where the module has it, and `rng`, a new generator for each row.
"""

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from llmlings.course import load_course
from llmlings.testing.compare import difference, kind_difference

ROOT = Path(__file__).parents[2]
COURSE = load_course(ROOT)

#: A call that is refused, and the argument that the message names.
REFUSED: dict[str, list[tuple[str, str]]] = {
    "tokens": [],
    "bpe": [],
    "subwords": [],
    "vocabulary": [],
    "batching": [],
    "one_hot": [
        ("one_hot([0, 3], 3)", "ids"),
        ("one_hot([0, -1], 3)", "ids"),
        ("one_hot(np.array([2**64 - 1], dtype=np.uint64), 3)", "ids"),
        ("one_hot([[0, 1], [1, 2]], 3)", "ids"),
        ("one_hot([], 0)", "vocab_size"),
        ("one_hot_to_ids([0, 1, 0])", "vectors"),
        ("pairwise_distances([1.0, 2.0])", "vectors"),
        ("pairwise_distances(np.zeros((2, 3, 4)))", "vectors"),
    ],
    "embedding": [
        ("init_embedding(0, 3, rng)", "vocab_size"),
        ("init_embedding(3, -1, rng)", "width"),
        ("lookup([1.0, 2.0], [0])", "table"),
        ("lookup([[1.0], [2.0]], [0, 2])", "ids"),
        ("lookup([[1.0], [2.0]], [[0, -1]])", "ids"),
        ("lookup([[1.0], [2.0]], np.array([2**64 - 1], dtype=np.uint64))", "ids"),
        ("lookup_by_one_hot([[1.0], [2.0]], [-1])", "ids"),
        ("lookup_by_one_hot([[1.0], [2.0]], [[0, 1]])", "ids"),
        ("lookup_by_one_hot([1.0, 2.0], [0])", "table"),
        ("embedding_bytes(0, 4)", "vocab_size"),
        ("embedding_bytes(3, 0)", "width"),
        ("embedding_bytes(3, 4, 0)", "bytes_per_value"),
    ],
    "similarity": [
        ("cosine_similarity([[1.0, 2.0]], [1.0, 2.0])", "a"),
        ("cosine_similarity(3.0, [1.0])", "a"),
        ("cosine_similarity([1.0, 2.0, 3.0], [1.0, 2.0])", "b"),
        ("cosine_similarity([1.0, 2.0], [3.0])", "b"),
        ("cosine_matrix([1.0, 2.0])", "vectors"),
        ("cosine_matrix(np.ones((2, 3, 4)))", "vectors"),
        ("nearest_neighbors([1.0, 2.0], [1.0, 2.0], 1)", "table"),
        ("nearest_neighbors(np.eye(3), np.eye(3), 1)", "query"),
        ("nearest_neighbors(np.eye(3), [1.0], 1)", "query"),
        ("nearest_neighbors(np.eye(2), [1.0, 1.0], 0)", "k"),
        ("analogy(np.ones(4), 0, 1, 2)", "table"),
        ("analogy(np.eye(4), -1, 1, 2)", "a"),
        ("analogy(np.eye(4), 0, 4, 2)", "b"),
        ("analogy(np.eye(4), 0, 1, -4)", "c"),
        ("analogy(np.eye(4), 0, 1, 2, 0)", "k"),
    ],
    "gradients": [],
    "autograd": [],
    "positions": [],
    "word2vec": [],
    "glove": [],
    "attention": [],
    "contextual": [
        ("contextualize([1.0, 2.0])", "vectors"),
        ("contextualize(np.ones((2, 3, 4)))", "vectors"),
        ("contextualize(np.ones((0, 2)))", "vectors"),
        ("similarity_across(np.ones(3), [0, 1], [1, 2], 1)", "table"),
        ("similarity_across(np.eye(4), [[0, 1], [1, 2]], [0, 1], 1)", "ids_a"),
        ("similarity_across(np.eye(4), [0, 1], [0, 4], 0)", "ids_b"),
        ("similarity_across(np.eye(4), [0, -1], [0, 1], 0)", "ids_a"),
        ("similarity_across(np.eye(4), [0, 1], [2, 0], 2)", "token_id"),
        ("similarity_across(np.eye(4), [0, 3], [], 3)", "token_id"),
        ("similarity_across(np.eye(4), [0, 3], [2, 3], -1)", "token_id"),
    ],
    "generation": [],
    "transformer": [],
    "language_model": [],
}

#: Two calls with arguments of different kinds and the same result, in value and in kind.
SAME: dict[str, list[tuple[str, str]]] = {
    "tokens": [],
    "bpe": [],
    "subwords": [],
    "vocabulary": [],
    "batching": [],
    "one_hot": [
        ("one_hot(np.uint8([2, 0]), 300)", "one_hot([2, 0], 300)"),
        ("one_hot([], 4)", "np.zeros((0, 4))"),
        ("one_hot_to_ids(np.eye(300, dtype=bool)[[299, 1]])", "np.array([299, 1])"),
        ("pairwise_distances(np.uint8([[3, 9], [5, 9]]))", "pairwise_distances([[3.0, 9.0], [5.0, 9.0]])"),
    ],
    "embedding": [
        ("lookup(np.float32([[1, 2], [3, 4]]), np.uint8([1, 0]))", "lookup([[1.0, 2.0], [3.0, 4.0]], [1, 0])"),
        ("lookup([[1, 2], [3, 4]], [])", "lookup([[1.0, 2.0], [3.0, 4.0]], np.zeros(0, dtype=np.int64))"),
        ("lookup_by_one_hot([[1, 2], [3, 4]], np.int32([1]))", "lookup_by_one_hot(np.array([[1.0, 2], [3, 4]]), [1])"),
    ],
    "similarity": [
        ("cosine_similarity(np.int8([100, 90]), np.int8([-100, 120]))", "cosine_similarity([100, 90], [-100, 120])"),
        ("cosine_matrix(np.uint8([[200, 100], [3, 250]]))", "cosine_matrix([[200.0, 100.0], [3.0, 250.0]])"),
        ("cosine_matrix(np.zeros((0, 4)))", "np.zeros((0, 0))"),
        ("nearest_neighbors(np.int8([[90, 99], [1, 2]]), [1, 2], 2, np.uint8([1]))", "[0]"),
        ("analogy(np.uint8(np.eye(4) * 200), np.int32(0), 1, 2, 2)", "analogy(np.eye(4), 0, 1, 2, 2)"),
    ],
    "gradients": [],
    "autograd": [],
    "positions": [],
    "word2vec": [],
    "glove": [],
    "attention": [],
    "contextual": [
        ("contextualize(np.uint8([[16, 20], [31, 3]]))", "contextualize([[16.0, 20.0], [31.0, 3.0]])"),
        ("contextualize(np.float32([[1, 0], [0, 2]]))", "contextualize([[1.0, 0.0], [0.0, 2.0]])"),
        (
            "similarity_across(np.float32([[1, 0], [1, 1]]), np.uint8([1, 0]), np.int32([0]), 0)",
            "similarity_across([[1, 0], [1, 1]], [1, 0], [0], 0)",
        ),
    ],
    "generation": [],
    "transformer": [],
    "language_model": [],
}


def solution(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"given_{name}", COURSE.solution(name))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


SOLUTIONS = {module.name: solution(module.name) for module in COURSE.modules if module.name != "language_model"}


def evaluated(module: str, text: str) -> Any:
    return eval(text, {**vars(SOLUTIONS[module]), "np": np, "rng": np.random.default_rng(0)})


@pytest.mark.parametrize(("module", "call", "argument"), [(m, *row) for m, rows in REFUSED.items() for row in rows])
def test_bad_arguments_are_refused_by_name(module: str, call: str, argument: str) -> None:
    with pytest.raises(ValueError, match=rf"\b{argument}\b"):
        evaluated(module, call)


@pytest.mark.parametrize(("module", "one", "other"), [(m, *row) for m, rows in SAME.items() for row in rows])
def test_other_kinds_of_numbers_mean_the_same(module: str, one: str, other: str) -> None:
    found, wanted = evaluated(module, one), evaluated(module, other)
    assert not difference(found, wanted, 1e-12, 0.0)
    assert not kind_difference(found, wanted)
