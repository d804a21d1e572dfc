"""`llmlings submit`: the zip to hand in, byte for byte the same for the same answers."""

import zipfile
from io import BytesIO
from pathlib import Path

from llmlings.course import Course
from llmlings.errors import UsageError
from llmlings.files import write_whole
from llmlings.learn.progress import states
from llmlings.learn.screen import STYLES, columns, make_console

#: What `tests/hidden/` asks that learners' tests do not.
_HIDDEN = (
    "When this is graded, hidden tests follow with other inputs: other sizes, Unicode, edge cases, other random "
    "numbers. A result may depend on its arguments alone."
)


def run(course: Course, out: Path | None) -> int:
    """Pack the exercise files of the course's modules, and say what is in it."""
    path = out or course.root / "submission.zip"
    _refuse_a_stranger(path)
    files = {module.name: course.exercise(module.name) for module in course.modules}
    # A link could bring any file of this machine into the zip.
    found = {name: file for name, file in files.items() if file.is_file() and not file.is_symlink()}
    if not found:
        raise UsageError("There is nothing to hand in: exercises/ holds no file of the course.")
    existed = path.exists()
    write_whole(path, _pack(found))
    console = make_console()
    known = states(course)
    width = max(map(len, files))
    for name, file in files.items():
        word = known[name]
        shown = (word, 0, STYLES[word]) if name in found else (_left_out(file), 0, "red")
        console.print(columns((name, width, ""), shown), soft_wrap=True)
    shown_path = path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
    verb = "Replaced" if existed else "Wrote"
    held = "all modules" if len(found) == len(files) else f"{len(found)} of {len(files)} modules"
    console.print(f"\n{verb} {shown_path} with your files of {held}. Hand it in.", soft_wrap=True)
    done = sum(known[name] == "done" for name in found)
    rest = "; the others count what passes" if done < len(files) else ""
    console.print(f"{done} of {len(files)} modules done{rest}.")
    if done < len(found):
        console.print("To test all that you hand in: llmlings check --all")
    if done:
        console.print(f"\n{_HIDDEN}")
    return 0


def _left_out(file: Path) -> str:
    return "not handed in: it is not a regular file" if file.is_symlink() else "not handed in: the file is missing"


def _refuse_a_stranger(path: Path) -> None:
    if not path.parent.is_dir():
        raise UsageError(f"There is no folder {path.parent}; make it, or choose another --out.")
    if path.exists() and not _is_submission(path):
        raise UsageError(f"{path} is there already and is not a submission; choose another --out.")


def _is_submission(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (OSError, ValueError, NotImplementedError, zipfile.BadZipFile):
        return False
    return bool(names) and all(name.startswith("exercises/") and name.endswith(".py") for name in names)


def _pack(files: dict[str, Path]) -> bytes:
    buffer = BytesIO()
    # Stored, not compressed: the compressed bytes would depend on the machine's zlib.
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(f"exercises/{name}.py", date_time=(1980, 1, 1, 0, 0, 0))
            entry.create_system = 3
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, files[name].read_bytes())
    return buffer.getvalue()
