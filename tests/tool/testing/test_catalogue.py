"""Pages of mistakes and files of alternatives, read as data and composed with a solution."""

from types import ModuleType

import pytest

from llmlings.course import Course, load_course
from llmlings.errors import CourseError
from llmlings.testing.assertions import mistake
from llmlings.testing.catalogue import mistake_sentences, read_alternative, read_mistakes

PAGE = '''\
"""Known mistakes."""

import math

from llmlings.testing import mistake

_LAST = math.floor(-1.5) + 1


@mistake("total")
def leaves_out(numbers):
    """Your sum
    leaves one out."""
    # The last one.
    return sum(numbers[:_LAST])
'''


def write(course: Course, text: str) -> None:
    course.mistakes("toy").write_text(text, encoding="utf-8")


def executed(source: str) -> ModuleType:
    module = ModuleType("toy")
    exec(source, module.__dict__)
    return module


def test_a_mistake_is_what_is_given_and_its_own_part(toy: Course) -> None:
    write(toy, PAGE)
    (wrong,) = read_mistakes(toy, "toy")
    assert (wrong.id, wrong.function, wrong.sentence) == ("leaves_out", "total", "Your sum leaves one out.")
    module = executed(wrong.source)
    assert module.total([1, 2, 4]) == 3
    with pytest.raises(ValueError, match="numbers"):
        module.total([-1])
    assert "import mistake" not in wrong.source


def test_a_mistake_is_a_misconception_unless_it_says_that_it_is_a_slip(toy: Course) -> None:
    write(toy, PAGE)
    assert [wrong.slip for wrong in read_mistakes(toy, "toy")] == [False]
    write(toy, PAGE.replace('("total")', '("total", slip=True, costs="time")'))
    assert [(wrong.slip, wrong.ends_as) for wrong in read_mistakes(toy, "toy")] == [(True, "timeout")]


def test_the_decorator_leaves_a_definition_as_it_is() -> None:
    assert mistake("total", costs="time", slip=True)(len) is len


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('"""Your sum\n    leaves one out."""', "", "leaves_out needs a docstring"),
        ('@mistake("total")', '@mistake("total", costs="money")', "costs is time or memory"),
        ('@mistake("total")', '@mistake("total", slip="yes")', "slip True or False"),
        ('@mistake("total")', '@mistake("sum")', "answers 'sum', which the solution does not have"),
        ("(numbers)", "(values)", "leaves_out does not have the parameters of total"),
        ("_LAST = math.floor(-1.5) + 1", "def _check(x):\n    return x", "_check is a name of the solution"),
        ("@mistake", "@mistake('total')\ndef leaves_out(numbers):\n    'Doc.'\n\n\n@mistake", "is there twice"),
        ("def leaves", "def (", "cannot be read"),
    ],
)
def test_a_page_that_is_wrong_is_named(toy: Course, old: str, new: str, problem: str) -> None:
    assert old in PAGE
    write(toy, PAGE.replace(old, new, 1))
    with pytest.raises(CourseError, match=problem) as caught:
        read_mistakes(toy, "toy")
    assert "toy.py" in str(caught.value)


def test_the_mistakes_of_extras_are_on_a_page_of_their_own(toy: Course) -> None:
    write(toy, PAGE)
    page = toy.extra_mistakes("toy")
    page.parent.mkdir()
    page.write_text(PAGE.replace("leaves_out", "leaves_more_out").replace("-1.5", "-2.5"), encoding="utf-8")
    one, two = read_mistakes(toy, "toy")
    assert (one.id, two.id) == ("leaves_out", "leaves_more_out")
    # Each page has its helpers to itself.
    assert [executed(wrong.source).total([1, 2, 4]) for wrong in (one, two)] == [3, 1]
    page.write_text(PAGE, encoding="utf-8")
    with pytest.raises(CourseError, match="leaves_out is there twice"):
        read_mistakes(toy, "toy")


def test_sentences_need_no_catalogue(toy: Course) -> None:
    write(toy, PAGE)
    assert mistake_sentences(toy, "toy") == {"leaves_out": "Your sum leaves one out."}
    toy.mistakes("toy").unlink()
    assert mistake_sentences(toy, "toy") == {}


def alternative(toy: Course, text: str) -> str:
    path = toy.root / "tests" / "alternatives" / "toy" / "other.py"
    path.write_text(text, encoding="utf-8")
    return read_alternative(toy, "toy", path)


def test_an_alternative_replaces_own_parts_and_brings_its_helpers(toy: Course) -> None:
    source = alternative(
        toy, '"""Other."""\n\n\ndef total(numbers):\n    return _sum(numbers)\n\n\ndef _sum(x):\n    return 7\n'
    )
    module = executed(source)
    assert module.total([1]) == 7
    with pytest.raises(ValueError, match="numbers"):
        module.total([-1])


def test_an_alternative_without_a_function_of_the_module_is_refused(toy: Course) -> None:
    with pytest.raises(CourseError, match="defines no function of toy"):
        alternative(toy, "def triple(numbers):\n    return 3\n")


def test_methods_are_written_in_a_class_of_the_same_name(toy: Course) -> None:
    text = toy.root.joinpath("course.toml").read_text(encoding="utf-8")
    toy.root.joinpath("course.toml").write_text(text.replace('["double", "total"]', '["Box.open"]'), encoding="utf-8")
    solution = 'class Box:\n    def open(self, n):\n        """Open."""\n        n = int(n)\n'
    solution += "        # Given: n is an int.\n        return n\n"
    toy.solution("toy").write_text(solution, encoding="utf-8")
    course = load_course(toy.root)
    write(course, '@mistake("Box.open")\ndef one_more(self, n):\n    """One more."""\n    return n + 1\n')
    assert executed(read_mistakes(course, "toy")[0].source).Box().open("3") == 4
    source = alternative(course, "class Box:\n    def open(self, n):\n        return -(-n)\n")
    assert executed(source).Box().open("3") == 3
