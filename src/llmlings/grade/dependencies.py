"""What the verdict on one module depends on: which files of a submission, and what of the course judges them."""

import hashlib
import json
import re
from collections.abc import Iterable
from importlib.metadata import version

from llmlings.course import Course
from llmlings.errors import CourseError
from llmlings.files import digest_of_files, judging_files
from llmlings.grade.intake import SourceFile, Submission

#: Without one of these a module names no other of its student's: they are parts of the package `exercises` alone.
_IMPORTS = re.compile(r"\bexercises\b|\bfrom\s*\.")


def is_readable(submission: Submission, module: str) -> bool:
    """Return whether a module is there and can be tested."""
    file = submission.modules.get(module)
    return not submission.problem and file is not None and not file.problem


def sources_for(course: Course, submission: Submission, module: str) -> dict[str, str]:
    """Return the texts that a readable module is tested with: its own, and those of modules that it uses or imports.

    No more than these are in its process, so its verdict depends on no more.
    """
    found: dict[str, str] = {}
    queue = [module]
    while queue:
        name = queue.pop()
        if name not in found and is_readable(submission, name):
            text = found[name] = submission.modules[name].text
            queue += course.module(name).uses
            if _IMPORTS.search(text):
                words = set(re.findall(r"\w+", text))
                queue += [other for other in submission.modules if other in words]
    return dict(sorted(found.items()))


def files_sha256(course: Course, submission: Submission, module: str) -> str:
    """Return the digest of all of a submission that the verdict on a module depends on."""
    if is_readable(submission, module):
        file = submission.modules[module]
        origin = [file.path, file.renamed_from] if file.renamed_from else []
        sources = sources_for(course, submission, module)
        return _digest(["text", *origin, *(part for source in sources.items() for part in source)])
    if submission.problem:
        return _digest(["problem", submission.problem])
    file = submission.modules.get(module, SourceFile(""))
    if file.problem:
        return _digest(["unreadable", file.path, file.problem, file.renamed_from, *file.beside])
    there = submission.missing.get(module)
    return _digest(["missing", *([there.sentence, *there.beside] if there else [])])


def suites_sha256(course: Course, modules: Iterable[str]) -> dict[str, str]:
    """Return for each module the digest of all that decides a verdict on it besides the submission and the seed."""
    tool = digest_of_files(judging_files(), version("llmlings"))
    learned = _learned(course)
    return {name: _suite_sha256(course, name, tool, learned.get(name)) for name in modules}


def _suite_sha256(course: Course, name: str, tool: str, learned: object) -> str:
    module = course.module(name)
    used = _used(course, name)
    files = [course.solution(each) for each in (name, *used)]
    files += [course.tests(name, "visible"), course.tests(name, "hidden"), course.mistakes(name)]
    facts = (module.points, module.functions, used, module.requires, course.limits)
    # What learners' tests know of mistakes names them here, too.
    return digest_of_files(files, tool, name, repr(facts), json.dumps(learned, sort_keys=True))


def _used(course: Course, name: str) -> list[str]:
    found: list[str] = []
    queue = [*course.module(name).uses]
    while queue:
        other = queue.pop()
        if other not in found:
            found.append(other)
            queue += course.module(other).uses
    return sorted(found)


def _learned(course: Course) -> dict[str, object]:
    if not course.answers().is_file():
        return {}
    try:
        learned: dict[str, object] = json.loads(course.answers().read_text(encoding="utf-8"))
    except ValueError:
        raise CourseError(f"{course.answers()} is no JSON; write it again: `llmlings dev derive mistakes`.") from None
    return learned


def _digest(parts: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        # The length first, so that no two lists of parts give the same stream.
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()
