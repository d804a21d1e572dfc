"""The solution of contextual agrees with PyTorch's attention, and the numbers of its lesson are what it computes."""

import numpy as np
import pytest
import torch
from solved import lesson, solution

contextual = solution("contextual")
SEEDS = range(20)
LESSON = lesson("contextual")
BANK, LOAN, RIVER, THE = range(4)
TABLE = np.array([[1.0, 1, 0], [2, 0, 0], [0, 2, 0], [0, 0, 1]])


@pytest.mark.parametrize("seed", SEEDS)
def test_contextualize_is_scaled_dot_product_attention(seed: int) -> None:
    rng = np.random.default_rng(seed)
    vectors = rng.normal(0, 10.0 ** rng.integers(-1, 3), rng.integers(1, 12, 2))
    # PyTorch wants a batch and a head in front.
    sequence = torch.tensor(vectors)[None, None]
    expected = torch.nn.functional.scaled_dot_product_attention(sequence, sequence, sequence)[0, 0]
    np.testing.assert_allclose(contextual.contextualize(vectors), expected, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("seed", SEEDS)
def test_similarities_agree_with_torch(seed: int) -> None:
    rng = np.random.default_rng(seed)
    table = torch.tensor(rng.normal(0, 1, (9, 5)))
    token_id = int(rng.integers(0, 9))
    sentences = [rng.permutation(np.append(rng.integers(0, 9, rng.integers(0, 12)), token_id)) for _ in range(2)]
    mixed = []
    for ids in sentences:
        sequence = torch.nn.functional.embedding(torch.tensor(ids), table)[None, None]
        attended = torch.nn.functional.scaled_dot_product_attention(sequence, sequence, sequence)[0, 0]
        mixed.append(attended[ids.tolist().index(token_id)])
    expected = torch.nn.functional.cosine_similarity(*mixed, dim=0).item()
    actual = contextual.similarity_across(table.numpy(), *sentences, token_id)
    np.testing.assert_allclose(actual, (1.0, expected), rtol=1e-9)


@pytest.mark.parametrize(
    ("sentence", "ids"),
    [("the bank loan", [THE, BANK, LOAN]), ("the river bank", [THE, RIVER, BANK])],
    ids=["loan", "river"],
)
def test_the_bank_in_its_sentences(sentence: str, ids: list[int]) -> None:
    vector = contextual.contextualize(TABLE[ids])[ids.index(BANK)]
    printed = ", ".join(f"{value:.3f}" for value in vector)
    assert f"| `{sentence}` | [1, 1, 0] | [{printed}] |" in LESSON


def test_the_weights() -> None:
    powers = np.exp(TABLE[[THE, BANK, LOAN]] @ TABLE[BANK] / np.sqrt(3))
    first, second, third = powers / powers.sum()
    assert f"the weights {first:.3f}, {second:.3f} and {third:.3f}" in LESSON


def test_the_cosines() -> None:
    static, mixed = contextual.similarity_across(TABLE, [THE, BANK, LOAN], [THE, RIVER, BANK], BANK)
    assert f"| cosine of the two | {static:.3f} | {mixed:.3f} |" in LESSON
    assert f"{mixed:.3f}. They have moved apart" in LESSON


def test_how_many_tokens_a_masked_model_predicts() -> None:
    assert f"In a text of 512 tokens a masked model predicts about {0.15 * 512:.0f}, and" in LESSON
    assert f"a model that writes predicts {512 - 1}." in LESSON
