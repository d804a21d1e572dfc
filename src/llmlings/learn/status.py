"""`llmlings` alone: where the learner is, and what to do next."""

from llmlings.course import Course
from llmlings.learn.progress import current_module, load, states, unfinished
from llmlings.learn.screen import STYLES, bar, make_console, print_finished, print_next
from llmlings.learn.workspace import digest, is_untouched, load_origin


def run(course: Course) -> int:
    """Show the progress, the current module and the next step."""
    console = make_console()
    known = states(course)
    done = sum(word == "done" for word in known.values())
    console.print(f"{bar(done, len(course.modules))} {done} of {len(course.modules)} modules done\n")
    module = current_module(course, known)
    if module is None:
        print_finished(console)
        return 0
    console.print(f"{module.name} - {module.title}", style="bold")
    if not course.exercise(module.name).is_file():
        console.print(f"exercises/{module.name}.py is missing. To bring it back: llmlings reset {module.name}")
        return 0
    result = load(course).results.get(module.name)
    left = unfinished(module, result)
    word = known[module.name]
    ready = len(module.functions) - len(left)
    console.print(f"{word}: {ready} of {len(module.functions)} functions done", style=STYLES[word])
    checked = result is not None and result.file_sha256 == digest(course.exercise(module.name))
    if not checked and not is_untouched(course, module.name, load_origin(course)):
        console.print(f"Its file has changed since it was last checked: llmlings check {module.name}")
    console.print()
    print_next(console, course, module.name, (left or module.functions)[0])
    console.print("\nAll modules: llmlings list. All commands: llmlings --help.")
    return 0
