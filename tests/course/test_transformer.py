"""The numbers of the lesson on the transformer are what the solution has and gives."""

import math

import pytest
import torch
from solved import lesson, solution

transformer = solution("transformer")
LESSON = lesson("transformer")


@pytest.mark.parametrize(
    ("sizes", "row"),
    [
        ((769, 96, 4, 2, 64), "| 769 | 96 | 2 | 64 | 79,968 | 222,912 | 303,072 |"),
        ((50_257, 768, 12, 12, 1024), "| 50,257 | 768 | 12 | 1,024 | 39,383,808 | 85,017,600 | 124,402,944 |"),
    ],
    ids=["small", "GPT-2 small"],
)
def test_parameters_are_counted_right(sizes: tuple[int, ...], row: str) -> None:
    with torch.device("meta"):
        model = transformer.TransformerLM(*sizes)
    vocab_size, width, _, num_layers, context_length = sizes
    blocks = sum(parameter.numel() for parameter in model.blocks.parameters())
    tables = model.token_embedding.weight.numel() + model.position_embedding.weight.numel()
    total = sum(parameter.numel() for parameter in model.parameters())
    assert blocks == num_layers * (12 * width**2 + 9 * width)
    assert total == vocab_size * width + context_length * width + blocks + 2 * width
    assert f"| {tables:,} | {blocks:,} | {total:,} |" in row
    assert row in LESSON


def test_biases_are_the_difference_to_gpt2() -> None:
    assert 124_402_944 + 12 * 4 * 768 == 124_439_808
    assert "124,439,808" in LESSON


def test_the_share_of_the_tables_in_gpt3() -> None:
    blocks, width, context = 96, 12_288, 2_048
    tables = (50_257 + context) * width
    share = tables / (tables + blocks * (12 * width**2 + 9 * width) + 2 * width)
    told = f"{blocks} blocks of width {width:,} and a context of {context:,}, the tables are {100 * share:.1f} %"
    assert told in LESSON


def test_small_numbers_of_the_text() -> None:
    gelu = torch.nn.functional.gelu(torch.tensor([1.0, -1.0], dtype=torch.float64))
    assert [f"{x:.4f}" for x in gelu.tolist()] == ["0.8413", "-0.1587"]
    assert f"{math.log(769):.3f}" == "6.645"
    for number in ("0.8413", "-0.1587", "6.645"):
        assert number in LESSON


def test_the_guess_about_the_parts_of_a_block() -> None:
    block = transformer.Block(768, 12)
    mlp, attention = (sum(p.numel() for p in part.parameters()) for part in (block.mlp, block.attention))
    assert f"{mlp:,} against {attention:,} at a width of 768" in LESSON


def test_experts_are_mostly_at_rest() -> None:
    mlp = sum(parameter.numel() for parameter in transformer.Block(768, 12).mlp.parameters())
    one = 124_402_944
    full, used = one + 12 * 7 * mlp, one + 12 * mlp
    assert f"the model has {full / 1e6:.0f} million parameters instead of {one / 1e6:.0f} million" in LESSON
    assert f"a token goes through {used / 1e6:.0f} million of them" in LESSON


def test_dropout_keeps_the_mean() -> None:
    torch.manual_seed(0)
    dropout = torch.nn.Dropout(0.1)
    kept = dropout(torch.ones(100_000))
    assert f"with p = 0.1 they become {kept.max():.3f} times as large" in LESSON
    assert abs(kept.mean() - 1) < 0.01
    assert (dropout.eval()(torch.ones(10)) == 1).all()


def test_a_fresh_model_knows_nothing() -> None:
    torch.manual_seed(0)
    model = transformer.TransformerLM(769, 96, 4, 2, 64)
    ids = torch.randint(0, 769, (8, 64))
    with torch.no_grad():
        assert abs(transformer.next_token_loss(model(ids), ids).item() - math.log(769)) < 0.1
