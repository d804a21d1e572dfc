"""PyTorch tensors on the wire. PyTorch takes seconds to import, so only a tensor that has to be made imports it."""

import math
import sys
from typing import Any

from llmlings.testing.tensors import DTYPES, dtype_name


def tensor_data(tensor: Any) -> tuple[str, list[int], bool, memoryview]:
    """Return dtype, shape, `requires_grad` and raw bytes; a `TypeError` if the tensor is not plain and dense."""
    torch = sys.modules["torch"]
    dtype = dtype_name(tensor)
    if dtype not in DTYPES or tensor.layout is not torch.strided or tensor.device.type == "meta":
        raise TypeError(f"a {tensor.layout} tensor of {tensor.dtype} on {tensor.device} cannot be sent")
    flat = tensor.detach().cpu().resolve_neg().contiguous().reshape(-1)
    return (
        dtype,
        [int(length) for length in tensor.shape],
        bool(tensor.requires_grad),
        flat.view(torch.uint8).numpy().data,
    )


def make_tensor(dtype: str, shape: list[int], requires_grad: bool, raw: memoryview) -> Any:
    """Return a tensor with memory of its own; a `ValueError` if dtype, shape and bytes do not fit together."""
    import torch

    if dtype not in DTYPES:
        raise ValueError("unknown dtype")
    kind = getattr(torch, dtype)
    if math.prod(shape) * kind.itemsize != len(raw) or (requires_grad and not kind.is_floating_point):
        raise ValueError("dtype, shape and bytes do not fit together")
    result = torch.empty(shape, dtype=kind)
    if raw:
        result.view(-1).view(torch.uint8)[:] = torch.frombuffer(bytearray(raw), dtype=torch.uint8)
    return result.requires_grad_(requires_grad)
