"""`llmlings watch`: shows one module, tests it at each save, and answers single keys.

The screen is drawn anew at each change, and nothing above it is touched: what was there before can be scrolled to.
"""

import ast
import contextlib
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from rich.console import Console
from rich.text import Text

from llmlings.course import Course, Module
from llmlings.errors import LlmlingsError, UsageError
from llmlings.learn import background, hint, reset, solution
from llmlings.learn.beside import show_beside
from llmlings.learn.check import (
    edited_tests,
    explain_first,
    is_broken,
    place_to_go_on,
    show_leftovers,
    show_states,
)
from llmlings.learn.choosing import KEYS as KEYS_OF_LIST
from llmlings.learn.choosing import Choice, show_choice
from llmlings.learn.due import is_done, left
from llmlings.learn.editor import open_file
from llmlings.learn.keys import ESCAPE, single_keys, whole_lines
from llmlings.learn.progress import current_module, functions_done, states
from llmlings.learn.reward import print_reward
from llmlings.learn.saves import Saves
from llmlings.learn.screen import ASCII, DRAWN, Signs, bar, is_terminal, print_finished
from llmlings.learn.workspace import digest, function_line, place
from llmlings.testing.results import Event, TestResult

#: How often keys and files are looked at.
LOOK_SECONDS = 0.05
#: After so many different saves that fail at the same function a hint is offered.
PATIENCE = 3
#: Of what an answer prints: on a terminal of 24 lines the failure above it stays in sight.
FEW_LINES = 4
#: A run that takes longer says what it is at.
SLOW_SECONDS = 1.0
#: To the top of the screen; what is left of a line that was longer; what is left of a page that was longer.
_HOME, _END_OF_LINE, _REST = "\x1b[H", "\x1b[K", "\x1b[J"
_KEYS = (
    ("n", "next"), ("h", "hint"), ("l", "list"), ("o", "open"), ("t", "test"), ("r", "reset"), ("s", "solution"),
    ("q", "quit"),
)  # fmt: skip
#: Below what a key has shown: as many as fit into 80 columns.
_KEYS_OF_ANSWER = (("Enter", "back"), *(pair for pair in _KEYS if pair[0] not in "or"))


class Watch:
    """What is shown, and what keys, saves and test runs change about it."""

    def __init__(
        self, course: Course, console: Console, begin: background.Begin, *, plain: bool = False, signs: Signs = ASCII
    ) -> None:
        known = states(course)
        self.course = course
        self.module = current_module(course, known) or course.modules[-1]
        self.results: list[TestResult] = []
        self.ended = False
        self._console = console
        self._begin = begin
        self._plain = plain
        self._signs = signs
        self._problem = ""
        self._checking = ""
        self._saves = self._watched()
        self._failing: set[tuple[str, str]] = set()
        self._made: set[str] = set()
        self._done = functions_done(course)
        self._number = 0
        self._drawn = 0.0
        self._leaves = False
        self._choice: Choice | None = None
        self._note = ""
        self._compared = 0
        self._run: background.BackgroundRun | None = None

    def check(self) -> None:
        """Test the module as it is now; a run that is under way ends."""
        self.stop()
        self._checking, self._drawn = self.module.name, time.monotonic()
        self._problem = self.module.lacks()
        if self._problem:
            self._checking = ""
        else:
            self._run = self._begin(self.course, self.module)
        self.draw()

    def stop(self) -> None:
        """End the run that is under way."""
        if self._run is not None:
            self._run.cancel()
            self._run = None

    def look(self) -> None:
        """Notice what was saved, and what a run has told."""
        if self._saves.changed():
            self._note = ""
            self.check()
        while self._run is not None and not self._run.told.empty():
            told = self._run.told.get()
            if isinstance(told, list):
                self._finished(told)
            elif isinstance(told, LlmlingsError):
                self._checking, self._problem = "", str(told)
                self._run = None
                self.draw()
            else:
                self._told(told)

    def press(self, key: str) -> None:
        """Do what a key stands for."""
        actions: dict[str, Callable[[], object]] = {
            "h": lambda: hint.run(
                self.course, f"{self.module.name}.{self._function()}", None, "One more: press h again."
            ),
            "t": self._show_test,
            "o": self._open,
            "r": lambda: self._reset(self.module),
            "s": self._show_solution,
            "u": self._undo,
        }
        key = key.lower()
        if key == "q":
            self.ended = True
        elif self._choice is not None:
            self._choose(self._choice, key)
        elif key == "n":
            self._next()
        elif key == "l":
            self._leaves = False
            self._choice = Choice(self.course.modules.index(self.module))
            self.draw()
        elif key in ("c", "\n", "\r", " "):
            self.check()
        elif key in actions:
            self._leaves = False
            with self._page():
                pass
            self._do(actions[key])
            # A reset has begun a run, whose page follows.
            if not self._checking:
                self._footer(_KEYS_OF_ANSWER)

    def _do(self, action: Callable[[], object]) -> None:
        try:
            with whole_lines():
                action()
        except LlmlingsError as error:
            self._console.print(str(error), soft_wrap=True)

    def draw(self) -> None:
        """Show the module and how it stands, or the list of all modules."""
        if self._choice is not None:
            with self._page(self.course.title) as console:
                note = f"\n{self._note}" if self._note else ""
                height = console.height - 6 - 2 * bool(note)
                show_choice(console, self.course, states(self.course), self._choice, height)
                console.print(note, end="", style="yellow")
                self._footer(KEYS_OF_LIST)
            return
        with self._page() as console:
            if self._problem:
                console.print(f"{self._problem}\n", style="yellow", soft_wrap=True)
            if sentence := self._note or edited_tests(self.course, self.module):
                console.print(f"{sentence}\n", style="yellow")
            if self.results:
                show_states(console, self.module, self.results, self._signs)
            if self._checking:
                # What failed before is no answer to the newest save.
                console.print(f"checking {self._checking} ...", style="dim")
            elif self.results:
                explain_first(console, self.results, FEW_LINES)
                self._sum_up()
            self._footer()

    @contextlib.contextmanager
    def _page(self, title: str = "") -> Iterator[Console]:
        """Within the block, print a new page; it takes the place of the one before, line by line, without a flicker.

        Without a title it is about the module.
        """
        console = self._console
        with console.capture() as capture:
            total = sum(len(module.functions) for module in self.course.modules)
            about = title or self.module.part
            console.print(f"{bar(self._done, total, 24, self._signs)} {self._done} of {total} functions - {about}\n")
            if not title:
                self._print_title(console)
            yield console
        page = capture.get()
        if console.is_terminal and not self._plain:
            page = _HOME + page.replace("\n", f"{_END_OF_LINE}\n") + _REST
        console.file.write(page)
        console.file.flush()

    def _print_title(self, console: Console) -> None:
        run = f" (test run {self._number})" if self._number else ""
        console.print(f"{self.module.name} - {self.module.title}{run}", style="bold")
        lesson = self.course.lesson(self.module.name)
        if lesson.is_file():
            place = f"docs/lessons/{lesson.name}"
            console.print(Text("Lesson: ").append(place, style=f"link {lesson.as_uri()}"), soft_wrap=True)
        console.print()

    def _told(self, event: Event) -> None:
        now = time.monotonic()
        if event["kind"] == "begin" and now - self._drawn > SLOW_SECONDS:
            self._checking, self._drawn = event["test"]["function"], now
            self.draw()

    def _finished(self, results: list[TestResult]) -> None:
        self._run, self._checking, self.results = None, "", results
        self._number += 1
        self._compared = 0
        self._made |= {result.mistake for result in results if result.mistake}
        failing = self._function()
        if is_broken(results):
            # A bracket that is missing takes nothing back that was done.
            self.draw()
            return
        self._done = functions_done(self.course)
        if any(result.status not in ("passed", "todo") for result in left(self.module, self.results)):
            self._failing.add((failing, digest(self.course.exercise(self.module.name))))
        self.draw()

    def _sum_up(self) -> None:
        console, name = self._console, self.module.name
        if is_done(self.module, self.results):
            print_reward(console, self.course, self.module, self._made)
            if self._done == sum(len(module.functions) for module in self.course.modules):
                print_finished(console)
            console.print("The key s shows your answers beside the course's, and n goes on.")
            console.print("When it is graded, hidden tests ask the same functions with other inputs.")
            if extras := list(dict.fromkeys(result.function for result in left(self.module, self.results))):
                console.print(f"For those who like, worth no points: {', '.join(extras)} in exercises/{name}.py.")
            return
        if is_broken(self.results):
            console.print(f"Correct exercises/{name}.py and save it: each save is tested.", soft_wrap=True)
            return
        show_leftovers(console, self.course, self.module, self.results)
        result = self._open_result()
        function = result.function
        if result.status == "blocked":
            console.print(result.message, soft_wrap=True)
        module, wanted = place_to_go_on(self.course, result)
        if function_line(self.course, module, wanted):
            where = place(self.course, module, wanted)
            console.print(f"Write {wanted} in {where}. Each save is tested.", soft_wrap=True)
        else:
            way_back = f"`llmlings reset {module}.{wanted}` puts it back as it was handed out"
            console.print(f"exercises/{module}.py has no {wanted}; {way_back}.")
        if sum(other == function for other, _ in self._failing) >= PATIENCE:
            console.print("You have tried a few ways: the key h gives a hint.", style="yellow")

    def _footer(self, keys: Sequence[tuple[str, str]] = _KEYS) -> None:
        line = Text("\n")
        for key, word in keys:
            line.append(f" {key} ", style="" if self._plain else "reverse").append(f" {word} ")
        self._console.print(line)

    def _function(self) -> str:
        """Return the function to work on: the first that fails, or else that is not written."""
        return self._open_result().function if left(self.module, self.results) else self.module.functions[0]

    def _open_result(self) -> TestResult:
        open_ones = left(self.module, self.results)
        failing = [result for result in open_ones if result.status not in ("todo", "blocked")]
        return (failing or open_ones)[0]

    def _next(self) -> None:
        names = [module.name for module in self.course.modules]
        done = bool(self.results) and is_done(self.module, self.results)
        following = current_module(self.course, states(self.course)) if done else None
        if not done and not self._leaves:
            self._leaves = True
            self._console.print(f"{self.module.name} is not done. Press n again to go on without it.", style="yellow")
            return
        self._leaves = False
        self._go_to(following or self.course.modules[(names.index(self.module.name) + 1) % len(names)])

    def _go_to(self, module: Module) -> None:
        self.module = module
        self.results, self._failing, self._compared, self._note = [], set(), 0, ""
        self._saves = self._watched()
        self.check()

    def _watched(self) -> Saves:
        """Watch the module's file, and those of the modules that it is made of."""
        return Saves(self.course.exercise(name) for name in (self.module.name, *self.module.uses))

    def _choose(self, choice: Choice, key: str) -> None:
        """Do what a key stands for while the list of modules is shown."""
        module = self.course.modules[choice.cursor]
        self._choice = None if key in ("\n", "\r", "l", ESCAPE) else choice.press(key, self.course)
        if key in ("\n", "\r") and module != self.module:
            self._go_to(module)
            return
        self.draw()
        if key in ("r", "u"):
            self._do(self._undo if key == "u" else lambda: self._reset(module))

    def _reset(self, module: Module) -> None:
        """Put the stubs of a module back, after a question, and until the next save say how that is undone."""
        before = digest(self.course.exercise(module.name))
        reset.run(self.course, module.name, False)
        if digest(self.course.exercise(module.name)) != before:
            self._note = f"{module.name} is as it was handed out. To take that back: key u, or llmlings undo"
            if module.name in (self.module.name, *self.module.uses):
                # What is new is known: it is no save of the learner's.
                self._saves = self._watched()
                self.check()
            else:
                self.draw()

    def _undo(self) -> None:
        """Take the last reset back, of whichever module it was."""
        self._note = reset.undo(self.course)
        self._saves = self._watched()
        self.check()

    def _show_solution(self) -> None:
        """Show the course's answer: to what fails, or, when all is done, one function after the other beside yours."""
        if not self.results or not is_done(self.module, self.results):
            name = f"{self.module.name}.{self._function()}" if self.results else self.module.name
            solution.run(self.course, name)
            return
        waiting = {result.function for result in left(self.module, self.results)}
        functions = [name for name in self.module.all_functions if name not in waiting]
        function = functions[self._compared % len(functions)]
        self._console.print(f"{function} ({self._compared % len(functions) + 1} of {len(functions)})", style="bold")
        show_beside(self._console, self.course, self.module, function)
        self._compared += 1
        if len(functions) > 1:
            self._console.print("\nThe next function: press s again.")

    def _open(self) -> None:
        function = self._function()
        line = function_line(self.course, self.module.name, function) or 1
        self._console.print(open_file(self.course.exercise(self.module.name), line))

    def _show_test(self) -> None:
        failing = next((result for result in self.results if result.status != "passed"), None)
        if failing is None:
            self._console.print("Every test passes.")
            return
        path, _, name = failing.id.rpartition("::")
        self._console.print(f"{path}\n", style="bold")
        self._console.print(_source_of(self.course.root / path, name.partition("[")[0]))


def run(course: Course, *, plain: bool = False, ascii_only: bool = False) -> int:
    """Watch until the learner quits; `plain` is for screen readers, `ascii_only` for fonts that have no other signs."""
    if not is_terminal():
        raise UsageError("`llmlings watch` needs a terminal; `llmlings check` tests once.")
    console = Console(markup=False, highlight=False, emoji=False, no_color=plain or None)
    standby = background.Standby()
    signs = ASCII if plain or ascii_only or console.options.ascii_only else DRAWN
    watch = Watch(course, console, lambda c, m: background.BackgroundRun(c, m, standby), plain=plain, signs=signs)
    if not plain:
        # What stands on the screen moves up, out of the way of the page.
        console.file.write("\n" * console.height)
    try:
        watch.check()
        with single_keys() as keys:
            while not watch.ended:
                if key := keys.read(LOOK_SECONDS):
                    watch.press(key)
                watch.look()
    except KeyboardInterrupt:
        pass
    finally:
        watch.stop()
        standby.close()
    console.print("\nSee you. `llmlings` goes on here.")
    return 0


def _source_of(path: Path, function: str) -> str:
    """Return the text of a function of a file."""
    try:
        source = path.read_text(encoding="utf-8")
        found = next(n for n in ast.parse(source).body if isinstance(n, ast.FunctionDef) and n.name == function)
    except (OSError, SyntaxError, ValueError, StopIteration):
        return f"{path.name} cannot be read; `llmlings doctor` says why."
    first = min([found.lineno, *(decorator.lineno for decorator in found.decorator_list)])
    return "\n".join(source.splitlines()[first - 1 : found.end_lineno])
