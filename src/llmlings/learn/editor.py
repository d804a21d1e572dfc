"""Opens a file at a line in the learner's editor."""

import os
import shlex
import shutil
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path

#: Editors that need the terminal for themselves; they take the line as `+12`.
_IN_TERMINAL = {"vi", "vim", "nvim", "nano", "micro", "helix", "hx", "emacs", "kak", "joe", "ne"}
#: Those with a window of their own, and how they take a place.
_WINDOWS = {
    "code": "--goto {path}:{line}", "codium": "--goto {path}:{line}", "cursor": "--goto {path}:{line}",
    "zed": "{path}:{line}", "subl": "{path}:{line}", "pycharm": "--line {line} {path}", "charm": "--line {line} {path}",
}  # fmt: skip


def open_file(path: Path, line: int, environment: Mapping[str, str] = os.environ) -> str:
    """Open a file; return a sentence on what was done, or on what the learner can do."""
    for words in (environment.get("VISUAL"), environment.get("EDITOR"), *_WINDOWS):
        command = shlex.split(words, posix=sys.platform != "win32") if words else []
        program = shutil.which(command[0]) if command else None
        if program is None:
            continue
        name = Path(command[0]).stem.lower()
        if name in _IN_TERMINAL:
            subprocess.run([program, *command[1:], f"+{line}", str(path)], check=False)
            return ""
        place = [word.format(path=path, line=line) for word in _WINDOWS.get(name, "{path}").split()]
        nothing = subprocess.DEVNULL
        window = subprocess.Popen([program, *command[1:], *place], stdin=nothing, stdout=nothing, stderr=nothing)
        # Somebody has to ask for its end, or it stays in the table of processes.
        threading.Thread(target=window.wait, daemon=True).start()
        return f"Opened in {name}."
    return (
        f"Open {path} at line {line}. Set EDITOR in the environment to the name of your editor, and `o` opens it there."
    )
