"""What autograd.js must compute: PyTorch's gradients, and those of the solution for the rows that were looked up."""

from collections.abc import Iterator
from types import ModuleType

import torch

PARAMETERS = ("cat", "the", "dog", "w")


def cases(autograd: ModuleType) -> Iterator[tuple[str, list[object] | None, object]]:
    for numbers in ((0.5, -1.0, 2.0, 1.5), (1.2, 0.3, -0.7, 0.0), (-2.0, 1.9, 0.0, -1.1)):
        parameters = [torch.tensor(number, dtype=torch.float64, requires_grad=True) for number in numbers]
        cat, the, dog, w = parameters
        x0, x1, x2 = cat.clone(), the.clone(), cat.clone()
        a, b = x0 * x1, x2 * w
        s = a + b
        loss = (s - 1) ** 2
        inner = {"x0": x0, "x1": x1, "x2": x2, "a": a, "b": b, "s": s, "loss": loss}
        values = dict(zip(PARAMETERS, numbers, strict=True)) | {name: node.item() for name, node in inner.items()}
        yield "forward", [dict(zip(PARAMETERS, numbers, strict=True))], values
        for node in inner.values():
            node.retain_grad()
        once = _gradients(parameters, inner, loss)
        upstream = torch.tensor([[once["x0"]], [once["x1"]], [once["x2"]]], dtype=torch.float64)
        rows = autograd.embedding_gradient(torch.stack([cat, the, dog])[:, None], torch.tensor([0, 1, 0]), upstream)
        assert rows.flatten().tolist() == [once["cat"], once["the"], once["dog"]]
        yield "backward", [values], once
        for node in inner.values():
            node.grad = None
        twice = _gradients(parameters, inner, loss)
        yield "backward", [values, 7, {name: once[name] for name in PARAMETERS}], twice


def _gradients(parameters: list[torch.Tensor], inner: dict[str, torch.Tensor], loss: torch.Tensor) -> dict[str, float]:
    loss.backward(retain_graph=True)
    nodes = dict(zip(PARAMETERS, parameters, strict=True)) | {"loss": loss}
    nodes |= {name: inner[name] for name in ("s", "a", "b", "x0", "x1", "x2")}
    return {name: 0.0 if node.grad is None else node.grad.item() for name, node in nodes.items()}
