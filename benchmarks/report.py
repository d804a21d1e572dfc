"""How long the report of a large class takes, how much memory and disk, and how long a browser loads it.

    make grade
    python benchmarks/report.py --students 1000

The class is made of the sample's verdicts: each student gets, module by module, what somebody of the sample got who
handed that module in. One in eight modules is missing. Time and memory are those of `llmlings report` as a process of
its own, the tables and all students' pages included. Where there is a Chromium, it opens the page from the disk.
"""

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from common import ROOT

from llmlings.course import load_course
from llmlings.grade.grading import LEDGER
from llmlings.grade.ledger import Ledger
from llmlings.grade.verdicts import ModuleVerdict, StudentVerdict, rounded

sys.path.insert(0, str(ROOT / "tests" / "tool"))
sys.path.insert(0, str(ROOT / "tests" / "site"))
from ledgers import write_ledger
from served import chromium, open_browser

MISSING = 1 / 8
LOADS = 5
#: What the report aims at for a thousand students.
AIMS = {"report, s": 10.0, "page, MB": 2.0, "load, s": 1.0}


def large_class(sample: Sequence[StudentVerdict], students: int) -> Iterator[StudentVerdict]:
    """Yield the verdicts on a class of that size, the same at each call."""
    draw = random.Random(students)
    columns = list(zip(*(verdict.modules for verdict in sample), strict=True))
    for number in range(students):
        modules = tuple(_drawn(column, draw) for column in columns)
        points = rounded(sum((Fraction(str(module.points)) for module in modules), Fraction(0)), 2)
        yield replace(sample[0], student=f"student{number:04}", submission_sha256=f"{number:064x}", modules=modules,
                      points=points)  # fmt: skip


def _drawn(column: Sequence[ModuleVerdict], draw: random.Random) -> ModuleVerdict:
    missing = [module for module in column if module.status == "missing"]
    there = [module for module in column if module.status != "missing"]
    return draw.choice(missing if missing and (not there or draw.random() < MISSING) else there)


def copy_of_the_sample(graded: Path, folder: Path, students: int) -> None:
    """Write a ledger of a large class into `folder`."""
    with Ledger.read(graded / LEDGER) as ledger:
        run, sample = ledger.run(), ledger.students()
    write_ledger(folder / LEDGER, load_course(ROOT).modules, run, large_class(sample, students))


def report(folder: Path) -> tuple[float, float, float]:
    """Run `llmlings report` and return its seconds, those of the processor, and the megabytes that it took at most."""
    started = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", "llmlings", "report", str(folder)], cwd=ROOT,
                               stdout=subprocess.DEVNULL)  # fmt: skip
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit("llmlings report failed.")
    return time.perf_counter() - started, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def load(page: Path) -> float | None:
    """Return the seconds until Chromium has loaded a page, None where there is no Chromium."""
    program = chromium()
    if program is None:
        return None
    seconds = []
    with open_browser(program) as browser:
        for _ in range(LOADS):
            tab = browser.new_page()
            started = time.perf_counter()
            tab.goto(page.as_uri())
            # A frame has been drawn when the second one is asked for.
            tab.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
            seconds.append(time.perf_counter() - started)
            tab.close()
    return statistics.median(seconds)


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--students", type=int, default=1000)
    parser.add_argument("--graded", type=Path, default=ROOT / "graded", help="what `make grade` wrote")
    args = parser.parse_args()
    if not (args.graded / LEDGER).is_file():
        sys.exit(f"There is no {args.graded / LEDGER}; run `make grade` first.")
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        copy_of_the_sample(args.graded, folder, args.students)
        first, cpu, memory = report(folder)
        again, *_ = report(folder)
        page = folder / "report.html"
        others = sum(path.stat().st_size for path in folder.rglob("*.html")) - page.stat().st_size
        rows = {
            "report, s": first,
            "of the processor, s": cpu,
            "the same again, s": again,
            "memory, MB": memory,
            "page, MB": page.stat().st_size / 1e6,
            "students' pages, MB": others / 1e6,
            "load, s": load(page),
        }
    print(f"| {args.students} students | found | aim |\n|---|---:|---:|")
    for name, value in rows.items():
        print(f"| {name} | {'no chromium' if value is None else f'{value:.2f}'} | {AIMS.get(name, '')} |")


if __name__ == "__main__":
    main()
