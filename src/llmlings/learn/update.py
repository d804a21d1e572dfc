"""`llmlings update`: what a newer version hands out comes into a workspace; what somebody edited stays."""

from collections.abc import Collection, Mapping
from importlib.metadata import version
from pathlib import Path
from textwrap import fill
from typing import Literal

from rich.console import Console

from llmlings.course import COURSE_FILE, PRIVATE_FOLDER, course_files, load_course
from llmlings.errors import EnvironmentProblem, UsageError
from llmlings.files import write_whole
from llmlings.learn.backups import keep_copy, shown
from llmlings.learn.handed_out import PENDING, is_edited, known_digests
from llmlings.learn.names import suggestion
from llmlings.learn.screen import make_console
from llmlings.learn.workspace import (
    Origin,
    digest,
    files_to_hand_out,
    function_digests,
    is_untouched,
    read_origin,
    release,
    sha256_of,
    write_origin,
)  # fmt: skip

#: `yours`: an edited file that stays, `left`: one that stays though the course no longer has it, `replaced`: an edited
#: file of which a copy is kept.
Change = Literal["renewed", "added", "brought back", "removed", "replaced", "yours", "left"]
Files = Mapping[str, bytes]


def run(folder: Path, restore: Collection[str]) -> int:
    """Bring the workspace `folder` to the installed version; put the files named by `restore` back as handed out."""
    origin = read_origin(folder)
    _refuse(folder, origin)
    new = files_to_hand_out(load_course(course_files()))
    changes = plan(folder, origin, new, [_file_named(word, folder, new) for word in restore])
    copies = _apply(folder, new, changes)
    console = make_console()
    if not changes:
        console.print(f"Your workspace is up to date (llmlings {version('llmlings')}).")
        return 0
    before = f" from {origin.version}" if origin.version not in ("", version("llmlings")) else ""
    console.print(f"Your workspace was updated{before} to llmlings {version('llmlings')}.")
    _tell(console, changes, copies, origin, new)
    _tell_next(console, folder, changes)
    return 0


def plan(folder: Path, origin: Origin, new: Files, restore: Collection[str]) -> dict[str, Change]:
    """Return what is to happen to the files of a workspace by name; a file that needs nothing is left out."""
    known = known_digests(folder)
    changes: dict[str, Change] = {}
    for name in dict.fromkeys((*known, *new)):
        path = folder / name
        edited = is_edited(path, known.get(name, set()))
        wanted = sha256_of(new[name]) if name in new else ""
        # An edited file is told once of what is new in it: then the record holds the new digest.
        is_news = wanted != origin.files.get(name)
        if digest(path) == wanted:
            continue
        if name not in new:
            changes[name] = "left" if edited else "removed"
        elif not edited:
            changes[name] = "renewed" if path.exists() else "brought back" if name in known else "added"
        elif name in restore or (is_news and name == COURSE_FILE):
            # With another list of modules and functions than the course's nothing would fit together.
            changes[name] = "replaced"
        elif is_news:
            changes[name] = "yours"
    return changes


def _apply(folder: Path, new: Files, changes: Mapping[str, Change]) -> dict[str, str]:
    """Make the changes and return the copies of what was replaced, by name.

    Stopped at any place, it leaves a workspace that works, and the next update does the rest: the record of what was
    handed out is written last, and until then another one says which files may be new already.
    """
    private = folder / PRIVATE_FOLDER
    private.mkdir(exist_ok=True)
    write_origin(folder, new, PENDING)
    copies = {name: keep_copy(folder / name, folder) for name, change in changes.items() if change == "replaced"}
    for name, change in changes.items():
        if change == "removed":
            (folder / name).unlink()
        elif change != "left":
            path = private / "new" / name if change == "yours" else folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, new[name])
    write_origin(folder, new)
    (private / PENDING).unlink()
    return copies


def _refuse(folder: Path, origin: Origin) -> None:
    if not origin.files and (folder / "solutions").is_dir():
        raise UsageError(f"{folder} is a checkout, not a workspace of `llmlings init`; use `git pull` there.")
    if release(origin.version) > release(version("llmlings")):
        raise EnvironmentProblem(
            f"This workspace is of llmlings {origin.version}, and {version('llmlings')} is installed; "
            "upgrade it with `pip install --upgrade llmlings`."
        )


def _file_named(word: str, folder: Path, new: Files) -> str:
    """Return the name of the file that the learner means: from here, or from the top of the workspace."""
    path = Path(word).resolve()
    name = path.relative_to(folder).as_posix() if path.is_relative_to(folder) else word
    name = name if name in new else word.replace("\\", "/").removeprefix("./")
    if name not in new:
        known = {other: other for other in new}
        raise UsageError(
            f"The course hands out no file '{word}'{suggestion(name, known, 'choose one of those in its folder.')}"
        )
    if name.startswith("exercises/"):
        raise UsageError(f"For an exercise there is `llmlings reset {Path(name).stem}`, which you can take back.")
    return name


def _tell(
    console: Console, changes: Mapping[str, Change], copies: Mapping[str, str], origin: Origin, new: Files
) -> None:
    def named(change: Change) -> list[str]:
        return [name for name, found in changes.items() if found == change]

    def say(sentence: str, margin: str = "") -> None:
        text = fill(sentence, console.width, initial_indent=margin, subsequent_indent=f"{margin}  ",
                    break_long_words=False, break_on_hyphens=False)  # fmt: skip
        console.print(text, soft_wrap=True)

    if count := len(named("renewed")):
        say(f"Renewed: {count} {'file' if count == 1 else 'files'} that you had not edited.")
    titles: dict[Change, str] = {"added": "New", "brought back": "Brought back", "removed": "No longer in the course"}
    for change, title in titles.items():
        if names := named(change):
            say(f"{title}: {', '.join(names)}.")
    for name in named("replaced"):
        say(f"{name} is as it is handed out. Yours is kept as {shown(copies[name])}.")
    for name in named("left"):
        say(f"{name} is no longer in the course. You edited it, so it stays.")
    for name in named("yours"):
        say(f"{name} stays as you edited it. The new one is {PRIVATE_FOLDER}/new/{name}.")
        for sentence in _news(origin.functions.get(name, {}), new[name]) if name.startswith("exercises/") else ():
            say(sentence, "  ")


def _news(before: Mapping[str, str], stub: bytes) -> list[str]:
    """Say what a new stub holds that the one before did not; without a record of that one, nothing."""
    now = function_digests(stub)
    added = [name for name in now if name not in before]
    changed = [name for name in now if name in before and now[name] != before[name]]
    gone = [name for name in before if name not in now]
    lists = {"New in it": added, "Changed": changed, "Gone": gone}
    said = [f"{title}: {', '.join(names)}." for title, names in lists.items() if names]
    return (said or ["No function of it has changed."]) if before else []


def _tell_next(console: Console, folder: Path, changes: Mapping[str, Change]) -> None:
    course = load_course(folder)
    handed_out = read_origin(folder).files
    words = []
    for module in course.modules:
        tests = course.tests(module.name, "visible").relative_to(course.root).as_posix()
        # Nobody needs new tests for a stub.
        if changes.get(tests) in ("renewed", "replaced") and not is_untouched(course, module.name, handed_out):
            words.append(module.name)
    command = f"llmlings check {' '.join(words)}" if words else "llmlings"
    console.print(f"\nNext: {command}", soft_wrap=True)
