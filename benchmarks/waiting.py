"""How long people wait for the course's tools: learners for tests, teachers for marks, contributors for the self-check.

    python benchmarks/waiting.py
    python benchmarks/waiting.py --rounds 1

Each command runs as a whole process, as its user starts it; the least, the median and the greatest of the rounds are
printed. Two cores are enough; other work on them makes everything slower.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from common import ROOT

from llmlings.course import load_course

COURSE = load_course(ROOT)
#: What the course aims at, in seconds.
AIMS = {
    "visible tests of all modules": 30,
    "visible tests of the modules without PyTorch": 10,
    "the sample class, graded": 40,
    "the self-check, nothing kept": 360,
}


def commands(out: Path) -> dict[str, list[str]]:
    """Return what is timed, by its name; `out` is where a class is graded into."""
    light = [str(COURSE.tests(module.name, "visible")) for module in COURSE.modules if not module.requires]
    pytest = ["-m", "pytest", "--answers", "solutions", "-q"]
    grade = ["grade", "examples/class", "--out", str(out), "--seed", "sample class"]
    words = ([*pytest, "tests/visible"], [*pytest, *light], ["-m", "llmlings", *grade])
    return dict(zip(AIMS, [*words, ["-m", "llmlings", "dev", "check", "--again"]], strict=True))


def seconds(words: Sequence[str]) -> float:
    """Return how long a command of this Python takes; end if it fails."""
    started = time.perf_counter()
    done = subprocess.run([sys.executable, *words], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"`{' '.join(words)}` failed:\n{done.stdout[-3000:]}{done.stderr[-3000:]}")
    return time.perf_counter() - started


def main() -> None:
    """Time everything and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=3, help="how often each command is run (default: 3)")
    rounds = parser.parse_args().rounds
    print(f"{'':48}{'least':>8}{'median':>8}{'greatest':>10}{'aim':>6}   seconds")
    for name in AIMS:
        taken = []
        for _ in range(rounds):
            with tempfile.TemporaryDirectory() as folder:
                taken.append(seconds(commands(Path(folder))[name]))
        numbers = f"{min(taken):8.1f}{statistics.median(taken):8.1f}{max(taken):10.1f}{AIMS[name]:6}"
        print(f"{name:48}{numbers}", flush=True)


if __name__ == "__main__":
    main()
