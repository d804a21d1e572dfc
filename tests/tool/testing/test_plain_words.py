"""Errors that beginners make, made for real: each is told with its line and in plain words."""

from pathlib import Path
from textwrap import dedent

import pytest

from llmlings.testing.examiner import Call, StopTest
from llmlings.testing.failures import require_value
from llmlings.testing.local_implementation import LocalImplementation
from llmlings.testing.plain_words import plain_words

#: Code of a function f(numbers), the line that is shown last, and a part of the plain words.
MADE = {
    "a module that is not imported": ("return re.findall('a', 'b')", "re.findall", "write `import re` at the top"),
    "numpy that is not imported": ("return np.zeros(2)", "np.zeros", "write `import numpy as np` at the top"),
    "a misspelt name": ("return nubmers", "nubmers", "Nothing is called nubmers here"),
    "a package that is not there": (
        "import pandsa\nreturn 1",
        "import pandsa",
        "There is no pandsa when your",
    ),
    "a list that append gave": ("return sorted(numbers.append(1))", "append", "Something here is None."),
    "None that is indexed": ("numbers = None\nreturn numbers[0]", "numbers[0]", "Something here is None."),
    "a text and a number": ("return 'a' + 1", "'a' + 1", "Python has no + between str and int"),
    "a place behind the last": ("return numbers[len(numbers)]", "len(numbers)", "the last one the length minus 1"),
    "round brackets for square ones": ("return numbers(0)", "numbers(0)", "of the kind list"),
    "no end of calling itself": ("return f(numbers)", "return f(", "no case in which it stops"),
    "a key that is not there": ("return {}['a']", "{}['a']", "no such key yet"),
    "pairs of a dictionary's keys": ("for a, b in {'abc': 1}:\n    pass", "for a, b", ".items() gives pairs"),
    "a list for a key": ("return {numbers: 1}", "{numbers: 1}", "of the kind list"),
    "an item put into a tuple": ("(1, 2)[0] = 3", "(1, 2)[0] = 3", "put into a tuple"),
    "a value on another way": ("if not numbers:\n    a = 1\nreturn a", "return a", "a gets its value in this function"),
    "a number and a list": ("return 1 + numbers", "1 + numbers", "no + between int and list"),
    "length as in other languages": ("return 'a'.length", "'a'.length", "asked with len(...)"),
    "a power as on paper": ("return 2.0 ^ 2", "2.0 ^ 2", "A power is written with **"),
    "a power of an array": ("import numpy as np\nreturn np.zeros(2) ^ 2.0", "^ 2.0", "A power is written with **"),
    "the end of Python": ("exit()", "exit()", "gives its result, with return"),
    "rows of different lengths": (
        "import numpy as np\nreturn np.array([[1], [1, 2]])",
        "np.array",
        "rows of one length",
    ),
    "an array that is asked": (
        "import numpy as np\nif np.zeros(2):\n    return 1",
        "if np.zeros(2)",
        ".any() or .all()",
    ),
    "shapes that do not fit": (
        "import numpy as np\nreturn np.zeros(2) + np.zeros(3)",
        "np.zeros(3)",
        "from the last axis on",
    ),
    "too few arguments": ("return f()", "return f()", "another number of arguments"),
}
#: The text of a whole file that Python cannot read.
UNREADABLE = {
    "no indentation": ("def f(numbers):\nreturn 1\n", "return 1", "four spaces further right"),
    "too much indentation": ("def f(numbers):\n    a = 1\n      return a\n", "return a", "other spaces in front"),
    "too little indentation": ("def f(numbers):\n    a = 1\n  return a\n", "return a", "other spaces in front"),
    "tabs among spaces": ("def f(numbers):\n    if numbers:\n\treturn 1\n", "return 1", "begins with a tab"),
    "an open bracket": (
        "def f(numbers):\n    return max(numbers\n",
        "max(numbers",
        "bracket ( is opened",
    ),
    "a bracket too many": (
        "def f(numbers):\n    return max(numbers))\n",
        "max(numbers))",
        "that was not opened",
    ),
    "an open text": ("def f(numbers):\n    return 'a\n", "return 'a", "does not end with them"),
    "an open description": (
        'def f(numbers):\n    """Count.\n    return 1\n\n\ndef g(numbers):\n    """Sort."""\n    return 2\n',
        '"""Count.',
        "one or three",
    ),
    "a colon that is missing": (
        "def f(numbers):\n    if numbers\n        return 1\n",
        "if numbers",
        "ends with a colon",
    ),
    "else if": (
        "def f(numbers):\n    if numbers:\n        return 1\n    else if 2:\n        return 2\n",
        "else if 2",
        "writes elif",
    ),
    "curly quotation marks": ("def f(numbers):\n    return “a”\n", "return “a”", "Type the straight one"),
    "a no-break space": ("def f(numbers):\n    return\u00a01\n", "return", "type the space again"),
    "a return too far left": ("def f(numbers):\n    a = 1\nreturn a\n", "return a", "too far left"),
    "one = for two": ("def f(numbers):\n    if numbers = []:\n        return 1\n", "numbers = []", "two, ==, compare"),
    "what only notebooks have": (
        "get_ipython().system('ls')\n\n\ndef f(numbers):\n    return 1\n",
        "get_ipython()",
        "There is get_ipython in notebooks alone",
    ),
    "a name at the top": (
        "x = nubmers\n\n\ndef f(numbers):\n    return 1\n",
        "x = nubmers",
        "Nothing is called nubmers",
    ),
    "an import that fails": (
        "import nmpy\n\n\ndef f(numbers):\n    return 1\n",
        "import nmpy",
        "There is no nmpy when your",
    ),
}


def told(folder: Path, text: str) -> str:
    """Return the message of a test that calls `f([1])`."""
    (folder / "m.py").write_text(text, encoding="utf-8")
    outcome = LocalImplementation(folder).call("m", "f", ([1],), {}, 10)
    with pytest.raises(StopTest) as stop:
        require_value(Call("m", "f", ([1],), {}, outcome))
    return stop.value.message


@pytest.mark.parametrize(("code", "line", "words"), MADE.values(), ids=MADE)
def test_an_error_in_a_function(tmp_path: Path, code: str, line: str, words: str) -> None:
    body = dedent(code).replace("\n", "\n    ")
    message = told(tmp_path, f"def f(numbers):\n    {body}\n")
    shown, means = message.split("  means:")
    assert line in shown.splitlines()[-1]
    assert words in means


@pytest.mark.parametrize(("text", "line", "words"), UNREADABLE.values(), ids=UNREADABLE)
def test_a_file_that_python_cannot_read(tmp_path: Path, text: str, line: str, words: str) -> None:
    message = told(tmp_path, text)
    assert message.startswith("exercises/m.py: ")
    shown, means = message.split("  means:")
    assert line in shown.splitlines()[-1]
    assert words in means


def test_a_misspelt_method_is_told_with_the_one_that_was_meant(tmp_path: Path) -> None:
    message = told(tmp_path, "def f(numbers):\n    return numbers.apend(1)\n")
    assert "has no attribute 'apend'; did you mean 'append'? (line 2)." in message


def test_a_misspelt_name_is_told_with_the_one_that_was_meant(tmp_path: Path) -> None:
    message = told(tmp_path, "def f(numbers):\n    return nubmers\n")
    assert message.startswith("f raised NameError: name 'nubmers' is not defined; did you mean 'numbers'? (line 2).")


@pytest.mark.parametrize("arguments", ["", "numbers, other", "*, numbers"])
def test_a_first_line_that_fits_no_test_is_to_be_put_back(tmp_path: Path, arguments: str) -> None:
    assert "as its first line names its arguments when it is handed out" in told(
        tmp_path, f"def f({arguments}):\n    return 1\n"
    )


def test_a_module_of_the_course_is_no_package(tmp_path: Path) -> None:
    (tmp_path / "bpe.py").write_text("", encoding="utf-8")
    message = told(tmp_path, "import bpe\n\n\ndef f(numbers):\n    return 1\n")
    assert "means:     Another module of the course is imported with `from exercises import bpe`." in message


def test_a_module_that_is_not_imported_is_not_told_with_a_name_that_is_like_it(tmp_path: Path) -> None:
    assert "did you mean" not in told(tmp_path, "def f(numbers):\n    return re.findall('a', 'b')\n")


def test_the_line_before_is_shown_and_empty_ones_are_not(tmp_path: Path) -> None:
    message = told(tmp_path, "def f(numbers):\n    total = 0\n\n    return total / 0\n")
    assert "  at:           2 |     total = 0\n                4 |     return total / 0" in message


def test_an_endless_loop_is_told_with_the_line_where_it_was(tmp_path: Path) -> None:
    (tmp_path / "m.py").write_text("def f(numbers):\n    while True:\n        pass\n", encoding="utf-8")
    outcome = LocalImplementation(tmp_path).call("m", "f", ([1],), {}, 0.3)
    # On a machine that is very busy the clock is the first to run out.
    limits = ("0.3 seconds of processor time", "1.8 seconds, most of which it waited")
    said = {f"It did not finish within {limit} (it was at line {line})." for line in (2, 3) for limit in limits}
    assert outcome.message in said
    assert outcome.source


def test_an_error_that_speaks_for_itself_has_no_more_words() -> None:
    assert plain_words("ValueError", "math domain error") == ""
