"""What `llmlings doctor` looks at in a workspace: its folder, its files, and how they can be used there."""

import ast
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import tokenize
import warnings
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from llmlings.course import COURSE_FILE, Course
from llmlings.learn import platforms
from llmlings.learn.finding import Finding, broken, listed, look, ok
from llmlings.learn.handed_out import PENDING, changed_files
from llmlings.learn.workspace import read_origin, release

MEGABYTE = 10**6
PYTEST_SECONDS = 120
SAVE_SECONDS = 1.0
#: Clocks of a drive on another machine are some seconds apart, and no harm comes of that.
CLOCK_SECONDS = 60


def version(course: Course) -> Finding:
    """Look at which version the workspace is of."""
    about, installed = "workspace", metadata.version("llmlings")
    made = read_origin(course.root).version
    if not made and (course.root / "solutions").is_dir():
        return ok(about, f"{course.root}, a checkout")
    if course.private(PENDING).exists():
        return look(about, f"{course.root}: an update was stopped before its end", "Run `llmlings update` again.")
    if not made:
        return look(about, f"{course.root}: nothing says what was handed out there", "Run `llmlings update`.")
    text = f"{course.root} is of llmlings {made}, and {installed} is installed"
    if release(made) < release(installed):
        return look(about, text, "Run `llmlings update`.")
    if release(made) > release(installed):
        return look(about, text, f"Run {platforms.install('--upgrade', 'llmlings')}.")
    return ok(about, f"{course.root}, of llmlings {made}")


def rights(course: Course) -> Finding:
    """Look at whether this user may write what has to be written."""
    folders = [course.root, course.private(), course.root / "exercises"]
    refused = [path for path in folders if path.is_dir() and not _can_hold_a_file(path)]
    files = [course.exercise(module.name) for module in course.modules]
    refused += [path for path in files if path.exists() and not os.access(path, os.W_OK)]
    if refused:
        names = [str(path) if path == course.root else path.relative_to(course.root).as_posix() for path in refused]
        mend = "Give yourself the right to write there, or copy the workspace into a folder of your own."
        return broken("rights", f"you cannot write in {listed(names)}", mend)
    return ok("rights", "you can write in the workspace")


def _can_hold_a_file(folder: Path) -> bool:
    # What os.access says of folders means little on Windows.
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def space(course: Course) -> Finding:
    """Look at how much space is left on the drive."""
    free = shutil.disk_usage(course.root).free // MEGABYTE
    mend = "Delete what you do not need; a full drive loses what you save."
    if free < 10:
        return broken("space", f"{free} MB are left on this drive", mend)
    if free < 200:
        return look("space", f"{free} MB are left on this drive", mend)
    return ok("space", f"{free:,} MB are left on this drive")


def place(course: Course) -> Finding:
    """Look at whether another program or machine has a hand in the folder."""
    if service := platforms.syncing_service(course.root):
        mend = "If files are locked or appear twice, move the workspace to a folder outside of it."
        return look("place", f"{service} synchronizes this folder", mend)
    if drive := platforms.remote_drive(course.root):
        mend = "If you wait too long for results, move it to a drive of this system."
        return look("place", f"it is on {drive}, where everything is slower", mend)
    return ok("place", "a drive of this system, and no service is known to synchronize it")


def path(course: Course) -> Finding:
    """Look at the path itself, which some programs cannot deal with."""
    text = str(course.root)
    longest = max([len(name) for name in read_origin(course.root).files], default=0) + len(text) + 1
    if platforms.WINDOWS and longest > platforms.LONGEST_PATH:
        mend = rf"Move the workspace up, for example to C:\{course.root.name}."
        return broken("path", f"it has {longest} characters with its longest file, and Windows allows 259", mend)
    if "[" in text:
        mend = "Give the folder another name, or name tests by short paths: `pytest tests/visible`."
        return look("path", "it holds a [, and pytest cannot be given a full path that does, as editors do", mend)
    return ok("path", f"{len(text)} characters, and no square bracket")


def handed_out(course: Course) -> Finding:
    """Look at whether the files that are not the learner's to change are as they were handed out."""
    about = "files"
    changed = changed_files(course)
    missing = [name for name in changed if not (course.root / name).exists()]
    if missing:
        return broken(about, f"missing: {listed(missing)}", "To bring them back: `llmlings update`.")
    fixed = [name for name in changed if name.startswith("tests/") or name in ("pytest.ini", COURSE_FILE)]
    if fixed:
        text = f"not as handed out: {listed(fixed)}"
        return look(about, text, f"To get it back, with a copy of yours: `llmlings update --restore {fixed[0]}`.")
    return ok(about, "tests and course.toml are as handed out")


def _exercise_names(course: Course) -> list[str]:
    return [course.exercise(module.name).relative_to(course.root).as_posix() for module in course.modules]


def texts(course: Course) -> Finding:
    """Look at whether each exercise can be read as a text."""
    found = [f"{name}, {problem}" for name, content in _contents(course) if (problem := unreadable(content))]
    if found:
        mend = "Save it as UTF-8; most editors show the encoding at the bottom of the window."
        return broken("texts", f"not UTF-8: {listed(found)}", mend)
    return ok("texts", "all exercises are UTF-8")


def unreadable(content: bytes) -> str:
    """Return where a file is not text in UTF-8, or in the encoding that its first lines name; empty if it is."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "line 1 (it is UTF-16)"
    if b"\0" in content:
        return f"line {_line(content, content.index(0))} (a null byte)"
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(content).readline)
    except SyntaxError:
        encoding = "utf-8"
    try:
        content.decode(encoding)
    except UnicodeDecodeError as error:
        return f"line {_line(content, error.start)}"
    return ""


def _line(content: bytes, position: int) -> int:
    return content.count(b"\n", 0, position) + 1


def tabs(course: Course) -> Finding:
    """Look for lines that begin with a tab: the stubs begin theirs with spaces, and Python does not mix them."""
    refused, found = [], []
    for name, content in _contents(course):
        if match := re.search(rb"^ *\t", content, re.MULTILINE):
            try:
                with warnings.catch_warnings(action="ignore"):
                    ast.parse(content)
            except TabError as error:
                refused.append(f"{name}, line {error.lineno}")
            except (SyntaxError, ValueError):
                pass
            found.append(f"{name}, line {_line(content, match.start())}")
    mend = "Have your editor put four spaces for a tab, there and from now on."
    if refused:
        return broken("tabs", f"Python refuses tabs among spaces: {listed(refused)}", mend)
    if found:
        return look("tabs", f"lines begin with tabs: {listed(found)}", mend)
    return ok("tabs", "all exercises are indented with spaces")


def _contents(course: Course) -> Iterator[tuple[str, bytes]]:
    for name in _exercise_names(course):
        if (course.root / name).is_file():
            yield name, (course.root / name).read_bytes()


def names(course: Course) -> Finding:
    """Look for files whose names hide packages: `import random` would take random.py of this folder."""
    hiding = {*sys.stdlib_module_names, "llmlings", "numpy", "pytest", "rich", "torch"}
    found = sorted(path.name for path in course.root.glob("*.py") if path.stem in hiding)
    if found:
        return look("names", f"{listed(found)} can hide the package of that name", "Give it another name.")
    return ok("names", "no file hides a package")


def saves(course: Course) -> Finding:
    """Look at whether a save can be noticed."""
    about = "saves"
    try:
        course.private().mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(dir=course.private()) as folder:
            seconds = _seconds_to_notice(Path(folder, "save.txt"))
    except OSError as error:
        return broken(about, f"nothing can be saved in .llmlings ({error.strerror})", "See `rights` above.")
    if seconds is None:
        text = "this drive does not tell a saved file from the one before it"
        return look(about, text, "Use `llmlings check` after each save, or move the workspace to another drive.")
    return ok(about, "noticed at once" if seconds < 0.1 else f"noticed after {seconds:.1f} s")


def _seconds_to_notice(path: Path) -> float | None:
    def stamp() -> tuple[int, int]:
        status = path.stat()
        return status.st_mtime_ns, status.st_size

    path.write_text("1", encoding="utf-8")
    before = stamp()
    # Nobody saves twice within this time.
    time.sleep(0.05)
    start = time.monotonic()
    # As long as before: then the time of the file is all that tells.
    path.write_text("2", encoding="utf-8")
    while stamp() == before:
        if time.monotonic() - start > SAVE_SECONDS:
            return None
        time.sleep(0.01)
    return time.monotonic() - start


def clock(course: Course) -> Finding:
    """Look at the clock: programs tell by it which file is newer."""
    about, now = "clock", time.time()
    mend = "Set the clock of this machine, or let it set itself by the network."
    if now < Path(__file__).stat().st_mtime - CLOCK_SECONDS:
        return look(about, f"it says {time.strftime('%Y-%m-%d %H:%M')}, before llmlings was installed", mend)
    files = [course.root / name for name in _exercise_names(course)]
    late = [file.name for file in files if file.is_file() and file.stat().st_mtime > now + CLOCK_SECONDS]
    if late:
        return look(about, f"exercises from the future: {listed(late)}", mend)
    return ok(about, time.strftime("%Y-%m-%d %H:%M"))


def plain_pytest(course: Course) -> Finding:
    """Look at whether plain `pytest` works here, with the plugins and settings that it finds; if not, find which."""
    about, command = "plain pytest", f"{platforms.python()} -m pytest"
    environment = dict(os.environ)
    if _collects(course, environment):
        return ok(about, "it finds the tests")
    own = "`llmlings check` does not depend on it."
    settings = [name for name in environment if name.startswith("PYTEST_")]
    clean = {name: value for name, value in environment.items() if name not in settings}
    if settings and _collects(course, clean):
        guilty = [name for name in settings if not _collects(course, clean | {name: environment[name]})] or settings
        return look(about, f"{' and '.join(guilty)} disturbs it; {own}", f"Run {platforms.unset_variable(guilty[0])}.")
    if _collects(course, {**environment, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}, *_own_plugins()):
        others = sorted({entry.dist.name for entry in _plugins() if entry.dist and entry.dist.name != "llmlings"})
        mend = "Use an environment for this course alone, or uninstall it there."
        return look(about, f"one of these plugins disturbs it: {listed(others, 9)}; {own}", mend)
    return look(about, "it does not run", f"`{command}` says why; {own}")


def _plugins() -> Iterator[metadata.EntryPoint]:
    yield from metadata.entry_points(group="pytest11")


def _own_plugins() -> list[str]:
    own = [entry.value for entry in _plugins() if entry.dist and entry.dist.name == "llmlings"]
    return [word for name in own for word in ("-p", name)]


def _collects(course: Course, environment: dict[str, str], *words: str) -> bool:
    names = (course.tests(module.name, "visible").relative_to(course.root) for module in course.modules)
    tests = [str(name) for name in names if (course.root / name).is_file()]
    # -P: files of the folder that hide packages are another finding.
    command = [sys.executable, "-P", "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider"]
    try:
        done = subprocess.run([*command, *words, *tests[:1]], cwd=course.root, env=environment,
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=PYTEST_SECONDS,
                              check=False)  # fmt: skip
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0
