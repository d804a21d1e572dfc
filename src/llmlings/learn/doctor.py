"""`llmlings doctor`: what usually goes wrong, and how to mend each."""

import platform
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import version
from textwrap import wrap

from rich.console import Console
from rich.text import Text

from llmlings.course import Course, find_folder, load_course
from llmlings.errors import CourseError, EnvironmentProblem
from llmlings.learn import installation, work_folder
from llmlings.learn.finding import Finding, Health, broken, look
from llmlings.learn.screen import make_console

STYLES: dict[Health, str] = {"ok": "green", "look": "yellow", "broken": "red"}
MARGIN = 8

#: What does not depend on a workspace.
INSTALLATION: Sequence[Callable[[], Finding]] = (
    installation.python,
    installation.variables,
    lambda: installation.command("llmlings"),
    lambda: installation.command("pytest"),
    installation.packages,
    installation.torch,
    installation.terminal,
    installation.files_encoding,
    installation.threads,
)
WORKSPACE: Sequence[Callable[[Course], Finding]] = (
    work_folder.version,
    work_folder.rights,
    work_folder.space,
    work_folder.place,
    work_folder.path,
    work_folder.handed_out,
    work_folder.texts,
    work_folder.tabs,
    work_folder.names,
    work_folder.saves,
    work_folder.clock,
    work_folder.plain_pytest,
)


def run() -> int:
    """Look at everything, a line for each; the exit status is 3 if something is broken."""
    console = make_console()
    console.print(f"llmlings {version('llmlings')} on {platform.platform(terse=True)}\n", soft_wrap=True)
    seen: list[Health] = []
    # Some looks take seconds: each is shown when it is there.
    for finding in findings():
        seen.append(finding.health)
        _show(console, finding)
    console.print(f"\n{_summary(seen.count('look'), seen.count('broken'))}")
    return 3 if "broken" in seen else 0


def findings() -> Iterator[Finding]:
    """Yield what each look finds."""
    for look_at in INSTALLATION:
        yield look_at()
    try:
        course = load_course(find_folder())
    except EnvironmentProblem:
        mend = "For the rest, `cd` into yours; `llmlings init my-course` makes one."
        yield look("workspace", "this folder is not in a workspace", mend)
        return
    except CourseError as error:
        yield broken("workspace", str(error), "A copy of yours is kept.")
        return
    for look_in in WORKSPACE:
        try:
            yield look_in(course)
        except OSError as error:
            text = f"{error.filename or course.root}: {error.strerror or error}"
            yield broken(look_in.__name__.replace("_", " "), text, "Check the permissions of this path.")


def _show(console: Console, finding: Finding) -> None:
    sentences = filter(None, (f"{finding.about}: {finding.text}", finding.mend))
    width = max(console.width - MARGIN, 20)
    lines = [line for text in sentences for line in wrap(text, width, break_long_words=False, break_on_hyphens=False)]
    shown = Text().append(finding.health.ljust(MARGIN), style=STYLES[finding.health])
    console.print(shown.append(f"\n{' ' * MARGIN}".join(lines)), soft_wrap=True)


def _summary(looks: int, faults: int) -> str:
    if faults:
        return f"{faults} {'thing is' if faults == 1 else 'things are'} broken; begin with the first."
    if looks:
        return f"Nothing is broken; {looks} {'line' if looks == 1 else 'lines'} to look at, if something does not work."
    return "Nothing is broken."
