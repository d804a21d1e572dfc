"""What grading one submission costs, of all modules and of those with NumPy alone: for the guide on large classes.

    python benchmarks/scale.py
    python benchmarks/scale.py --students 50

A class is made of the course's own answers: of each module, every second student has the solution, every fourth an
alternative if there is one, and the others have a catalogued mistake; no two answers have the same text. One slot
grades it twice: the first run also finds what mistakes answer, which is kept. A part of it is graded once more: the
difference is what more students cost, the rest is paid once a run. CPU is that of all processes that took part, as a
control group of Linux counts it.
"""

import argparse
import functools
import tempfile
from collections.abc import Sequence
from pathlib import Path

from common import ROOT
from grading import Cost, run

from llmlings.course import Course, Module, load_course
from llmlings.grade.grading import ANSWERS, LEDGER
from llmlings.testing.catalogue import read_alternative, read_mistakes

FEW = 2


@functools.cache
def answers(course: Course, name: str) -> tuple[list[str], list[str], list[str]]:
    """Return the solution, the alternatives and the mistakes of a module, each as a whole file."""
    right = [read_alternative(course, name, path) for path in course.alternatives(name)]
    wrong = [mistake.source for mistake in read_mistakes(course, name) if not mistake.ends_as]
    return [course.solution(name).read_text(encoding="utf-8")], right, wrong


def answer(course: Course, module: Module, student: int) -> str:
    """Return what a student hands in for a module."""
    solution, right, wrong = answers(course, module.name)
    kind = (solution, right or solution, solution, wrong)[student % 4]
    return f"{kind[student // 4 % len(kind)]}\n# Handed in by student {student}.\n"


def hand_in(course: Course, modules: Sequence[Module], folder: Path, students: range) -> None:
    """Write the submissions of some students."""
    for student in students:
        place = folder / f"student{student:06}"
        place.mkdir(parents=True)
        for module in modules:
            (place / f"{module.name}.py").write_text(answer(course, module, student), encoding="utf-8")


def size(folder: Path) -> int:
    """Return how many bytes the files below a folder have."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def measure(course: Course, modules: Sequence[Module], students: int, folder: Path) -> None:
    """Grade a class twice and a part of it once more, and print what one more student costs."""
    names = [word for module in modules for word in ("--module", module.name)]
    out = folder / "out"
    hand_in(course, modules, folder / "class", range(students))
    hand_in(course, modules, folder / "few", range(FEW))

    def grade(place: str) -> Cost:
        words = [str(folder / place), "--out", str(out), "--jobs", "1", "--seed", "s", "--regrade", *names]
        return run(ROOT, "llmlings", "grade", *words)

    first, again, few = grade("class"), grade("class"), grade("few")
    more = students - FEW
    cpu, wall = (again.cpu - few.cpu) / more, (again.wall - few.wall) / more
    rows = [line.split(",") for line in (out / "grades.csv").read_text(encoding="utf-8").splitlines()[1:]]
    passed = sum(row[-1] == "passed" for row in rows) / len(rows)
    ledger = (out / LEDGER).stat().st_size
    others = size(out) - ledger - (out / ANSWERS).stat().st_size
    print(f"{len(modules)} modules, {students} students, {passed:.0%} of the modules passed")
    print(f"  one submission    {cpu:7.2f} s of the processor, {wall:.2f} s by the clock")
    print(f"  a run, once       {few.cpu - FEW * cpu:7.2f} s of the processor")
    print(f"  all mistakes, once{first.cpu - again.cpu:7.2f} s of the processor")
    for name, amount in (("text", size(folder / "class")), ("ledger", ledger), ("other outputs", others)):
        print(f"  {name:18}{amount / students / 1024:7.1f} KiB a student")
    print(f"  largest process   {again.megabytes:7.0f} MB", flush=True)


def main() -> None:
    """Measure both kinds of classes."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--students", type=int, default=12, help="how many are graded (default: 12)")
    students = parser.parse_args().students
    course = load_course(ROOT)
    light = [module for module in course.modules if not module.requires]
    for modules in (light, list(course.modules)):
        with tempfile.TemporaryDirectory() as name:
            measure(course, modules, students, Path(name))


if __name__ == "__main__":
    main()
