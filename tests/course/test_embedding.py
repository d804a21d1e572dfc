"""The numbers of the lesson on the embedding matrix are what the solution computes."""

import numpy as np
from solved import lesson, solution

embedding = solution("embedding")
LESSON = lesson("embedding")
E = np.array([[0.1, 0.3, 0.5, 0.7], [0.9, 0.4, 0.2, 0.1], [0.2, 0.8, 0.6, 0.3]])


def test_the_rows_of_three_tokens() -> None:
    rows = embedding.lookup(E, [0, 1, 2])
    np.testing.assert_array_equal(embedding.lookup_by_one_hot(E, [0, 1, 2]), rows)
    first, second, third = (" ".join(map(str, row)) for row in rows.tolist())
    assert f"fetch the rows {first}, {second} and {third} of the matrix" in LESSON
    assert f"\\( E[1] = {rows[1].tolist()} \\)" in LESSON
    assert f"| rows 0, 1 and 2 of \\( E \\) | {rows.shape} |" in LESSON


def test_what_a_product_with_one_hot_rows_costs() -> None:
    vocab_size, width, length = 200_000, 32, 10_000
    numbers = length * vocab_size
    assert f"Take V = {vocab_size:,} tokens, a width of {width}, and {length:,} ids." in LESSON
    assert f"{length:,} x {vocab_size:,} numbers, {8 * numbers / 1e9:.0f} gigabytes in float64" in LESSON
    assert f"takes {numbers * width / 1e9:.0f} billion multiplications" in LESSON
    assert f"copies {length * width:,} numbers." in LESSON
    assert f"with {numbers * width // (length * width):,} times less work" in LESSON
    assert f"{numbers * width // (length * width):,} times, once for each token of the vocabulary." in LESSON


def test_what_a_matrix_takes() -> None:
    assert f"50,257 x 768 = {embedding.embedding_bytes(50_257, 768, 1):,} of them" in LESSON
    assert f"{embedding.embedding_bytes(50_257, 768, 4):,} bytes in float32" in LESSON
    assert f"d = 1,600, needs {embedding.embedding_bytes(50_257, 1600, 4):,} bytes" in LESSON
    # The lesson on the transformer counts the parameters.
    assert f"That is {50_257 * 768 / 124_439_808:.0%}".replace("%", " %") in LESSON


def test_a_third_more_width() -> None:
    assert f"has {768**2:,} numbers at d = 768 and {1024**2:,} at d = 1,024" in LESSON
    assert f"a third more width, {100 * (1024**2 / 768**2 - 1):.0f} % more work" in LESSON
    assert 1024 / 768 == 4 / 3


def test_numbers_of_mistakes() -> None:
    assert f"A scale of 0.02 is a variance of {0.02**2:.4f}." in LESSON
    table = embedding.init_embedding(1000, 100, np.random.default_rng(0))
    assert round(float(table.std()), 4) == 0.02
    assert f"in `uint8`, 200 x 6 is {(np.uint8([200]) * np.uint8(6))[0]}." in LESSON
