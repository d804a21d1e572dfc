"""A course of one small module with everything that a course has, for tests of the tools."""

from pathlib import Path
from textwrap import dedent

import pytest

from llmlings.course import Course, load_course
from llmlings.stubs import write_stubs

FILES = {
    "course.toml": """
        title = "toy"
        [limits]
        call_seconds = 1
        timeouts_per_function = 2
        cpu_seconds = 30
        memory_megabytes = 1024
        scratch_megabytes = 8
        message_megabytes = 16
        [[part]]
        title = "Toys"
        [[part.module]]
        name = "toy"
        title = "A toy"
        points = 10
        functions = ["double", "total"]
        anchors = ["q-toy"]
        """,
    "pyproject.toml": """
        [tool.pytest.ini_options]
        testpaths = ["tests/visible"]
        addopts = "--import-mode=importlib"
        """,
    "solutions/toy.py": '''
        """A toy."""

        import numpy as np

        def double(numbers):
            """Return an array with every number doubled.

            Lesson: docs/lessons/toy.md#q-toy
            """
            return 2.0 * np.asarray(numbers, dtype=np.float64)

        def total(numbers: list[int]) -> int:
            """Return the sum."""
            if not numbers:
                raise ValueError("numbers must not be empty")
            return sum(numbers)
        ''',
    "docs/hints/toy.md": """
        # Hints: toy

        ## double
        1. Once more.
        2. Twice.
        3. Add each number to itself.

        ## total
        1. One after the other.
        2. Start at nothing.
        3. Nothing to add is an error.
        """,
    "docs/questions/toy.toml": """
        [[question]]
        text = "What is twice 4?"

        [[question.option]]
        text = "8"
        right = true
        why = "4 and 4."

        [[question.option]]
        text = "16"
        why = "That is 4 times 4."

        [[question.option]]
        text = "6"
        why = "That is 4 and 2."
        """,
    "docs/lessons/toy.md": """
        # A toy

        ## What is a toy? { #q-toy }
        Something to play with.
        """,
    "tests/visible/test_toy.py": '''
        """Visible tests of the module toy."""

        import numpy as np
        from exercises import toy
        from llmlings.testing import about, check_close, check_rejects

        @about("double")
        def test_doubles_each_number():
            """Every number is doubled."""
            check_close(toy.double(np.array([1.0, 2.5])), np.array([2.0, 5.0]), because="Doubling is times two.")

        @about("total")
        def test_adds_up():
            """1 and 2 are 3."""
            check_close(toy.total([1, 2]), 3)

        @about("total")
        def test_nothing_is_refused():
            """An empty list is refused."""
            check_rejects("numbers", toy.total, [])
        ''',
    "tests/hidden/test_toy.py": '''
        """Hidden tests of the module toy."""

        import pytest
        from exercises import toy
        from llmlings.testing import about, check_close

        @about("double")
        def test_any_numbers(rng, reference):
            """Any numbers are doubled."""
            numbers = rng.normal(size=5)
            check_close(toy.double(numbers), reference.double(numbers))

        @about("total")
        @pytest.mark.parametrize("count", [3, 4], ids=["three", "four"])
        def test_any_sum(rng, reference, count):
            """Any numbers are added."""
            numbers = [int(n) for n in rng.integers(5, 100, size=count)]
            check_close(toy.total(numbers), reference.total(numbers))
        ''',
    "tests/mistakes/toy/squares.py": '''
        """Your numbers are squares; the contract asks for doubles."""

        import numpy as np

        def double(numbers):
            return np.asarray(numbers, dtype=np.float64) ** 2
        ''',
    "tests/mistakes/toy/forgets_the_last.py": '''
        """Your sum leaves out the last number."""

        def total(numbers):
            if not numbers:
                raise ValueError("numbers must not be empty")
            return sum(numbers[:-1])
        ''',
    "tests/mistakes/toy/accepts_nothing.py": '''
        """The sum of no numbers is refused, not 0."""

        def total(numbers):
            return sum(numbers)
        ''',
    "tests/mistakes/toy/counts_up.py": '''
        """Counting up to the sum takes too long."""

        COSTS = "time"

        def total(numbers):
            if not numbers:
                raise ValueError("numbers must not be empty")
            while True:
                pass
        ''',
    "tests/alternatives/toy/adds_to_itself.py": '''
        """Adds the array to itself."""

        import numpy as np

        def double(numbers):
            array = np.array(numbers, dtype=np.float64)
            return array + array
        ''',
}


def write(root: Path, files: dict[str, str]) -> None:
    """Write files, their common indentation taken off."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text).lstrip("\n"), encoding="utf-8")


@pytest.fixture
def toy(tmp_path: Path) -> Course:
    """A course with the module `toy`, its stub untouched."""
    root = tmp_path / "toy course"
    write(root, FILES)
    course = load_course(root)
    write_stubs(course)
    return course
