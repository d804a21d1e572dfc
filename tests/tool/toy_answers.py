"""What learners of the toy course of `tests/conftest.py` may hand in."""

RIGHT = '''
import numpy as np

def double(numbers):
    """Return an array with every number doubled."""
    return 2.0 * np.asarray(numbers, dtype=np.float64)

def total(numbers):
    """Return the sum."""
    if not numbers:
        raise ValueError("numbers must not be empty")
    return sum(numbers)
'''
