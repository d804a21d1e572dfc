"""How long it takes to grade a class: nbgrader in its own kernel, nbgrader with our preprocessors, `llmlings grade`.

    python benchmarks/grading.py
    python benchmarks/grading.py --sizes 20

All three grade the same notebooks of the module `tokens`, one after the other: the solution, the catalogued mistakes
and the accepted alternatives in turn. The scores must be the same, or there is nothing to compare. CPU is that of all
processes that took part, as a control group of Linux counts it: the time of a sandbox that is killed goes to no parent.
Memory is that of the largest process that ends by itself.
"""

import argparse
import contextlib
import csv
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from llmlings.course import load_course
from llmlings.testing.catalogue import read_alternative, read_mistakes

ROOT = Path(__file__).resolve().parent.parent
MODULE = "tokens"
#: nbgrader calls alembic by its name.
ENVIRONMENT = {**os.environ, "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])}


@dataclass(frozen=True)
class Cost:
    """What a command took: seconds by the clock, seconds of the processor, and megabytes of its largest process."""

    wall: float
    cpu: float
    megabytes: float


@contextlib.contextmanager
def control_group() -> Iterator[Path]:
    """A control group below our own; it ends with the processes in it."""
    mounts = (line.split() for line in Path("/proc/mounts").read_text().splitlines())
    tops = [Path(mount[1]) for mount in mounts if mount[2] == "cgroup2"]
    ours = re.search(r"^0::/(.*)$", Path("/proc/self/cgroup").read_text(), re.MULTILINE)
    if not tops or ours is None:
        sys.exit("This benchmark needs Linux with control groups of version 2: they alone count the time of sandboxes.")
    group = tops[0] / ours[1] / f"llmlings-{os.getpid()}"
    try:
        group.mkdir()
    except OSError as error:
        sys.exit(f"This benchmark has to make a control group ({error.strerror}): run it as root.")
    try:
        yield group
    finally:
        while (group / "cgroup.procs").read_text():
            time.sleep(0.01)
        group.rmdir()


def seconds_of(group: Path) -> float:
    """Return the processor's seconds of all processes that were ever in a control group."""
    return int((group / "cpu.stat").read_text().split()[1]) / 1e6


def run(folder: Path, *words: str) -> Cost:
    """Run a Python module as a command in `folder`."""
    started = time.perf_counter()
    with control_group() as group, tempfile.TemporaryFile() as output:
        join = ["sh", "-c", 'echo $$ > "$0"; exec "$@"', str(group / "cgroup.procs")]
        command = [*join, sys.executable, "-m", *words]
        process = subprocess.Popen(command, cwd=folder, env=ENVIRONMENT, stdout=output, stderr=output)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        cpu = seconds_of(group)
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        text = output.read().decode(errors="replace")
    if process.returncode:
        sys.exit(f"`{' '.join(words)}` failed:\n{text[-3000:]}")
    return Cost(wall, cpu, usage.ru_maxrss / 1024)


def answers() -> list[str]:
    """Return the solution, the catalogued mistakes and other ways to write it, each as a whole file."""
    course = load_course(ROOT)
    wrong = [mistake.source for mistake in read_mistakes(course, MODULE)]
    right = [read_alternative(course, MODULE, path) for path in course.alternatives(MODULE)]
    return [course.solution(MODULE).read_text(encoding="utf-8"), *wrong, *right]


def hand_in(course: Path, size: int) -> None:
    """Write `size` notebooks as nbgrader collects them."""
    source = json.loads((course / "source" / MODULE / f"{MODULE}.ipynb").read_text(encoding="utf-8"))
    for number, answer in enumerate(islice(cycle(answers()), size)):
        notebook: dict[str, Any] = json.loads(json.dumps(source))
        last = [cell for cell in notebook["cells"] if cell["id"].startswith("solution-")][-1]
        last["source"] = "".join(last["source"]) + f"\n\n{answer}"
        folder = course / "submitted" / f"student-{number:03}" / MODULE
        folder.mkdir(parents=True)
        (folder / f"{MODULE}.ipynb").write_text(json.dumps(notebook), encoding="utf-8")


def nbgrader_scores(course: Path) -> dict[str, float]:
    """Return the scores in nbgrader's gradebook."""
    run(course, "nbgrader", "export")
    with (course / "grades.csv").open(encoding="utf-8", newline="") as file:
        return {row["student_id"]: round(float(row["score"]), 2) for row in csv.DictReader(file)}


def compare(made: Path, folder: Path, size: int) -> list[tuple[str, Cost]]:
    """Grade `size` submissions in three ways and return what each took."""
    sandboxed, stock, graded = folder / "sandboxed", folder / "stock", folder / "graded"
    shutil.copytree(made, sandboxed)
    hand_in(sandboxed, size)
    shutil.copytree(sandboxed, stock)
    config = (stock / "nbgrader_config.py").read_text(encoding="utf-8")
    lines = [line for line in config.split("\n") if not line.startswith("c.Autograde.")]
    (stock / "nbgrader_config.py").write_text("\n".join(lines), encoding="utf-8")
    plain = folder / "plain"
    for path in sandboxed.glob(f"submitted/*/{MODULE}/{MODULE}.ipynb"):
        (plain / path.parts[-3]).mkdir(parents=True)
        shutil.copy(path, plain / path.parts[-3])
    words = [str(plain), "--out", str(graded), "--module", MODULE, "--jobs", "1"]
    costs = [
        ("nbgrader, kernel", run(stock, "nbgrader", "autograde", MODULE)),
        ("nbgrader, sandbox", run(sandboxed, "nbgrader", "autograde", MODULE)),
        ("llmlings grade", run(ROOT, "llmlings", "grade", *words)),
    ]
    with (graded / "totals.csv").open(encoding="utf-8", newline="") as file:
        scores = {row["student"]: float(row["points"]) for row in csv.DictReader(file)}
    for course in (stock, sandboxed):
        if (found := nbgrader_scores(course)) != scores:
            differing = {name: (found.get(name), score) for name, score in scores.items() if found.get(name) != score}
            sys.exit(f"The scores of {course.name} differ: {differing}")
    return costs


def main(argv: Sequence[str] | None = None) -> None:
    """Print one table for each size of class."""
    parser = argparse.ArgumentParser(description="Compare three ways to grade the same notebooks.")
    parser.add_argument("--sizes", metavar="N", type=int, nargs="+", default=[20, 60], help="how many students")
    args = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as name:
        made = Path(name) / "course"
        run(ROOT, "llmlings", "notebooks", str(made))
        run(made, "nbgrader", "generate_assignment", MODULE)
        for size in args.sizes:
            costs = compare(made, Path(name) / str(size), size)
            slowest = costs[0][1]
            print(f"\n{size} submissions of {MODULE}, all scores equal")
            print(f"{'':20}{'wall s':>9}{'CPU s':>9}{'ms each':>9}{'times':>8}{'MB':>7}")
            for way, cost in costs:
                times = slowest.cpu / cost.cpu
                each = 1000 * cost.cpu / size
                print(
                    f"{way:20}{cost.wall:9.1f}{cost.cpu:9.1f}{each:9.0f}{times:8.1f}{cost.megabytes:7.0f}", flush=True
                )


if __name__ == "__main__":
    main()
