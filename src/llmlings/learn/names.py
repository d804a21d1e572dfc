"""Finds modules, functions and commands by the words that learners type; a wrong word gets the closest right one."""

import re
from collections.abc import Collection, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path

from llmlings.course import Course, Module, find_course
from llmlings.errors import LlmlingsError, UsageError

#: What editors and error messages put behind the name of a file goes with it: `bpe.py:31`.
_ENDING = re.compile(r"\.(py|md)(:\d+)*$", re.IGNORECASE)
#: What other tools call a command; "" is `llmlings` alone.
_COMMANDS = {
    "answer": "solution", "begin": "", "hand-in": "submit", "help": "--help", "new": "init", "next": "watch",
    "run": "check", "save": "submit", "start": "", "status": "", "test": "check", "tip": "hint",
}  # fmt: skip


def find(course: Course, word: str) -> tuple[Module, str]:
    """Return the module that `word` means, and the function of it, which is empty for the whole module.

    A module is its name (`bpe`, `BPE`), its number in `llmlings list` (`2`) or a file of it (`exercises/bpe.py`,
    `test_bpe.py`). A function follows behind a dot or two colons (`bpe.encode`, `bpe::encode`), or stands alone if one
    module has it (`train_bpe`). A method can do without its class, and a class without its only method.

    Raises:
        UsageError: nothing is called so, or more than one function; the names to choose from are in the sentence.
    """
    name, behind = _split(course, word)
    module = _module(course, name)
    if module and not behind:
        return module, ""
    wanted = behind if module else f"{name}.{behind}".rstrip(".")
    found = _functions([module] if module else course.modules, wanted)
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(f"'{wanted}' can mean more than one function; choose one of: {', '.join(map(_full, found))}.")
    if module:
        own = {function: _full((module, function)) for function in module.all_functions}
        end = suggestion(wanted, own, f"choose one of: {', '.join(own.values())}.")
        raise UsageError(f"Module {module.name} has no function '{wanted}'{end}")
    every = [(each, function) for each in course.modules for function in each.all_functions]
    known = {pair[1]: _full(pair) for pair in every} | {_full(pair): _full(pair) for pair in every}
    names = {each.name: each.name for each in course.modules}
    end = suggestion(wanted, known | names, f"choose one of: {', '.join(names)}.")
    raise UsageError(f"There is no module '{name}'{end}")


def meant(word: str, commands: Collection[str]) -> str:
    """Return the end of a sentence on a command that there is not: what may have been meant by it."""
    if word in ("exit", "quit"):
        return "; guided mode ends with the key q, and nothing is running here."
    if word in _COMMANDS:
        command = _COMMANDS[word] if _COMMANDS[word] in {*commands, "--help"} else ""
        return f"; did you mean '{f'llmlings {command}'.rstrip()}'?"
    try:
        find(find_course(), word)
        return f"; did you mean 'llmlings check {word}'?"
    except LlmlingsError:
        # Whoever mistypes a word shall not lose an answer.
        known = {name: f"llmlings {name}" for name in commands if name != "reset"}
        return suggestion(word, known, "`llmlings --help` shows all commands.")


def suggestion(word: str, known: Mapping[str, str], otherwise: str) -> str:
    """Return the end of a sentence: what `known` shows for the name closest to `word`, or else `otherwise`."""
    shown = {_plain(name): text for name, text in known.items()}
    close = get_close_matches(_plain(word), shown, n=1)
    return f"; did you mean '{shown[close[0]]}'?" if close else f"; {otherwise}"


def _split(course: Course, word: str) -> tuple[str, str]:
    """Return the name of a module in `word` and that of a function, which may be empty; they need not be right."""
    path, _, behind = word.strip().replace("\\", "/").removesuffix("()").partition("::")
    _refuse_a_stranger(course, path)
    last = path.rstrip("/").rpartition("/")[2]
    stem = _ENDING.sub("", last)
    if stem.startswith("test_"):
        # Behind it pytest writes the name of a test.
        return stem.removeprefix("test_"), ""
    if stem == last and not behind:
        stem, _, behind = last.removeprefix("exercises.").partition(".")
    return stem, behind


def _refuse_a_stranger(course: Course, path: str) -> None:
    place = Path(path)
    if "/" not in path or not (place.is_absolute() or place.is_file()):
        return
    if not place.parent.resolve().is_relative_to(course.root):
        raise UsageError(f"{path} is not in the workspace that you are in, {course.root}; go to its own folder first.")


def _module(course: Course, name: str) -> Module | None:
    if name.isdecimal():
        count = len(course.modules)
        if not 1 <= int(name) <= count:
            raise UsageError(f"There is no module {name}; `llmlings list` counts them from 1 to {count}.")
        return course.modules[int(name) - 1]
    return next((module for module in course.modules if module.name == _plain(name)), None)


def _functions(modules: Sequence[Module], wanted: str) -> list[tuple[Module, str]]:
    plain = _plain(wanted)
    every = [(module, function) for module in modules for function in module.all_functions]
    return [pair for pair in every if plain in (_plain(pair[1]), *_plain(pair[1]).split("."))]


def _full(pair: tuple[Module, str]) -> str:
    return f"{pair[0].name}.{pair[1]}"


def _plain(name: str) -> str:
    return re.sub(r"[-\s]", "_", name).casefold()
