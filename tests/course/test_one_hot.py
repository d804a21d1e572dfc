"""The numbers of the lesson on one-hot vectors are what the solution computes."""

import numpy as np
import pytest
from solved import lesson, solution

one_hot = solution("one_hot")
LESSON = lesson("one_hot")


def test_the_table_of_three_tokens() -> None:
    for token, number, row in zip(
        ("I", "love", "AI"), range(3), one_hot.one_hot([0, 1, 2], 3).astype(int), strict=True
    ):
        assert f"| `{token}` | {number} | \\( {row.tolist()} \\) |" in LESSON


def test_a_text_is_a_matrix_with_a_row_for_each_token() -> None:
    rows = one_hot.one_hot([0, 1, 2], 3).astype(int).tolist()
    assert f"For `I love AI` it is ``` {rows} ``` The text" in LESSON


def test_all_tokens_are_equally_distant() -> None:
    distances = one_hot.pairwise_distances(one_hot.one_hot(range(5), 5))
    (distance,) = set(distances[~np.eye(5, dtype=bool)].tolist())
    assert f"\\sqrt{{2}} \\approx {distance:.3f}" in LESSON
    assert f"Neither. Both distances are {distance:.3f}." in LESSON
    assert f"√2 ≈ {distance:.2f} away from each of the other four" in LESSON


def test_a_product_with_a_one_hot_vector_multiplies_by_zero() -> None:
    (vector,) = one_hot.one_hot([1], 5).astype(int)
    matrix = np.ones((5, 4))
    assert f"love</code>, id 1, is {' '.join(map(str, vector))}." in LESSON
    assert f"after {matrix.size} multiplications, of which {matrix[vector == 0].size} are by zero" in LESSON


def test_what_gpt2_would_store() -> None:
    size = one_hot.one_hot([0], 50_257).astype(np.float32).nbytes
    assert f"50,257 x 4 = {size:,} bytes" in LESSON
    assert f"A thousand tokens take {1000 * size / 1e6:.0f} megabytes." in LESSON
    assert f"768 numbers, so a thousand of them take {1000 * 768 * 4 / 1e6:.0f} megabytes." in LESSON


def test_rows_that_are_no_tokens() -> None:
    for row in ([0.5, 0.5], [2, -1]):
        assert sum(row) == 1
        with pytest.raises(ValueError, match="row 0"):
            one_hot.one_hot_to_ids([row])
    assert f"there 3 - 5 is {(np.uint8([3]) - np.uint8([5]))[0]}." in LESSON
