"""A course of one small module with everything that a course has, for tests of the tools."""

from pathlib import Path
from textwrap import dedent

import pytest

from llmlings.course import Course, load_course
from llmlings.stubs import stub_of

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
            _check(numbers)
            # Given: no number is negative.
            if not numbers:
                raise ValueError("numbers must not be empty")
            return sum(numbers)

        # Given: the checks that the functions above begin with. There is nothing to write below this line.

        def _check(numbers):
            if any(number < 0 for number in numbers):
                raise ValueError("numbers must not be negative")
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
        3. Add each to what you have.
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
        from llmlings.testing import about, check_close, check_kinds, check_rejects

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
            check_rejects(toy.total, [])

        @about("double")
        def test_doubles_are_float64():
            """Doubles are float64."""
            check_kinds(toy.double([1, 2]), np.zeros(2))
        ''',
    "tests/hidden/test_toy.py": '''
        """Hidden tests of the module toy."""

        import numpy as np
        import pytest
        from exercises import toy
        from llmlings.testing import about, check_close, check_remembers_nothing

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

        @about("double")
        def test_each_array_is_doubled(reference):
            """Each array is doubled by itself."""
            check_remembers_nothing(toy.double, reference.double, [np.ones(2)], [np.zeros(2)])

        @about("total")
        def test_each_sum_is_its_own(reference):
            """Each list is added by itself."""
            check_remembers_nothing(toy.total, reference.total, [[5, 6]], [[3, 4, 5]])
        ''',
    "tests/course/test_toy.py": '"""Nothing of this course\'s own."""',
    "tests/mistakes/toy.py": '''
        """Known mistakes of the module toy."""

        import numpy as np

        from llmlings.testing import mistake

        @mistake("double")
        def squares(numbers):
            """Your numbers are squares; the docstring asks for doubles."""
            return np.asarray(numbers, dtype=np.float64) ** 2

        @mistake("total")
        def forgets_the_last(numbers):
            """Your sum leaves out the last number."""
            if not numbers:
                raise ValueError("Nothing to add.")
            return sum(numbers[:-1])

        @mistake("total")
        def begins_at_one(numbers):
            """Your sum begins at 1; begin at 0."""
            if not numbers:
                raise ValueError("Nothing to add: numbers is empty.")
            return sum(numbers, _START)

        _START = 1

        @mistake("total", costs="time")
        def counts_up(numbers):
            """Counting up to the sum takes too long."""
            if not numbers:
                raise ValueError("numbers")
            while True:
                pass
        ''',
    "tests/alternatives/toy/adds_to_itself.py": '''
        """Adds the array to itself."""

        import numpy as np

        def double(numbers):
            array = _array(numbers)
            return array + array

        def _array(numbers):
            return np.array(numbers, dtype=np.float64)
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
    (course.root / "exercises").mkdir()
    for module in course.modules:
        course.exercise(module.name).write_text(stub_of(course, module), encoding="utf-8")
    return course
