"""PyTorch is imported before it is asked for, and leaves nothing behind."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("torch", reason="PyTorch is not installed")

USED = """
from llmlings.testing.tensors import warm_up

{}
import torch

torch.optim.SGD([torch.zeros(1)], lr=1.0)
"""


def left_by(folder: Path, first: str) -> list[str]:
    """Use PyTorch's optimizers after `first` in a process of its own; return what is left among temporary files."""
    environment = {**os.environ, "TMPDIR": str(folder), "TEMP": str(folder), "TMP": str(folder)}
    # PyTorch sets it for the whole process, and any test before this one may have used PyTorch.
    environment.pop("TORCHINDUCTOR_CACHE_DIR", None)
    subprocess.run([sys.executable, "-c", USED.format(first)], env=environment, check=True)
    return [path.name for path in folder.iterdir()]


def test_pytorchs_compiler_leaves_no_folder_among_the_temporary_files(tmp_path: Path) -> None:
    (tmp_path / "warm").mkdir()
    (tmp_path / "cold").mkdir()
    assert left_by(tmp_path / "warm", "warm_up('torch')") == []
    # Else this test would ask for nothing.
    assert left_by(tmp_path / "cold", "") != []
