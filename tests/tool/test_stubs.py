"""Stubs are solutions without their answers: what goes, what stays, and that nothing else changes."""

import ast
import shutil
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from llmlings.course import Course, load_course
from llmlings.errors import CourseError
from llmlings.stubs import derive_stub, stub_of

ROOT = Path(__file__).parents[2]


def stub(source: str, *functions: str) -> str:
    return derive_stub(dedent(source).lstrip("\n"), functions)


def test_a_body_becomes_one_todo_line_and_an_error_that_names_the_function() -> None:
    source = '''
        """A module."""

        X = 1  # stays


        def area(width: int,
                 height: int = X) -> int:
            """Return width times height.

            Example:
                >>> area(2, 3)
                6
            """
            # Multiply.
            result = width * height

            return result
    '''
    assert stub(source, "area") == dedent('''\
        """A module."""

        X = 1  # stays


        def area(width: int,
                 height: int = X) -> int:
            """Return width times height.

            Example:
                >>> area(2, 3)
                6
            """
            # TODO: write this function, then save the file.
            raise NotImplementedError("area")
    ''')


def test_helpers_and_imports_that_only_bodies_used_go() -> None:
    source = '''
        """A module."""

        import math
        import re
        from collections import Counter, defaultdict, deque

        import numpy as np

        # How long a word may be.
        _LONGEST = 3
        Table = dict[str, Counter]


        def count(words: np.ndarray) -> Table:
            """Count."""
            return _count(words)


        # The work.
        @deque
        def _count(words):
            return _again(words, _LONGEST) + math.pi


        def _again(words, longest):
            return _count(words) + re.escape("") + defaultdict(int)


        class _Box:
            pass


        def last() -> None:
            """Do the last thing."""
            _Box()
            # and nothing more

    '''
    assert stub(source, "count", "last") == dedent('''\
        """A module."""

        from collections import Counter

        import numpy as np

        Table = dict[str, Counter]


        def count(words: np.ndarray) -> Table:
            """Count."""
            # TODO: write this function, then save the file.
            raise NotImplementedError("count")


        def last() -> None:
            """Do the last thing."""
            # TODO: write this function, then save the file.
            raise NotImplementedError("last")
    ''')


def test_what_a_signature_or_other_code_uses_stays_with_what_it_uses_itself() -> None:
    source = '''
        import functools
        import math
        from typing import Any

        _Row = list[float]
        _Size = int
        _DEFAULT = math.pi


        def total(row: _Row, size: "_Size", start: float = _DEFAULT) -> "dict[str, Any]":
            """Add."""
            return sum(row, start)


        @functools.cache
        def helper() -> int:
            return _answer()


        def _answer() -> int:
            return 42
    '''
    result = stub(source, "total")
    assert result.replace('# TODO: write this function, then save the file.\n    raise NotImplementedError("total")',
                          "return sum(row, start)") == dedent(source).lstrip("\n")  # fmt: skip


def test_methods_are_cut_and_their_private_helpers_go() -> None:
    source = '''
        from typing import Any

        import numpy as np


        class Layer:
            """A layer."""

            def __init__(self, width: int) -> None:
                """Keep the width."""
                self.width = self._check(width)

            @property
            def double(self) -> Any:
                """Return twice the width."""
                return self._twice()

            def _twice(self) -> Any:
                return np.float64(2 * self.width)

            def _check(self, width: int) -> int:
                return width
    '''
    result = stub(source, "Layer.double")
    assert "import numpy" not in result
    assert "_twice" not in result
    assert result.count("_check") == 2
    assert result.endswith(
        "        # TODO: write this function, then save the file.\n"
        '        raise NotImplementedError("Layer.double")\n\n'
        "    def _check(self, width: int) -> int:\n        return width\n"
    )


def test_a_word_of_a_docstring_does_not_keep_an_import() -> None:
    source = '''
        import re
        from operator import add


        def find(text: str) -> str:
            """re add"""
            return re.escape(text) + add("", "")


        def other(text: str) -> str:
            return "re" + text.add()
    '''
    assert "import" not in stub(source, "find")


def test_the_future_import_and_star_imports_stay() -> None:
    source = '''
        from __future__ import annotations

        from string import *


        def f() -> None:
            """Do."""
    '''
    assert stub(source, "f").startswith("from __future__ import annotations\n\nfrom string import *\n\n\ndef f")


def test_blank_lines_of_docstrings_and_odd_line_separators_stay() -> None:
    source = 'def f():\n    """One.\n\n\n\n    Two\u2028\x0cthree.\n    """\n    return 1\n\n\n\n\nX = 1\n'
    assert derive_stub(source, ["f"]) == source.replace(
        "return 1", '# TODO: write this function, then save the file.\n    raise NotImplementedError("f")'
    )


def test_every_definition_of_a_name_loses_its_body() -> None:
    source = '''
        def f():
            """One."""
            return "secret"


        def f():
            """Two."""
            return "secret"
    '''
    assert "secret" not in stub(source, "f")


@pytest.mark.parametrize("body", ["    return 1", "    'doc'; return 1", ""], ids=["none", "one line", "same line"])
def test_a_function_without_a_docstring_on_its_own_lines_is_refused(body: str) -> None:
    source = f"def f():\n{body}\n" if body else "def f(): 'doc'\n"
    with pytest.raises(CourseError, match="'f' has no docstring"):
        derive_stub(source, ["f"])


@pytest.mark.parametrize("source", ["", "async def f():\n    '''Doc.'''\n"], ids=["missing", "async"])
def test_a_function_that_is_not_there_is_named(source: str) -> None:
    with pytest.raises(CourseError, match="no function 'f'"):
        derive_stub(source, ["f"])


GIVEN = '''
    """A module."""

    import math

    import numpy as np


    def mean(numbers: list[float]) -> float:
        """Return the mean."""
        numbers = _array(numbers)
        if not numbers.size:
            raise ValueError("numbers must not be empty")
        # Given: numbers is a float64 array of at least one number,
        #   in one dimension.
        # The sum first.
        return _sum(numbers) / math.floor(numbers.size)


    def _sum(numbers):
        return numbers.sum()


    # Given: the checks that the functions above begin with. There is nothing to write below this line.


    def _array(numbers):
        return np.asarray(numbers, dtype=np.float64)
'''


def test_what_is_given_stays_with_its_helpers_and_the_todo_line_says_what_holds() -> None:
    assert stub(GIVEN, "mean") == dedent('''\
        """A module."""

        import numpy as np


        def mean(numbers: list[float]) -> float:
            """Return the mean."""
            numbers = _array(numbers)
            if not numbers.size:
                raise ValueError("numbers must not be empty")
            # TODO: write the rest; numbers is a float64 array of at least one number,
            #   in one dimension.
            raise NotImplementedError("mean")


        # Given: the checks that the functions above begin with. There is nothing to write below this line.


        def _array(numbers):
            return np.asarray(numbers, dtype=np.float64)
    ''')


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("# The sum first.", "# Given: again.", "'mean' has two lines"),
        ("# Given: numbers is", f"# Given: {'x' * 100} is", "gets too long in the stub"),
        ("return numbers.sum()", "return _array(numbers).sum()", None),
        (
            "numbers = _array(numbers)",
            "numbers = _sum(_array(numbers))",
            "The helper '_sum' is given; put it at the end",
        ),
        ("numbers = _array(numbers)", "numbers = np.asarray(numbers)", "Nothing is given below"),
        ("def _array(numbers)", "def array(numbers)", "Nothing is given|'array' stands below"),
    ],
)
def test_helpers_of_given_lines_stand_at_the_end(old: str, new: str, problem: str | None) -> None:
    assert old in GIVEN
    if problem is None:
        assert "There is nothing to write below" in stub(GIVEN.replace(old, new), "mean")
        return
    with pytest.raises(CourseError, match=problem):
        stub(GIVEN.replace(old, new), "mean")


@pytest.fixture
def course(tmp_path: Path) -> Course:
    (tmp_path / "solutions").mkdir()
    shutil.copyfile(ROOT / "course.toml", tmp_path / "course.toml")
    full = load_course(tmp_path)
    course = Course(full.root, full.title, full.modules[:2], full.limits)
    for module in course.modules:
        code = "".join(f'def {name}():\n    """Do."""\n    return 1\n\n\n' for name in module.functions)
        course.solution(module.name).write_text(code, encoding="utf-8", newline="\n")
    return course


@pytest.mark.parametrize(
    ("text", "cause"),
    [(None, "is missing"), ("def f(:", "is not Python"), ("x = 1\n", "no function 'pretokenize'")],
    ids=["missing", "syntax error", "lacks a function"],
)
def test_a_solution_that_is_wrong_is_named(course: Course, text: str | None, cause: str) -> None:
    course.solution("bpe").unlink()
    if text is not None:
        course.solution("bpe").write_text(text, encoding="utf-8")
    with pytest.raises(CourseError, match=f"solutions/bpe.py.*{cause}"):
        stub_of(course, course.module("bpe"))


def to_do(text: str) -> list[str]:
    """Return the functions and methods of a stub that are to do."""
    names = []
    for node in ast.parse(text).body:
        if isinstance(node, ast.FunctionDef):
            names += [node.name] * ("NotImplementedError" in ast.unparse(node.body[-1]))
        elif isinstance(node, ast.ClassDef):
            methods = [part for part in node.body if isinstance(part, ast.FunctionDef)]
            names += [f"{node.name}.{m.name}" for m in methods if "NotImplementedError" in ast.unparse(m.body[-1])]
    return names


def test_the_stubs_of_this_course_compile_and_pass_the_rules_about_names(tmp_path: Path) -> None:
    course = load_course(ROOT)
    for module in course.modules:
        text = derive_stub(course.solution(module.name).read_text(encoding="utf-8"), module.all_functions)
        assert to_do(text) == list(module.all_functions)
        (tmp_path / f"{module.name}.py").write_text(text, encoding="utf-8")
    ruff = [sys.executable, "-m", "ruff", "check", "--isolated", "--no-cache", "--select", "F,E303,E305,W", "--preview"]
    # What is given is for the part that is to be written.
    ruff += ["--ignore", "F841"]
    done = subprocess.run([*ruff, str(tmp_path)], capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout
