"""What transformer.js must compute: each stage of the solution's model with the figure's numbers for parameters."""

from collections.abc import Iterator
from types import ModuleType

import numpy as np
import torch
from torch.nn import functional

WIDTH, HEADS, LENGTH, VOCABULARY = 4, 2, 4, 8
SHAPES = {
    "tokens": (VOCABULARY, WIDTH, 1, 1.0),
    "positions": (LENGTH, WIDTH, 2, 0.5),
    "query": (WIDTH, WIDTH, 3, 1.0),
    "key": (WIDTH, WIDTH, 4, 1.0),
    "value": (WIDTH, WIDTH, 5, 0.7),
    "output": (WIDTH, WIDTH, 6, 0.7),
    "widen": (4 * WIDTH, WIDTH, 7, 0.6),
    "narrow": (WIDTH, 4 * WIDTH, 8, 0.6),
}


def cases(transformer: ModuleType) -> Iterator[tuple[str, list[object] | None, object]]:
    parameters = {name: torch.tensor(_numbers(*shape)) for name, shape in SHAPES.items()}
    yield "PARAMETERS", None, {name: matrix.tolist() for name, matrix in parameters.items()}
    for x in (-7.0, -1.0, -1e-3, 0.0, 0.5, 1.0, 3.0, 8.0):
        yield "gelu", [x], functional.gelu(torch.tensor(x, dtype=torch.float64)).item()
    rows = torch.tensor([[-1000.0, 1000.0], [1.0, 3.0], [2.0, 2.0]], dtype=torch.float64)
    yield "norm", [rows.tolist()], functional.layer_norm(rows, (2,)).tolist()
    model = transformer.TransformerLM(VOCABULARY, WIDTH, HEADS, 1, LENGTH).double()
    block = model.blocks[0]
    attention = block.attention
    places = {
        "tokens": model.token_embedding.weight,
        "positions": model.position_embedding.weight,
        "query": attention.query.weight,
        "key": attention.key.weight,
        "value": attention.value.weight,
        "output": attention.output.weight,
        "widen": block.mlp[0].weight,
        "narrow": block.mlp[2].weight,
    }
    with torch.no_grad():
        for name, place in places.items():
            place.copy_(parameters[name])
        for layer in (block.mlp[0], block.mlp[2]):
            layer.bias.zero_()
        for ids in ([0, 2, 4, 6], [0, 3, 4, 6], [7, 7, 1, 5]):
            for causal in (True, False):
                yield "flow", [ids, causal], _flow(model, ids, causal)


def _numbers(rows: int, columns: int, seed: int, scale: float) -> np.ndarray:
    r, c = np.arange(1, rows + 1)[:, np.newaxis], np.arange(1, columns + 1)
    return scale * np.sin(12.9 * r + 78.2 * c + 37.7 * seed)


def _flow(model: torch.nn.Module, ids: list[int], causal: bool) -> dict[str, object]:
    block = model.blocks[0]
    embedded = model.token_embedding.weight[ids]
    placed = embedded + model.position_embedding.weight
    attention_norm = block.attention_norm(placed)
    weights, result = _attention(block.attention, attention_norm, causal)
    attended = placed + result
    mlp_norm = block.mlp_norm(attended)
    mlp = block.mlp(mlp_norm)
    out = attended + mlp
    final_norm = model.final_norm(out)
    logits = final_norm @ model.token_embedding.weight.T
    if causal:
        # What was taken apart here is what the solution computes.
        torch.testing.assert_close(logits, model(torch.tensor([ids]))[0])
    stages = [
        embedded,
        placed,
        attention_norm,
        result,
        attended,
        mlp_norm,
        mlp,
        out,
        final_norm,
        logits,
        logits.softmax(-1),
    ]
    return {"stages": [stage.tolist() for stage in stages], "weights": weights.tolist()}


def _attention(attention: torch.nn.Module, vectors: torch.Tensor, causal: bool) -> tuple[torch.Tensor, torch.Tensor]:
    def heads(layer: torch.nn.Module) -> torch.Tensor:
        return layer(vectors).view(LENGTH, HEADS, WIDTH // HEADS).transpose(0, 1)

    queries, keys, values = heads(attention.query), heads(attention.key), heads(attention.value)
    weights = functional.scaled_dot_product_attention(
        queries, keys, torch.eye(LENGTH, dtype=torch.float64).expand(HEADS, -1, -1), is_causal=causal
    )
    return weights, attention.output((weights @ values).transpose(0, 1).reshape(LENGTH, WIDTH))
