"""PyTorch tensors beside arrays, without importing PyTorch: where nobody imported it, there are no tensors."""

import contextlib
import importlib
import os
import sys
from typing import Any

from numpy.typing import NDArray

#: dtypes of tensors that count as plain data.
DTYPES = (
    "bool", "uint8", "int8", "int16", "int32", "int64", "float16", "bfloat16", "float32", "float64",
)  # fmt: skip
#: Where PyTorch's compiler keeps what it has compiled.
_COMPILED = "TORCHINDUCTOR_CACHE_DIR"


def warm_up(package: str) -> None:
    """Import a package that a module requires, so that no learner's code has to wait for it."""
    # Where this fails, the module that imports the package will say so.
    with contextlib.suppress(Exception):
        import_warm(package)


def import_warm(package: str) -> None:
    """Import a package, with what it would import at its first use."""
    torch = importlib.import_module(package)
    if package == "torch":
        # Else its compiler, which nobody uses, makes itself a folder among everybody's temporary files. It is
        # content with one that is there.
        known = os.environ.setdefault(_COMPILED, torch.__path__[0])
        # As when graded; and of two threads on a busy core each waits for the other.
        torch.set_num_threads(1)
        # The first optimizer and the first backward pass import for seconds once more.
        torch.optim.SGD([torch.zeros(1)])
        torch.ones(1, requires_grad=True).backward(torch.ones(1))
        if known == torch.__path__[0]:
            # A learner who does compile must not write there.
            del os.environ[_COMPILED]


def is_tensor(value: Any) -> bool:
    """Return whether `value` is a tensor."""
    torch = sys.modules.get("torch")
    return torch is not None and isinstance(value, torch.Tensor)


def is_plain(tensor: Any) -> bool:
    """Return whether a tensor is dense numbers in this computer's memory."""
    torch = sys.modules["torch"]
    return dtype_name(tensor) in DTYPES and tensor.layout is torch.strided and tensor.device.type == "cpu"


def dtype_name(tensor: Any) -> str:
    """Return the dtype as it is written in code: float32."""
    return str(tensor.dtype).removeprefix("torch.")


def as_array(tensor: Any) -> NDArray[Any]:
    """Return the numbers of a plain tensor as an array, in the same memory where NumPy has the dtype."""
    torch = sys.modules["torch"]
    dense = tensor.detach().resolve_neg()
    array: NDArray[Any] = (dense.float() if dense.dtype is torch.bfloat16 else dense).numpy()
    return array


def copy_tensor(tensor: Any) -> Any:
    """Return a leaf with the same numbers, `requires_grad` and gradient, in memory of its own."""
    copied = tensor.detach().clone().requires_grad_(tensor.requires_grad)
    if tensor.is_leaf and tensor.grad is not None:
        copied.grad = tensor.grad.detach().clone()
    return copied


def same_tensor(a: Any, b: Any) -> bool:
    """Return whether two tensors are equal in dtype, shape, bits, `requires_grad` and gradient."""
    if a.dtype != b.dtype or a.shape != b.shape or a.requires_grad != b.requires_grad:
        return False
    if as_array(a).tobytes() != as_array(b).tobytes():
        return False
    mine, theirs = (tensor.grad if tensor.is_leaf else None for tensor in (a, b))
    if mine is None or theirs is None:
        return mine is theirs
    return same_tensor(mine, theirs)
