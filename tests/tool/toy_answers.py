"""What learners of the toy course of `tests/conftest.py` may hand in."""

RIGHT = """
import numpy as np

def double(numbers):
    return 2.0 * np.asarray(numbers, dtype=np.float64)

def total(numbers):
    if not numbers:
        raise ValueError("numbers must not be empty")
    return sum(numbers)
"""
