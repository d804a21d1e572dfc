"""`llmlings solution MODULE`: the course's own answer, for when the module is done."""

from pathlib import Path

from rich.text import Text

from llmlings.course import Course, course_files, load_course
from llmlings.errors import EnvironmentProblem
from llmlings.learn.names import find_module
from llmlings.learn.progress import load, record_reveal, states
from llmlings.learn.screen import confirmed, make_console


def run(course: Course, word: str) -> int:
    """Show the solution of a module; one that is not done needs a yes, which is recorded."""
    module = find_module(course, word)
    text = _solution(course, module.name).read_text(encoding="utf-8")
    revealed = any(reveal.module == module.name for reveal in load(course).reveals)
    if not revealed and states(course)[module.name] != "done":
        question = f"{module.name} is not done yet. Show its solution anyway? This is recorded."
        if not confirmed(question, f"finish {module.name} first, or run this command on a terminal"):
            print("The solution was not shown.")
            return 1
        record_reveal(course, module.name)
    make_console().print(Text(text), soft_wrap=True)
    return 0


def _solution(course: Course, name: str) -> Path:
    for path in (course.solution(name), load_course(course_files()).solution(name)):
        if path.is_file():
            return path
    raise EnvironmentProblem(
        f"Solutions are not installed with llmlings; look at solutions/{name}.py in the course's repository, "
        "or ask your teacher."
    )
