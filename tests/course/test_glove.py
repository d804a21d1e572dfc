"""The solution of glove agrees with PyTorch and with known decompositions, also on the ways that it takes for size."""

import importlib.util
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
import torch

SOLUTION = Path(__file__).parents[2] / "solutions" / "glove.py"
SEEDS = range(20)


@pytest.fixture(scope="module")
def glove() -> ModuleType:
    spec = importlib.util.spec_from_file_location("glove_solution", SOLUTION)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("seed", SEEDS)
def test_the_loss_and_its_gradients_agree_with_autograd(glove: ModuleType, seed: int) -> None:
    rng = np.random.default_rng(seed)
    size, width = (int(n) for n in rng.integers(1, 9, 2))
    counts = np.exp(rng.uniform(-3, 8, (size, size))) * (rng.random((size, size)) < 0.6)
    parameters = [rng.normal(0, 1, shape) for shape in ((size, width), (size, width), (size,), (size,))]
    tracked = [torch.tensor(values, requires_grad=True) for values in parameters]
    centers, contexts, center_biases, context_biases = tracked
    x = torch.tensor(counts)
    errors = centers @ contexts.T + center_biases[:, None] + context_biases - torch.log(torch.where(x > 0, x, 1.0))
    loss = torch.sum(torch.clamp(x / 100, max=1) ** 0.75 * errors**2)
    loss.backward()
    np.testing.assert_allclose(glove.glove_loss(*parameters, counts), loss.item(), rtol=1e-12)
    for gradient, tensor in zip(glove.glove_gradients(*parameters, counts), tracked, strict=True):
        np.testing.assert_allclose(gradient, tensor.grad, rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("seed", SEEDS)
def test_counts_are_those_of_all_pairs_of_positions(glove: ModuleType, seed: int) -> None:
    rng = np.random.default_rng(seed)
    window = int(rng.integers(1, 9))
    sentences = [rng.integers(0, 5, length).tolist() for length in rng.integers(0, 12, 6)]
    expected = np.zeros((6, 6))
    for sentence in sentences:
        for late, early in np.argwhere(np.tri(len(sentence), k=-1)).tolist():
            if late - early <= window:
                expected[sentence[early], sentence[late]] += 1 / (late - early)
                expected[sentence[late], sentence[early]] += 1 / (late - early)
    np.testing.assert_allclose(glove.cooccurrence(sentences, 6, window), expected, rtol=1e-12)


@pytest.mark.parametrize("seed", SEEDS)
def test_ppmi_is_its_definition_in_each_cell(glove: ModuleType, seed: int) -> None:
    rng = np.random.default_rng(seed)
    counts = rng.gamma(0.7, 3, (6, 6)) * (rng.random((6, 6)) < 0.6)
    expected = np.zeros((6, 6))
    for i, j in np.argwhere(counts > 0):
        expected[i, j] = max(0, np.log(counts[i, j] * counts.sum() / (counts[i].sum() * counts[:, j].sum())))
    np.testing.assert_allclose(glove.ppmi(counts), expected, rtol=1e-9, atol=1e-12)


def test_the_leading_vectors_of_a_large_matrix(glove: ModuleType) -> None:
    # Above 2,000 rows the solution computes the leading vectors alone. The matrix is U S V^T with a U and V known here.
    rng = np.random.default_rng(0)
    size, values = 2100, 100.0 * 0.9 ** np.arange(40)
    left, right = (np.linalg.qr(rng.normal(0, 1, (size, len(values))))[0] for _ in range(2))
    matrix = (left * values) @ right.T
    for width in (1, 25):
        vectors = glove.svd_vectors(matrix, width)
        expected = (left[:, :width] * values[:width]) @ left[:, :width].T
        np.testing.assert_allclose(vectors @ vectors.T, expected, atol=1e-9)


def test_equal_singular_values_and_zeros_of_a_large_matrix(glove: ModuleType) -> None:
    # No gap separates what is kept from what is cut off, so any of the equal ones will do; and nothing is NaN.
    vectors = glove.svd_vectors(np.diag(np.repeat([5.0, 3.0], [1, 2099])), 4)
    np.testing.assert_allclose(vectors.T @ vectors, np.diag([5.0, 3.0, 3.0, 3.0]), atol=1e-9)
    np.testing.assert_allclose(glove.svd_vectors(np.zeros((2100, 2100)), 2), 0)


def test_training_in_several_groups_of_words(glove: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(0)
    hidden, frequency = rng.normal(0, 1, (23, 2)), rng.normal(2, 0.5, 23)
    counts = np.exp(hidden @ hidden.T + frequency[:, None] + frequency)
    monkeypatch.setattr(glove, "_GROUP", 5)
    vectors = glove.train_glove(counts, 8, 60, 0.2, np.random.default_rng(1))
    centered = [m - m.mean(axis=0) - m.mean(axis=1)[:, None] + m.mean() for m in (vectors @ vectors.T, np.log(counts))]
    assert np.corrcoef(centered[0].ravel(), centered[1].ravel())[0, 1] > 0.99
