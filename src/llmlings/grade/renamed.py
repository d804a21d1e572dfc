"""Which module a file's name stands for when a browser, a system or its owner has changed it."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

# What Windows, macOS and Google call a copy, in languages that classes speak.
_COPY = "copy|copie|copia|cópia|kopie|kopia|kopi|kopya|kopio|копия|копія|副本|コピー|복사본|のコピー"
# What people add to the name of a file that they hand in. "old", "backup" or "test" tell of something else.
_DONE = (
    "final|finished|done|complete|completed|full|new|latest|updated?|fixed|corrected|solved|solutions?|answers?|mine|my|"
    "submission|submit|submitted|homework|hw|week|task|lab|unit|part|module|exercise|ex|assignment|version|v|rev|abgabe|"
    "lösung|rendu|entrega|consegna"
)
_SEPARATOR = r"[\s_\-—–.,+]"
_BEFORE = re.compile(rf"(?:(?:{_COPY})\s+(?:of|von|de|di|da|van|av|af)\s+|(?:{_COPY}|{_DONE})?\d*{_SEPARATOR}+)")
_BEHIND = re.compile(
    rf"(?:\s*[(\[]\s*(?:\d+|{_COPY}|{_DONE})\s*[)\]]|{_SEPARATOR}+(?:(?:{_COPY}|{_DONE})\s*)?\d+"
    rf"|{_SEPARATOR}+(?:{_COPY}|{_DONE})|{_SEPARATOR}+)$"
)
# A browser adds the ending that it takes the file for, and some programs a number behind it.
_ENDING = re.compile(r"\.(py|ipynb)(?:\.(?:py|ipynb|txt|json|text|download))*(?:[\s._\-]*\(?\d+\)?)?$")
_CODE = re.compile(r"\.(?:py|ipynb)(?![a-z])")
_DOCUMENT = re.compile(r"\.(?:txt|pdf|html?|docx?|odt|rtf|pages|rar|7z|tar|gz|tgz|xz|bz2|zip)$")
_TEST = re.compile(rf"(?:test|tests|conftest){_SEPARATOR}|conftest|.*{_SEPARATOR}tests?\.")
_ALIKE = 0.85
# Systems allow 255. What is longer comes from a hostile archive, and patterns would take long.
_LONGEST = 255


@dataclass(frozen=True)
class Likeness:
    """What a file's name tells.

    Attributes:
        module: the module that the name is like.
        name: what the file should be called.
        is_sure: whether it is a name of the module with marks of a copy.
        is_code: whether it can be Python or a notebook.
    """

    module: str
    name: str
    is_sure: bool
    is_code: bool = True


def likeness(name: str, modules: Sequence[str], owner: str = "") -> Likeness | None:
    """Return which module a file is like by its name, None if it is like none; words of its owner's name do not count.

    >>> likeness("Copy of tokens (1).py", ["tokens"])
    Likeness(module='tokens', name='tokens.py', is_sure=True, is_code=True)
    >>> likeness("tokens_old.py", ["tokens"]).is_sure, likeness("test_tokens.py", ["tokens"])
    (False, None)
    """
    known = {_plain(module): module for module in modules}
    folded = unicodedata.normalize("NFC", name.casefold())
    if len(folded) > _LONGEST or _TEST.match(folded):
        return None
    ending = _ENDING.search(folded)
    if ending:
        stem = folded[: ending.start()]
        right = f".{ending[1]}"
        if module := known.get(_plain(_unmarked(stem, known, owner))):
            return Likeness(module, f"{module}{right}", is_sure=True)
        module = _mentioned(stem, known) or _misspelt(stem, known)
        return Likeness(module, f"{module}{right}", is_sure=False) if module else None
    if code := _CODE.search(folded):
        stem, is_code = folded[: code.start()], True
    elif document := _DOCUMENT.search(folded):
        stem, is_code = folded[: document.start()], False
    else:
        stem, is_code = folded, True
    module = known.get(_plain(_unmarked(stem, known, owner))) or ""
    return Likeness(module, f"{module}.py", is_sure=False, is_code=is_code) if module else None


def is_like_exercises(folder: str) -> bool:
    """Return whether a folder's name is a changed `exercises`.

    >>> is_like_exercises("Exercises (1)"), is_like_exercises("old")
    (True, False)
    """
    known = {"exercises": "exercises", "exercise": "exercises"}
    return _plain(_unmarked(folder.casefold(), known, "")) in known


def _unmarked(stem: str, known: dict[str, str], owner: str) -> str:
    """Return a name without marks of a copy, at most so far that it is a module's."""
    words = [re.escape(word) for word in re.findall(r"\w\w+", owner.casefold().replace("_", " "))]
    own = "|".join(sorted(words, key=len, reverse=True))
    patterns = [_BEHIND, _BEFORE]
    if own:
        patterns += [re.compile(rf"{_SEPARATOR}+(?:{own})$"), re.compile(rf"(?:{own}){_SEPARATOR}+")]
    stem = stem.strip()
    while _plain(stem) not in known:
        shorter = next((cut for pattern in patterns if (cut := _cut(pattern, stem)) != stem), stem)
        if shorter == stem or not shorter:
            break
        stem = shorter
    return stem


def _cut(pattern: re.Pattern[str], stem: str) -> str:
    found = pattern.search(stem) if pattern.pattern.endswith("$") else pattern.match(stem)
    return stem[: found.start()] + stem[found.end() :] if found else stem


def _plain(name: str) -> str:
    return re.sub(r"[\s_\-]+", "", name)


def _mentioned(stem: str, known: dict[str, str]) -> str:
    """Return the one module whose name stands in `stem` as a word or as several."""
    words = f"_{re.sub(r'[^a-z0-9]+', '_', stem)}_"
    found = [module for plain, module in known.items() if f"_{module}_" in words or f"_{plain}_" in words]
    return found[0] if len(found) == 1 else ""


def _misspelt(stem: str, known: dict[str, str]) -> str:
    plain = _plain(stem)[:100]
    near = [(SequenceMatcher(None, plain, each).ratio(), module) for each, module in known.items()]
    best, module = max(near, default=(0, ""))
    return module if best >= _ALIKE else ""
