"""What students leave in their notebooks, run by a real worker: it costs what its own cell defines, nothing else."""

from collections.abc import Iterator

import pytest

from llmlings.course import Limits
from llmlings.grade.remote_implementation import RemoteImplementation
from llmlings.testing.notebook_cells import joined
from llmlings.testing.observe import Outcome

LIMITS = Limits(
    call_seconds=2, timeouts_per_function=3, cpu_seconds=60, memory_megabytes=1024, scratch_megabytes=8,
    message_megabytes=16,
)  # fmt: skip
ANSWER = "def answer():\n    return 42"

#: Cells beside one that holds the answer, above or below it.
LEFT_IN = {
    "shell": "!pip install numpy",
    "shell_continued": "!pip install -q \\\n    numpy \\\n    torch\nx = 1\nassert x",
    "shell_of_a_name": "file = 'a b'\n!ls {file} $file",
    "shell_output": "files = !ls\nassert files == []",
    "shell_double": "!!ls",
    "shell_in_a_block": "import sys\nif True:\n    !ls\nelse:\n    !pwd",
    "shell_in_try": "try:\n    import llmlings.notebook\nexcept ImportError:\n    !pip install llmlings",
    "magic": "%matplotlib inline",
    "magic_continued": "%load_ext watermark\n%watermark -u -n \\\n    -p numpy -v",
    "magic_unknown": "%no_such_magic x",
    "magic_with_an_apostrophe": "%config InlineBackend.figure_format = 'retina'\n!echo it's",
    "autoreload": "%load_ext autoreload\n%autoreload 2",
    "reset": "%reset -f",
    "timeit": "%timeit answer()",
    "timeit_output": "took = %timeit -o answer()",
    "cell_of_bash": "%%bash\nls *.ipynb; echo 'it is",
    "cell_of_html": "%%html\n<b>bold</b>",
    "cell_of_javascript": "%%javascript\nalert('hi')",
    "cell_of_latex": "%%latex\n$x$",
    "writefile": "%%writefile notes.py\nthis is no Python",
    "help": "answer?",
    "help_first": "?len",
    "help_double": "len??",
    "help_of_a_call": "len('a b')?",
    "help_behind": "x = len('a'); x?",
    "help_function": "help(len)",
    "automagic_pip": "pip install numpy",
    "automagic_conda": "conda install -c conda-forge numpy",
    "automagic_ls": "ls",
    "automagic_cd": "cd ..",
    "automagic_matplotlib": "matplotlib inline",
    "await_sleep": "import asyncio\nawait asyncio.sleep(0)",
    "await_thread": "import asyncio\nassert await asyncio.to_thread(len, 'ab') == 2",
    "await_absent": "import micropip\nawait micropip.install('numpy')",
    "await_in_if": "import sys\nif 'pyodide' in sys.modules:\n    import piplite\n    await piplite.install('x')",
    "await_gather": "import asyncio\nawait asyncio.gather(asyncio.sleep(0), asyncio.sleep(0.01))",
    "async_for": "async def g():\n    yield 1\nasync for x in g():\n    assert x == 1",
    "await_under_magic": "%%time\nimport asyncio\nawait asyncio.sleep(0)",
    "asyncio_run": "import asyncio\nasyncio.run(asyncio.sleep(0))",
    "display": "display([1], 2)",
    "get_ipython": "get_ipython().run_line_magic('matplotlib', 'inline')\nget_ipython().system('ls')",
    "get_ipython_of_a_shell": "assert get_ipython().run_line_magic('no', '') is None",
    "ipython_module": "from IPython.display import HTML, Image, clear_output, display\nclear_output()\nHTML('<b>')",
    "ipython_core": "from IPython import get_ipython\nfrom IPython.core.display import display",
    "colab": "from google.colab import drive\ndrive.mount('/content/drive')",
    "colab_asked_for": "try:\n    import google.colab\n    raise ValueError\nexcept ImportError:\n    pass",
    "plot": "import matplotlib.pyplot as plt\nplt.rcParams['figure.figsize'] = (8, 4)\nplt.plot([1])\nplt.show()",
    "figure": "from matplotlib import pyplot as plt\nfig, ax = plt.subplots()\nax.plot([1])",
    "pandas": "import pandas as pd\npd.DataFrame({'a': [1]}).head()",
    "check": "from llmlings.notebook import check\ncheck('tokens', 'split_words')",
    "check_printed": "from llmlings.notebook import check\nprint(check('tokens', points=4))",
    "check_by_module": "import llmlings.notebook as course\ncourse.check('tokens')",
    "others": "from llmlings.notebook import check, load_other_notebooks\nload_other_notebooks()",
    "assert_that_fails": "assert answer() == 43, 'why?'",
    "call_that_fails": "answer(1)",
    "text": "Here I explain what I did, it's simple.",
    "unfinished": "def other(:\n",
    "open_string": "x = '''never closed",
    "only_a_comment": "# nothing",
    "empty": "   \n\n",
    "tabs": "if True:\n\tx = 1\n        y = 2",
    "dedented": "    x = 1\n    y = x + 1",
    "prompts": ">>> x = 1\n>>> x\n1",
    "prompts_of_ipython": "In [1]: x = 1",
    "input": "text = input('A text: ')",
    "exit": "exit()",
    "quit": "quit",
    "system_exit": "import sys\nsys.exit(1)",
    "interrupt": "raise KeyboardInterrupt",
    "generator_exit": "raise GeneratorExit",
    "recursion": "def deep(n):\n    return deep(n + 1)\ndeep(0)",
    "memory": "x = [0] * 10**11",
    "endless": "while True:\n    pass",
    "endless_sleep": "import time\ntime.sleep(1000)",
    "endless_print": "while True:\n    print('x' * 1000)",
    "stubborn": "while True:\n    try:\n        while True:\n            pass\n    except Exception:\n        pass",
    "gigabyte": "for _ in range(1000):\n    print('x' * 1_000_000)",
    "twice": "def answer():\n    return 41\ndef answer():\n    return 42",
    "deleted": "tokens = [1]\ndel tokens",
    "names_of_jupyter": "assert In and Out == {} and _ == ''",
    "shown": "1 + 1",
    "future_late": "import re\nfrom __future__ import annotations",
    "magic_line_time": "%time x = 42\nassert x == 42",
    "stdout": "import sys, io\nsys.stdout = io.StringIO()\nsys.stdout.close()",
    "close_all": "import os\nos.close(1)",
    "other_thread": "import threading\nthreading.Thread(target=print, args=(1,)).start()",
    "form_feed": "x = 1\n\x0cy = 2",
    "windows": "x = 1\r\ny = 2",
    "unicode_line": "x = 'a\u2028b'\nassert len(x) == 3",
    "breakpoint": "breakpoint()",
    "unittest": "import unittest\nunittest.main(argv=['x'], exit=False)",
    "doctest": "import doctest\ndoctest.testmod()",
    "logging": "import logging\nlogging.basicConfig(level=10)\nlogging.warning('x')",
    "warning": "import warnings\nwarnings.warn('x')",
    "star": "from math import *",
    "main": "if __name__ == '__main__':\n    raise ValueError",
    "future_division": "from __future__ import annotations, division",
}


@pytest.fixture(scope="module")
def notebooks() -> Iterator[RemoteImplementation]:
    above = {f"above_{name}": joined([(1, cell), (3, ANSWER)]) for name, cell in LEFT_IN.items()}
    below = {f"below_{name}": joined([(1, ANSWER), (3, cell)]) for name, cell in LEFT_IN.items()}
    with RemoteImplementation(above | below, LIMITS) as implementation:
        yield implementation


@pytest.mark.parametrize("where", ["above", pytest.param("below", marks=pytest.mark.long)])
@pytest.mark.parametrize("name", LEFT_IN)
def test_what_is_left_in_a_notebook_costs_no_other_cell(notebooks: RemoteImplementation, name: str, where: str) -> None:
    outcome = notebooks.call(f"{where}_{name}", "answer", (), {}, 5)
    assert (outcome.kind, outcome.value) == ("value", 42), outcome


#: What stands above an answer in the answer's own cell, and goes on there.
ABOVE_IN_THE_CELL = {
    "shell": "!pip install -q \\\n    numpy",
    "magic": "%matplotlib inline",
    "time": "%%time",
    "time_below_empty_lines": "\n\n%%time",
    "capture": "%%capture printed",
    "two_cell_magics": "%%time\n%%capture",
    "timeit": "%%timeit",
    "future": "import re\nfrom __future__ import annotations",
    "await": "import asyncio\nawait asyncio.sleep(0.001)",
    "display": "display(1)",
    "help": "len?",
    "check": "from llmlings.notebook import check\ncheck('tokens', points=4)",
    "plot": "import matplotlib.pyplot as plt\nplt.style.use('ggplot')",
    "absent": "import pandas as pd, regex\nfrom nltk import word_tokenize",
    "colab": "from google.colab import drive\ndrive.mount('/content/drive')",
    "ipython": "from IPython.display import clear_output\nclear_output(wait=True)",
    "last_value": "%time 1 + 1",
    "torch": "import torch\ndevice = 'cuda' if torch.cuda.is_available() else 'cpu'",
    "axes": "import matplotlib.pyplot as plt\nfig, (left, right) = plt.subplots(1, 2)\nleft.plot([1])",
    "exit": "exit()",
    "help_function": "help(len)",
    "shell_of_a_path": "import sys\n!{sys.executable} -m pip install numpy\n%pip install -U numpy",
    "widgets": "from ipywidgets import interact\n@interact(x=(0, 10))\ndef show(x):\n    return x",
    "magic_in_a_text": "text = '''\n%not a magic\n!nor this\nf?\n'''\nassert '!nor this' in text and 'f?' in text",
    "modulo": "y = 5\nx = (17\n     %y)\nassert x == 2",
}


@pytest.mark.parametrize("name", ABOVE_IN_THE_CELL)
def test_ipythons_syntax_costs_nothing_in_an_answers_own_cell(name: str) -> None:
    outcome = asked([(1, f"{ABOVE_IN_THE_CELL[name]}\n{ANSWER}")])
    assert (outcome.kind, outcome.value) == ("value", 42), outcome


@pytest.mark.parametrize(
    "body",
    [
        "!echo hi",
        "display(1)",
        "from IPython.display import display as show\n    show(1)",
        "import IPython\n    IPython.display.clear_output()",
        "get_ipython().run_line_magic('time', '1')",
    ],
)
def test_ipythons_syntax_costs_nothing_inside_an_answer(body: str) -> None:
    assert asked([(1, f"def answer():\n    {body}\n    return 42")]).value == 42


@pytest.mark.parametrize("use", ["from mine import f", "from mine import *", "import mine\nf = mine.f", "%run mine.py"])
def test_what_a_cell_writes_can_be_imported_and_run(use: str) -> None:
    written = "%%writefile mine.py\ndef f():\n    return 42"
    assert asked([(1, written), (2, use), (3, "def answer():\n    return f()")]).value == 42


def test_future_imports_hold_for_the_cells_below_as_in_jupyter() -> None:
    annotated = "def answer(x: not_imported = 1):\n    return 42"
    assert asked([(1, "from __future__ import annotations"), (2, annotated)]).value == 42
    assert "cell 1: running it raised NameError" in text(
        asked([(1, annotated), (2, "from __future__ import annotations")])
    )


def test_the_last_value_is_called_underscore() -> None:
    cells = [(1, "1 + 41"), (2, "x = _"), (3, "None"), (4, "def answer():\n    return [x, _, Out[1], len(In)]")]
    assert asked(cells).value == [42, 42, 42, 5]


def test_what_a_cell_has_defined_before_it_goes_wrong_counts() -> None:
    assert asked([(1, f"{ANSWER}\nprint(answer(1))\nnever = 1")]).value == 42
    outcome = asked([(1, "1 / 0\nnever = 1"), (2, "def answer():\n    return never")])
    assert outcome.message.startswith("name 'never' is not defined")


def test_an_old_definition_counts_where_the_new_one_is_no_python() -> None:
    assert asked([(1, ANSWER), (2, "def answer():\n    return (1")]).value == 42


def test_each_endless_cell_leaves_time_for_those_below() -> None:
    endless = [(number, "while True: pass") for number in range(1, 6)]
    assert asked([*endless, (9, ANSWER)]).value == 42


# What is said


@pytest.mark.parametrize(
    ("cells", "message", "line"),
    [
        ([(3, "x = 1\ndef answer():\n    return (1")], "cell 3: line 3: '(' was never closed", "   3 |     return (1"),
        ([(3, "!pip install \\\n  numpy\nx = 1 / 0\ndef answer(): pass")],
         "cell 3: running it raised ZeroDivisionError: division by zero (line 3)", "   3 | x = 1 / 0"),
        ([(3, "\n%%time\n\nx = 1 / 0\ndef answer(): pass")],
         "cell 3: running it raised ZeroDivisionError: division by zero (line 4)", "   4 | x = 1 / 0"),
        ([(3, "while True:\n    pass\ndef answer(): pass")],
         "cell 3: it took too long and was stopped (line", "   1 | while"),
        ([(3, "class Odd(Exception):\n    def __str__(self): raise SystemExit\nraise Odd\ndef answer(): pass")],
         "cell 3: running it raised Odd: (its text cannot be shown) (line 3)", "   3 | raise Odd"),
    ],
    ids=["syntax", "continued", "magic", "endless", "unshowable"],
)  # fmt: skip
def test_a_missing_function_is_told_with_the_cell_that_should_define_it(
    cells: list[tuple[int, str]], message: str, line: str
) -> None:
    outcome = asked([(2, "1 / 0"), *cells])
    assert outcome.kind == "broken"
    assert text(outcome).startswith(f"note.ipynb, {message}")
    assert any(shown.startswith(line) for shown in outcome.source)


def test_a_function_that_no_cell_defines_is_not_there() -> None:
    assert text(asked([(2, "1 / 0"), (3, "x = 1")])) == "note.ipynb: there is no function 'answer'"
    assert "'answers': was it renamed?" in asked([(1, "def answers(): pass")]).message


def test_an_error_in_a_call_names_cell_and_line() -> None:
    outcome = asked([(2, "def low(x):\n    return 1 / x"), (5, "\n%%time\ndef answer():\n    return low(0)")])
    assert (outcome.place, outcome.error) == ("note.ipynb, cell 2, line 2", "ZeroDivisionError")
    assert outcome.source == ("   1 | def low(x):", "   2 |     return 1 / x")
    outcome = asked([(5, "\n%%time\ndef answer():\n    return [][0]")])
    assert (outcome.place, outcome.source[-1]) == ("note.ipynb, cell 5, line 4", "   4 |     return [][0]")


def test_a_name_that_is_lost_is_told_with_the_cell_that_ended_early() -> None:
    outcome = asked([(1, "1 / 0\nimport re"), (2, "def answer():\n    return re.findall('a', 'a')")])
    because = "running it raised ZeroDivisionError: division by zero (line 1)"
    assert outcome.message.endswith(f"(note.ipynb, cell 1 ended early: {because})")


def test_a_package_that_is_not_there_is_named_where_it_is_used() -> None:
    outcome = asked([(1, "import regex as re"), (2, "def answer():\n    return re.findall('a', 'a')")])
    assert (outcome.error, outcome.message) == ("ModuleNotFoundError", "No module named 'regex'")
    assert outcome.place == "note.ipynb, cell 2, line 2"


def test_in_a_file_an_error_is_the_modules_and_nothing_of_jupyter_is_there() -> None:
    with RemoteImplementation({"note": f"display(1)\n{ANSWER}"}, LIMITS) as implementation:
        outcome = implementation.call("note", "answer", (), {}, 5)
    assert outcome.message == "importing it raised NameError: name 'display' is not defined (line 1)"


def test_a_notebook_may_be_made_of_others() -> None:
    imports = "from exercises import low\nimport exercises.plain as plain"
    sources = {
        "note": joined([(1, imports), (2, "def answer():\n    return low.f() + plain.g()")]),
        "low": joined([(1, "1 / 0"), (2, "while True: pass"), (3, "def f():\n    return 40")]),
        "plain": "def g():\n    return 2",
    }
    with RemoteImplementation(sources, LIMITS) as implementation:
        assert implementation.call("note", "answer", (), {}, 5).value == 42


def asked(cells: list[tuple[int, str]]) -> Outcome:
    with RemoteImplementation({"note": joined(cells)}, LIMITS) as implementation:
        return implementation.call("note", "answer", (), {}, 5)


def text(outcome: Outcome) -> str:
    return f"{outcome.file}: {outcome.message}"
