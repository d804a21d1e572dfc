"""Where the three systems differ: shells, drives, lengths of paths, locks of files."""

import os
import re
import shutil
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import IO

WINDOWS = sys.platform == "win32"
#: Windows refuses longer ones unless somebody has told it not to.
LONGEST_PATH = 259
MOUNTS = Path("/proc/mounts")

_SYNCED = {
    "OneDrive": r"onedrive( - .+|-.+)?",
    "iCloud": r"com~apple~clouddocs|icloud ?drive",
    "Dropbox": r"dropbox( \(.+\))?",
    "Google Drive": r"google ?drive(-.+)?|my drive",
}
#: Drives of another machine or another system, by the names that Linux gives to their kind.
_REMOTE = {"9p", "afpfs", "cifs", "drvfs", "fuse.sshfs", "nfs", "nfs4", "smb3", "smbfs", "vboxsf", "vmhgfs"}


def syncing_service(folder: Path, environment: Mapping[str, str] = os.environ) -> str:
    """Return the name of the service that synchronizes a folder with other machines; empty if none is known to."""
    path = str(folder)
    # Windows says where OneDrive is, which may have any name: OneDrive, OneDriveConsumer, OneDriveCommercial.
    roots = [value for name, value in environment.items() if name.upper().startswith("ONEDRIVE") and value]
    if any(_is_below(path, root) for root in roots):
        return "OneDrive"
    parts = _parts(path)
    for name, pattern in _SYNCED.items():
        if any(re.fullmatch(pattern, part) for part in parts):
            return name
    return ""


def remote_drive(folder: Path) -> str:
    """Return what kind of drive a folder is on if that is not one of this system; otherwise an empty string."""
    path = str(folder)
    if re.match(r"[\\/]{2}(wsl\$|wsl\.localhost)[\\/]", path, re.IGNORECASE):
        return "the files of WSL, seen from Windows"
    if re.match(r"[\\/]{2}[^\\/?.]", path):
        return "a network drive"
    try:
        lines = MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    mounts = [(_unescaped(point), kind) for _, point, kind, *_ in map(str.split, lines)]
    # The longest one counts, and of two at one place the later one.
    above = [(len(point), number, kind) for number, (point, kind) in enumerate(mounts) if _is_below(path, point)]
    kind = max(above)[2] if above else ""
    if kind in ("9p", "drvfs") and re.match(r"/mnt/[a-z](/|$)", path):
        return "a drive of Windows, seen from WSL"
    return f"a drive of another system ({kind})" if kind in _REMOTE else ""


def _unescaped(point: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), point)


def _is_below(path: str, root: str) -> bool:
    parts, above = _parts(path), _parts(root)
    return parts[: len(above)] == above


def _parts(path: str) -> list[str]:
    # Not pathlib: a path of Windows is to be understood everywhere. Only Linux tells capitals from small letters.
    return [part for part in re.split(r"[\\/]+", path.casefold()) if part]


def set_variable(name: str, value: str) -> str:
    """Return how to set a variable of the environment."""
    return f'`$env:{name} = "{value}"` (PowerShell)' if WINDOWS else f"`export {name}={value}`"


def unset_variable(name: str) -> str:
    """Return how to take a variable out of the environment."""
    return f"`Remove-Item Env:{name}` (PowerShell)" if WINDOWS else f"`unset {name}`"


def activate() -> str:
    """Return how to switch a virtual environment on."""
    return r"`.venv\Scripts\Activate.ps1` (PowerShell)" if WINDOWS else "`source .venv/bin/activate`"


def python() -> str:
    """Return how to start this Python on the command line."""
    found = shutil.which("python")
    # Not resolved: the Python of a virtual environment is a link to that of the system.
    if found and Path(found).parent == Path(sys.executable).parent:
        return "python"
    # PowerShell takes a quoted path for a text unless & stands before it.
    quoted = f'"{sys.executable}"' if " " in sys.executable else sys.executable
    return f"& {quoted}" if WINDOWS and " " in sys.executable else quoted


def install(*packages: str) -> str:
    """Return how to install packages for this Python: pip, or the tool that made its environment."""
    words = " ".join(f'"{package}"' if re.search(r"[<>\[]", package) else package for package in packages)
    if "pipx" in Path(sys.prefix).parts:
        return f"`pipx inject llmlings {words}`"
    if find_spec("pip") is None:
        return f"`uv pip install {words}`"
    return f"`{python()} -m pip install {words}`"


def lock(file: IO[bytes]) -> None:
    """Wait until no other process has locked a file, then lock it until it is closed; an `OSError` where that fails."""
    if WINDOWS:
        import msvcrt

        msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)  # type: ignore[attr-defined,unused-ignore]
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX)


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
