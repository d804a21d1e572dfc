"""Attacks by what is handed in: files beside the module, archives, notebooks, names. `PWNED` is where they would write."""

import json
import os
import stat
import struct
import warnings
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from attack import EVERYTHING, NOTHING, Attack

#: Text of an attack that a trusted process must never run: it leaves a file in the class's folder.
PWN = "import os\nopen(os.environ.get('PWNED', '/tmp/pwned'), 'a').write('x')\n"


def beside(files: Mapping[str, str]) -> Attack:
    """Return a right answer with files beside it."""
    return Attack(lost=NOTHING, files=tuple(files.items()))


def handed_in(
    write: Callable[[Path, Attack], None], lost: tuple[str, ...] = EVERYTHING, ends: str = "none", source: str = ""
) -> Attack:
    """Return a submission that is written in a way of its own; one that cannot be read has no tests."""
    return Attack(source, lost, ends, hand_in=write)


def zipped(
    entries: Callable[[zipfile.ZipFile, str], None], lost: tuple[str, ...] = EVERYTHING, ends: str = "none"
) -> Attack:
    """Return a submission that is an archive."""

    def write(place: Path, attack: Attack) -> None:
        with zipfile.ZipFile(f"{place}.zip", "w", zipfile.ZIP_DEFLATED) as archive, warnings.catch_warnings():
            # Of a name that is there twice.
            warnings.simplefilter("ignore")
            entries(archive, attack.text)

    return handed_in(write, lost, ends)


def with_right_answer(*more: tuple[str | zipfile.ZipInfo, str | bytes]) -> Callable[[zipfile.ZipFile, str], None]:
    def entries(archive: zipfile.ZipFile, text: str) -> None:
        for name, data in (("exercises/toy.py", text), *more):
            archive.writestr(name, data)

    return entries


def as_link(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


def patched(old: bytes, new: bytes) -> Callable[[Path, Attack], None]:
    """Hand in an archive in whose bytes something was changed."""

    def write(place: Path, attack: Attack) -> None:
        path = Path(f"{place}.zip")
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("exercises/toy.py", attack.text)
        data = path.read_bytes()
        assert old in data
        path.write_bytes(data.replace(old, new))

    return write


def nested(archive: zipfile.ZipFile, text: str) -> None:
    inner = Path(str(archive.filename) + ".inner")
    with zipfile.ZipFile(inner, "w") as deep:
        deep.writestr("exercises/toy.py", text)
    data = inner.read_bytes()
    for level in range(8):
        with zipfile.ZipFile(inner, "w") as deep:
            deep.writestr(f"{level}.zip", data)
        data = inner.read_bytes()
    inner.unlink()
    archive.writestr("all.zip", data)


def notebook(*sources: Any, lost: tuple[str, ...] = NOTHING, ends: str = "none", **changes: Any) -> Attack:
    """Return a notebook of cells: first one with a right answer, then these."""

    def write(place: Path, attack: Attack) -> None:
        cells = [
            source
            if isinstance(source, dict)
            else {"cell_type": "code", "source": source, "metadata": {}, "outputs": []}
            for source in (attack.text, *sources)
        ]
        whole = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells, **changes}
        path = place / "exercises" / "toy.ipynb"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(whole), encoding="utf-8")

    return handed_in(write, lost, ends)


def raw_notebook(data: bytes) -> Attack:
    """Return a notebook of these bytes."""

    def write(place: Path, attack: Attack) -> None:
        (place / "exercises").mkdir(parents=True)
        (place / "exercises" / "toy.ipynb").write_bytes(data)

    return handed_in(write)


def as_notebook(place: Path, table: str) -> None:
    """Hand in a file whose first line is that of a notebook."""
    (place / "exercises").mkdir(parents=True)
    (place / "exercises" / "toy.py").write_text(f"# Cells of a notebook, number:lines 1:{table}" + "\n" * 400_000)


def link(target: str) -> Attack:
    """Return a module that is a link."""

    def write(place: Path, attack: Attack) -> None:
        (place / "exercises").mkdir(parents=True)
        os.symlink(target, place / "exercises" / "toy.py")

    return handed_in(write)


def folder_link(place: Path, attack: Attack) -> None:
    place.mkdir()
    os.symlink("../neighbour-1/exercises", place / "exercises")


def pipe(place: Path, attack: Attack) -> None:
    (place / "exercises").mkdir(parents=True)
    os.mkfifo(place / "exercises" / "toy.py")


MARKUP = "<script>alert(1)</script>"
OUTPUT = {
    "output_type": "display_data",
    "data": {"text/html": MARKUP, "application/javascript": "alert(1)"},
    "metadata": {},
}

ATTACKS: Mapping[str, Attack] = {
    # Files that Python, pytest or the grader might take for theirs.
    "settings of Python": beside(
        dict.fromkeys(
            ("sitecustomize.py", "usercustomize.py", "evil.pth", "exercises/evil.pth", "exercises/sitecustomize.py"),
            PWN,
        )
    ),
    "packages in place of others": beside(
        dict.fromkeys(
            ("exercises/numpy.py", "numpy.py", "numpy/random.py", "re.py", "exercises/re.py", "exercises/msgspec.py"),
            PWN,
        )
    ),
    "the tool itself": beside(dict.fromkeys(("llmlings/__init__.py", "pytest.py", "_pytest/__init__.py"), PWN)),
    "settings of pytest": beside(
        {"pytest.ini": "[pytest]\naddopts = --collect-only"}
        | dict.fromkeys(("conftest.py", "exercises/conftest.py", "tests/conftest.py"), PWN)
    ),
    "tests of its own": beside(
        {"course.toml": "title = 'mine'"}
        | dict.fromkeys(("tests/hidden/test_toy.py", "tests/visible/test_toy.py"), PWN)
    ),
    "a package": beside(dict.fromkeys(("exercises/__init__.py", "exercises/toy/__init__.py"), PWN)),
    "results of its own": beside({"grades.csv": "student,points\nme,100", "results.json": "{}", "ledger.sqlite": "x"}),
    "pickles": beside({"toy.pkl": "cos\nsystem\n(S'touch pwned'\ntR.", "exercises/toy.pyc": "x", "toy.npy": "x"}),
    "settings of the shell": beside(
        {".bashrc": PWN, ".env": "SECRET=1", ".git/hooks/pre-commit": PWN, "Makefile": "all:\n\ttouch pwned"}
    ),
    # Links and devices.
    "a link to a neighbour": link("../../neighbour-1/exercises/toy.py"),
    "a link to the solution": link("../../../course/solutions/toy.py"),
    "a link to the system": link("/etc/passwd"),
    "a link to endless zeros": link("/dev/zero"),
    "a link to itself": link("toy.py"),
    "a folder that is a link": handed_in(folder_link),
    "a pipe": handed_in(pipe),
    # Archives.
    "a way out": zipped(
        with_right_answer(("../../pwned", "x"), ("../pwned", "x"), ("/tmp/pwned", "x"), ("..\\pwned", "x")), NOTHING
    ),
    "the module by a way out": zipped(lambda archive, text: archive.writestr("../exercises/toy.py", text)),
    "the module from the root": zipped(lambda archive, text: archive.writestr("/exercises/toy.py", text)),
    "a link in an archive": zipped(lambda archive, text: archive.writestr(as_link("exercises/toy.py"), "/etc/passwd")),
    "a bomb": zipped(lambda archive, text: archive.writestr("exercises/toy.py", "#" * 2**27)),
    "a bomb beside": zipped(with_right_answer(("big.bin", bytes(2**26))), NOTHING),
    "archives in archives": zipped(nested),
    "the module twice": zipped(with_right_answer(("exercises/toy.py", "def double(n): return 0\n")), EVERYTHING),
    "a hundred thousand names": zipped(with_right_answer(*((f"{n}", "") for n in range(20_000))), NOTHING),
    "names of strange characters": zipped(
        with_right_answer(
            ("a\x1b[2J\u202e<b>", "x"), ("\udcff".encode("utf-8", "replace").decode(), "x"), ("con", "x")
        ),
        NOTHING,
    ),
    "a wrong sum": handed_in(patched(b"np.asarray", b"np.asArray")),
    "a locked archive": handed_in(patched(b"PK\1\2\x14\x03\x14\0\0\0", b"PK\1\2\x14\x03\x14\0\1\0")),
    "a size that is a lie": handed_in(patched(struct.pack("<H", len("exercises/toy.py")) + b"\0\0", b"\xff\xff\0\0")),
    "no archive": handed_in(
        lambda place, attack: Path(f"{place}.zip").write_bytes(b"PK\3\4" + os.urandom(1000)) and None
    ),
    # Notebooks.
    "a file that says it is a notebook": Attack(
        "", EVERYTHING, "error", hand_in=lambda place, attack: as_notebook(place, "9" * 5000)
    ),
    "a file of endless cells": Attack(
        "", EVERYTHING, "error timeout", hand_in=lambda place, attack: as_notebook(place, "1" + " 2:1" * 10**5)
    ),
    "commands of the shell": notebook("!touch pwned\n%%bash\ntouch pwned", "%%javascript\nalert(1)", "%run pwned.py"),
    "outputs of markup": notebook({"cell_type": "code", "source": "x = 1", "metadata": {}, "outputs": [OUTPUT]}),
    "points of its own": notebook(
        {
            "cell_type": "code",
            "source": "raise SystemExit",
            "outputs": [],
            "metadata": {
                "nbgrader": {
                    "grade": True,
                    "grade_id": "hidden-tests",
                    "points": 1000,
                    "locked": True,
                    "solution": False,
                }
            },
        }
    ),
    "a cell that exits": notebook("import os; os._exit(0)", lost=EVERYTHING, ends="crashed"),
    "a cell that waits": notebook("import time; time.sleep(10 ** 6)", lost=NOTHING),
    "a cell that is no text": notebook({"cell_type": "code", "source": {"a": 1}, "metadata": {}}, lost=EVERYTHING),
    "a cell of another world": notebook(
        {"cell_type": ["code"], "source": 5, "metadata": "x", "id": {}}, 7, None, lost=EVERYTHING
    ),
    "brackets": raw_notebook(b"[" * 10**6),
    "numbers that are none": raw_notebook(
        b'{"nbformat": 4, "cells": [NaN, Infinity, 1e999999, ' + b"9" * 10**5 + b"]}"
    ),
    "ten million values": raw_notebook(b'{"nbformat": 4, "cells": [' + b"0," * 10**7 + b"0]}"),
    "no JSON": raw_notebook(b'{"nbformat": 4, "cells": "' + b'\\"' * 10**6),
    "no text": raw_notebook(b"\xff\xfe\0\x80" * 1000),
}

#: Submissions with a right answer whose names are the attack.
NAMES = (
    "<script>alert(1)<x>",
    '"><img src=x onerror=alert(1)>',
    "=cmd|'calc'!A0",
    "@SUM(1)",
    "-rf",
    "--help",
    "a\nb,100,100",
    "\x1b[2Jred\x07",
    "\u202egnp.exe",
    "neighbour-1 ",
    "n\u0435ighbour-1",
    "con",
    "{{ verdict.seed }}",
    "%2e%2e%2fpwned",
    "pwned..",
    "a'b\"c`d",
    "é" * 100,
)
