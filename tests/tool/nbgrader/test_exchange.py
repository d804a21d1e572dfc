"""The guide, followed: its settings and commands, from an empty folder through the exchange to the exported marks."""

import csv
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

# Each way through nbgrader takes long.
pytestmark = pytest.mark.long

ROOT = Path(__file__).resolve().parents[3]
GUIDE = (ROOT / "docs" / "guides" / "nbgrader.md").read_text(encoding="utf-8")
OF_STUDENTS = ("fetch_assignment", "submit", "fetch_feedback")
#: Students by the names that Canvas and Moodle give to their files.
DOWNLOADS = {
    "zedzoe_4711_90210_tokens.ipynb": "zedzoe",
    "yedyan_LATE_4712_90211_tokens-1.ipynb": "yedyan",
    "Xi Xed_125_assignsubmission_file_tokens.ipynb": "Xi Xed",
    "Wim Wed_126_assignsubmission_file/tokens.ipynb": "Wim Wed",
    "Val Ved_127_assignsubmission_file_/tokens.ipynb": "Val Ved",
}
#: nbgrader's own command, whose imports take most of its time, so they are made once for all commands.
COMMANDS = """
import json, os, sys
import nbgrader.api, nbgrader.converters, nbgrader.exchange
from nbgrader.apps.nbgraderapp import main
for folder, words in json.load(sys.stdin):
    child = os.fork()
    if child == 0:
        os.chdir(folder)
        sys.argv = ["nbgrader", *words]
        sys.exit(main())
    if os.waitpid(child, 0)[1]:
        sys.exit(f"this failed: {words}")
"""


def run(commands: Sequence[tuple[Path, list[str]]]) -> str:
    """Run commands of nbgrader, each in its folder, and return what they printed."""
    given = json.dumps([(str(folder), words) for folder, words in commands])
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run([sys.executable, "-c", COMMANDS], input=given, env={**os.environ, "PATH": path},
                          capture_output=True, text=True, timeout=300, check=False)  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def settings(number: int) -> str:
    return re.findall(r"^```python\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)[number]


def commands(*titles: str) -> list[list[str]]:
    """Return the commands of nbgrader in sections of the guide."""
    sections = [GUIDE.partition(f"\n## {title}\n")[2].partition("\n## ")[0] for title in titles]
    return [shlex.split(line) for line in re.findall(r"^nbgrader (.*)$", "\n".join(sections), re.MULTILINE)]


def test_the_guide_leads_from_an_empty_folder_through_the_exchange_to_the_exported_marks(
    course_directory: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    student, exchange, everybody = (tmp_path / name for name in ("student", "exchange", "etc"))
    for folder in (student, exchange, everybody):
        folder.mkdir()
    assert "/srv/nbgrader/exchange" in settings(0)
    config = settings(0).replace("/srv/nbgrader/exchange", str(exchange))
    (everybody / "nbgrader_config.py").write_text(config, encoding="utf-8")
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", str(everybody))
    steps = [
        (student if words[0] in OF_STUDENTS else course_directory, words)
        for words in commands("Release", "Collect and grade")
    ]
    fetched = next(number for number, (_, words) in enumerate(steps, start=1) if words[0] == "fetch_assignment")
    printed = run(steps[:fetched])
    shutil.copy(course_directory / "source" / "tokens" / "tokens.ipynb", student / "tokens" / "tokens.ipynb")
    printed += run(steps[fetched:])
    with (course_directory / "grades.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["assignment"], row["score"], row["max_score"]) == ("tokens", "10.0", "10.0")
    assert row["timestamp"]
    (page,) = student.glob("tokens/feedback/*/tokens.html")
    assert re.search(r"\b(\d+) of \1 hidden tests pass", page.read_text(encoding="utf-8"))
    assert "SAWarning" not in printed


def test_the_guide_unpacks_what_canvas_and_moodle_give_and_it_is_graded(course_directory: Path) -> None:
    with (course_directory / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write(settings(1))
    notebook = course_directory / "source" / "tokens" / "tokens.ipynb"
    for name in DOWNLOADS:
        path = course_directory / "downloaded" / "tokens" / "archive" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(notebook, path)
    steps = [["generate_assignment", "tokens"], *commands("Downloads and late work")]
    steps += [["autograde", "tokens"], ["export", "--assignment=tokens"]]
    run([(course_directory, words) for words in steps])
    found = {path.parts[-3]: path.read_bytes() for path in course_directory.glob("submitted/*/tokens/tokens.ipynb")}
    assert found == dict.fromkeys(DOWNLOADS.values(), notebook.read_bytes())
    with (course_directory / "grades.csv").open(encoding="utf-8", newline="") as file:
        scores = {row["student_id"]: float(row["score"]) for row in csv.DictReader(file)}
    assert scores == dict.fromkeys(DOWNLOADS.values(), 10.0)
