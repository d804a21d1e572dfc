"""`llmlings solution MODULE`: the course's own answer, for when the module is done."""

import json
import zlib

from rich.text import Text

from llmlings.course import Course, course_files, load_course
from llmlings.errors import EnvironmentProblem
from llmlings.learn.names import find_module
from llmlings.learn.progress import load, record_reveal, states
from llmlings.learn.screen import confirmed, make_console

#: In the wheel, beside `course.toml`: the texts of all solutions by module, as compressed JSON (hatch_build.py).
PACKED = "solutions.bin"


def run(course: Course, word: str) -> int:
    """Show the solution of a module; one that is not done needs a yes, which is recorded."""
    module = find_module(course, word)
    text = solution_text(course, module.name)
    revealed = any(reveal.module == module.name for reveal in load(course).reveals)
    if not revealed and states(course)[module.name] != "done":
        question = f"{module.name} is not done yet. Show its solution anyway? This is recorded."
        if not confirmed(question, f"finish {module.name} first, or run this command on a terminal"):
            print("The solution was not shown.")
            return 1
        record_reveal(course, module.name)
    make_console().print(Text(text), soft_wrap=True)
    return 0


def solution_text(course: Course, name: str) -> str:
    """Return the course's own answer for module `name`: a checkout has the file, a wheel all of them in one."""
    installed = load_course(course_files())
    for path in (course.solution(name), installed.solution(name)):
        if path.is_file():
            return path.read_text(encoding="utf-8")
    packed = installed.root / PACKED
    texts: dict[str, str] = json.loads(zlib.decompress(packed.read_bytes())) if packed.is_file() else {}
    if name not in texts:
        raise EnvironmentProblem(
            f"The installed llmlings has no solution of {name}; look at solutions/{name}.py in the course's "
            "repository, or ask your teacher."
        )
    return texts[name]
