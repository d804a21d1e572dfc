"""What Lighthouse says of the start page and of three lessons, on a computer as those have who write code.

    (cd web && npm ci) && python benchmarks/lighthouse.py

Each number is the median of three runs, out of 100; the course aims at 95. A busy machine makes the performance worse:
`power` is what Lighthouse thinks of this machine, where a desktop computer has 1500 or more.
"""

import json
import os
import statistics
import subprocess
import tempfile
from pathlib import Path

from lab import browser_path, serve

PROGRAM = Path(__file__).resolve().parent.parent / "web" / "node_modules" / ".bin" / "lighthouse"
PAGES = ("", "lessons/bpe/", "lessons/embedding/", "lessons/attention/")
CATEGORIES = ("performance", "accessibility", "best-practices")
ROUNDS = 3


def scores(url: str, chromium: str) -> list[float]:
    """Run Lighthouse once; a score from 0 to 100 for each category, then the machine's power."""
    command = [str(PROGRAM), url, "--output=json", "--quiet", "--no-enable-error-reporting"]
    command += [
        "--preset=desktop",
        f"--only-categories={','.join(CATEGORIES)}",
        "--chrome-flags=--headless --no-sandbox",
    ]
    done = subprocess.run(command, capture_output=True, check=True, env={**os.environ, "CHROME_PATH": chromium})
    report = json.loads(done.stdout)
    power = report["environment"]["benchmarkIndex"]
    return [*(100 * report["categories"][name]["score"] for name in CATEGORIES), power]


def main() -> None:
    """Measure, and print a table."""
    if not PROGRAM.exists():
        raise SystemExit("There is no Lighthouse; install it: (cd web && npm ci).")
    chromium = browser_path()
    print(f"| page | {' | '.join(CATEGORIES)} | power |")
    print(f"|---|{'---:|' * (len(CATEGORIES) + 1)}")
    with tempfile.TemporaryDirectory() as folder, serve(Path(folder)) as url:
        for page in PAGES:
            rounds = [scores(url + page, chromium) for _ in range(ROUNDS)]
            cells = [f"{statistics.median(numbers):.0f}" for numbers in zip(*rounds, strict=True)]
            print(f"| {page or 'start page'} | {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
