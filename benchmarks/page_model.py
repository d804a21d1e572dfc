"""Train the model that the pages show, and write it to docs/model/: model.json and weights.bin.

    python benchmarks/page_model.py

It is the course's capstone, trained by solutions/ on the first nine tenths of `data/shakespeare.txt` with the sizes of
`benchmarks/language_model.py`: a few minutes. Matrices are kept as int8 with one scale for each row, so the file is a
quarter of what the model is in memory. `model.json` says how well both predict the last tenth.

`weights.bin` holds float32 numbers first (the scales of each matrix, the values of each vector), then the int8 numbers
of all matrices; both in the order of `tensors` in `model.json`, which gives their names and shapes.
"""

import json
from pathlib import Path
from typing import Any

import numpy as np
import torch
from common import ROOT, solution
from language_model import SIZES, split

FOLDER = ROOT / "docs" / "model"
STEPS = 2500
SEED = 0


def quantized(weight: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the scale of each row, and the row over its scale as whole numbers from -127 to 127."""
    scales = np.maximum(np.abs(weight).max(axis=1), 1e-12).astype(np.float32) / np.float32(127)
    return scales, np.rint(weight / scales[:, None]).astype(np.int8)


def pack(state: dict[str, torch.Tensor]) -> tuple[dict[str, list[int]], bytes]:
    """Return the shapes of a model's tensors by their names, and the bytes of `weights.bin`."""
    floats: list[np.ndarray] = []
    integers: list[np.ndarray] = []
    for tensor in state.values():
        values = tensor.numpy().astype(np.float32)
        if values.ndim == 2:
            values, whole = quantized(values)
            integers.append(whole)
        floats.append(values)
    shapes = {name: list(tensor.shape) for name, tensor in state.items()}
    return shapes, b"".join([*(f.astype("<f4").tobytes() for f in floats), *(whole.tobytes() for whole in integers)])


def unpack(shapes: dict[str, list[int]], packed: bytes) -> dict[str, torch.Tensor]:
    """Return the tensors that `pack` packed, as they are after rounding."""
    place = 0
    floats: dict[str, np.ndarray] = {}
    for name, shape in shapes.items():
        floats[name] = np.frombuffer(packed, "<f4", shape[0], place)
        place += 4 * shape[0]
    state = {}
    for name, shape in shapes.items():
        values = floats[name].copy()
        if len(shape) == 2:
            whole = np.frombuffer(packed, np.int8, shape[0] * shape[1], place).reshape(shape)
            place += whole.size
            values = whole.astype(np.float32) * values[:, None]
        state[name] = torch.from_numpy(values)
    return state


def read(folder: Path = FOLDER) -> tuple[dict[str, Any], Any]:
    """Return what `model.json` says, and the `LanguageModel` of the solution with the weights beside it."""
    about = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    language_model = solution("language_model")
    sizes = (about[name] for name in ("width", "num_heads", "num_layers", "context_length"))
    model = language_model.transformer.TransformerLM(257 + len(about["merges"]), *sizes)
    model.load_state_dict(unpack(about["tensors"], (folder / "weights.bin").read_bytes()))
    # In the file a byte is the character of that number, as in Latin-1.
    merges = [(first.encode("latin-1"), second.encode("latin-1")) for first, second in about["merges"]]
    return about, language_model.LanguageModel(model, merges)


def main() -> None:
    """Train, measure, round, measure again, write."""
    torch.set_num_threads(1)
    train, held_out = split((ROOT / "data" / "shakespeare.txt").read_text(encoding="utf-8"))
    trained = solution("language_model").LanguageModel.train(train, **SIZES, steps=STEPS, seed=SEED)
    shapes, packed = pack(trained.model.state_dict())
    exact = trained.bits_per_byte(held_out)
    trained.model.load_state_dict(unpack(shapes, packed))
    about = {name: size for name, size in SIZES.items() if name != "num_merges"} | {
        "steps": STEPS,
        "seed": SEED,
        "bits_per_byte": {"trained": round(exact, 4), "shipped": round(trained.bits_per_byte(held_out), 4)},
        "tensors": shapes,
        "merges": [[token.decode("latin-1") for token in pair] for pair in trained.merges],
    }
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / "weights.bin").write_bytes(packed)
    text = json.dumps(about, ensure_ascii=False, separators=(",", ":"))
    (FOLDER / "model.json").write_text(text + "\n", encoding="utf-8", newline="\n")
    print(f"{len(packed):,} bytes; bits per byte of the last tenth: {about['bits_per_byte']}")


if __name__ == "__main__":
    main()
