"""What the report counts: how tests separate, who tried a module, and which mistakes are common."""

from dataclasses import replace

import pytest
from made_verdicts import module, one_test, outcomes, student

from llmlings.grade.statistics import common_mistakes, suite_statistics
from llmlings.grade.verdicts import StudentVerdict


def test_separation_is_the_correlation_with_the_other_points():
    statistics = suite_statistics(outcomes("ppp", "ppp", "fff", "fff"))
    assert [test.separation for test in statistics] == pytest.approx([1, 1, 1])
    statistics = suite_statistics(outcomes("ppf", "ppf", "ffp", "ffp"))
    assert statistics[2].separation == pytest.approx(-1)
    # passed = 1, 1, 0, 0 and other points = 2, 0, 1, 0, by hand: 0.5 / sqrt(1 * 2.75)
    statistics = suite_statistics(outcomes("ppp", "pff", "fpf", "fff"))
    assert statistics[0].separation == pytest.approx(0.5 / 2.75**0.5)


def test_a_test_that_everybody_or_nobody_passes_is_flagged_and_has_no_separation():
    everybody, nobody, some = suite_statistics(outcomes("pfp", "pff", "pfp"))
    assert (everybody.flag, everybody.separation) == ("everybody passes", None)
    assert (nobody.flag, nobody.separation) == ("nobody passes", None)
    assert some.flag == ""
    assert [test.flag for test in suite_statistics(outcomes("pfp"))] == ["", "", ""]


def test_equal_totals_have_no_separation():
    assert suite_statistics(outcomes("p", "f"))[0].separation is None
    # 1.3 - 1 is not 0.3 in binary.
    verdicts = [replace(verdict, points=points) for verdict, points in zip(outcomes("p", "f"), (1.3, 0.3), strict=True)]
    assert suite_statistics(verdicts)[0].separation is None


def test_shares_count_students_who_worked_on_the_module():
    verdicts = [
        *outcomes("p", "f"),
        student("todo", module("bpe", "todo", one_test(0, "todo"))),
        student("missing", module("bpe", "missing")),
        student("unreadable", module("bpe", "unreadable")),
    ]
    (test,) = suite_statistics(verdicts)
    assert (test.passed, test.tried, test.flag) == (1, 2, "")
    assert [(t.tried, t.flag) for t in suite_statistics(verdicts[2:])] == [(0, "")]


def test_common_mistakes_count_each_student_once_and_most_come_first():
    def made(name: str, *mistakes: str) -> StudentVerdict:
        return student(
            name, module("bpe", "failed", *(one_test(n, "failed", mistake=m) for n, m in enumerate(mistakes)))
        )

    found = common_mistakes([made("ann", "b", "b", "a"), made("bob", "b"), made("cyd", "c")])
    assert [(m.id, m.students) for m in found] == [("b", ("ann", "bob")), ("a", ("ann",)), ("c", ("cyd",))]
