"""How long a learner waits between saving a file and seeing the result.

    python benchmarks/watch.py
    python benchmarks/watch.py --saves 5

`llmlings watch` runs in a pseudo-terminal; a file is saved, and the time until the screen says so is taken. Beside it:
plain pytest, and `llmlings check`, each as a new process for each save, which is how watchers without a standby do it.
"""

import argparse
import os
import pty
import re
import select
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from common import ROOT

#: Modules to save, and the seconds that a save should take to be answered.
AIMS = {"tokens": 0.3, "attention": 0.3, "autograd": 0.6}
#: Until "checking" stands on the screen.
CHECKING_AIM = 0.1
_SEQUENCE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b\]8;[^\x1b]*\x1b\\")


class Terminal:
    """`llmlings watch` in a pseudo-terminal."""

    def __init__(self, folder: Path) -> None:
        self._end, child = pty.openpty()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "llmlings", "watch"], cwd=folder, stdin=child, stdout=child, stderr=child,
            env=os.environ | {"TERM": "xterm", "COLUMNS": "100", "LINES": "50"},
        )  # fmt: skip
        os.close(child)
        self._seen = ""

    def until(self, words: str) -> float:
        """Wait for words on the screen, and return the time at which they came."""
        while words not in self._seen:
            if not select.select([self._end], [], [], 60)[0]:
                sys.exit(f"{words!r} did not come; this came:\n{self._seen}")
            self._seen += _SEQUENCE.sub("", os.read(self._end, 65536).decode())
        self._seen = self._seen.partition(words)[2]
        return time.perf_counter()

    def press(self, key: str) -> None:
        """Press a key."""
        os.write(self._end, key.encode())

    def close(self) -> None:
        """Quit."""
        self.press("q")
        self._process.wait()
        os.close(self._end)


def saves(folder: Path, module: str, number: int) -> list[tuple[float, float]]:
    """Return for each save the seconds until "checking" and until the result stands on the screen."""
    terminal = Terminal(folder)
    terminal.until(" quit")
    current = "tokens"
    order = [line.split('"')[1] for line in (ROOT / "course.toml").read_text().splitlines() if line.startswith("name")]
    while current != module:
        terminal.until("Each save is tested.")
        terminal.press("n")
        terminal.until("again")
        terminal.press("n")
        current = order[order.index(current) + 1]
        terminal.until(f"{current} - ")
    terminal.until("Each save is tested.")
    solution = (ROOT / "solutions" / f"{module}.py").read_text(encoding="utf-8")
    path = folder / "exercises" / f"{module}.py"
    taken = []
    for count in range(number):
        # Somebody who thinks for a while between two saves.
        time.sleep(2)
        start = time.perf_counter()
        path.write_text(f"{solution}\n# Save {count}.\n", encoding="utf-8")
        checking = terminal.until("checking")
        taken.append((checking - start, terminal.until("is done:") - start))
    terminal.close()
    return taken


def cold(folder: Path, *command: str, number: int) -> list[float]:
    """Return how long a new process takes, each time."""
    taken = []
    for _ in range(number):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", *command], cwd=folder, capture_output=True, check=False)
        taken.append(time.perf_counter() - start)
    return taken


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--saves", type=int, default=10, help="of each module (default: 10)")
    number = parser.parse_args().saves
    print("| module | aim, s | watch, median s | greatest | 'checking' | llmlings check, cold | pytest, cold |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    for module, aim in AIMS.items():
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name, "work")
            subprocess.run([sys.executable, "-m", "llmlings", "init", folder], capture_output=True, check=True)
            found = saves(folder, module, number)
            check = statistics.median(cold(folder, "llmlings", "check", module, number=number))
            pytest = statistics.median(cold(folder, "pytest", f"tests/visible/test_{module}.py", number=number))
        checking, done = zip(*found, strict=True)
        row = (f"{statistics.median(done):.2f}", f"{max(done):.2f}", f"{statistics.median(checking):.2f}")
        print(f"| {module} | {aim} | {' | '.join(row)} | {check:.2f} | {pytest:.2f} |", flush=True)


if __name__ == "__main__":
    main()
