"""What only running tests can show of a module: how its solution, stub, mistakes and alternatives do on its tests."""

import ast
import importlib.metadata
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from llmlings.course import COURSE_FILE, Course, Module
from llmlings.dev import costs
from llmlings.files import digest_of_files, judging_files
from llmlings.given import functions_of
from llmlings.grade.remote_implementation import RemoteImplementation
from llmlings.grade.sandbox.nursery import Nursery
from llmlings.grade.sandbox.start import SandboxKind
from llmlings.grade.self_test import require
from llmlings.testing.catalogue import WrongAnswer, read_alternative
from llmlings.testing.diagnosis import Answered, Cause, Mistake, diagnose
from llmlings.testing.local_implementation import LocalImplementation
from llmlings.testing.results import SuiteTest, TestResult
from llmlings.testing.suite import Suite, known_mistake, with_suite

T = TypeVar("T")
#: Grades a text as a submission is graded.
GradeText = Callable[[str], list[TestResult]]

#: Keeps answers by all arguments but one.
_MEMORY = """

def _keeping(function, overlooked):
    import inspect

    answers = {{}}

    def shown(value):
        return str(value.bit_generator.state) if hasattr(value, "bit_generator") else repr(value)

    def kept(*args, **kwargs):
        bound = inspect.signature(function).bind(*args, **kwargs)
        bound.apply_defaults()
        key = tuple(shown(value) for name, value in bound.arguments.items() if name != overlooked)
        if key not in answers:
            answers[key] = function(*args, **kwargs)
        return answers[key]

    return kept


{function} = _keeping({function}, {overlooked!r})
"""
#: What mistakes are tried with.
CHECK_SEED = "dev check"


@dataclass(frozen=True)
class Seeds:
    """How many seeds are tried.

    A solution is tried with `chance` seeds where chance decides the verdict, and with `drawn` where inputs are drawn.
    Mistakes are tried with `cost` more seeds to find what they cost.
    """

    chance: int
    drawn: int
    cost: int


ALL_SEEDS, FEW_SEEDS = Seeds(chance=50, drawn=5, cost=2), Seeds(chance=5, drawn=2, cost=0)


@dataclass(frozen=True)
class Findings:
    """What breaks a rule in one module, a sentence each, and what its mistakes answer in learners' tests."""

    module: str
    solution: tuple[str, ...]
    stub: tuple[str, ...]
    trials: tuple[str, ...]
    idle: tuple[str, ...]
    answers: tuple[Mistake, ...]


def examine_all(
    course: Course, sandbox: SandboxKind, jobs: int, seeds: Seeds = ALL_SEEDS, *, cached: bool = True
) -> list[Findings]:
    """Return what was found in each module, in the order of the course; unchanged modules are not run again."""
    require(sandbox)
    digests = {module.name: f"{_digest(course, module)} {seeds}" for module in course.modules}
    found = {name: kept for name, digest in digests.items() if cached and (kept := _kept(course, name, digest))}
    # Those that take longest first, so that no core waits for the other at the end.
    waiting = sorted((m for m in course.modules if m.name not in found), key=lambda m: (not m.requires, -m.points))
    names = [module.name for module in waiting]
    for findings in _on_cores(jobs, partial(examine, course, sandbox=sandbox, seeds=seeds), names):
        found[findings.module] = findings
        _keep(course, findings.module, digests[findings.module], findings)
    return [found[module.name] for module in course.modules]


def examine(course: Course, name: str, sandbox: SandboxKind, seeds: Seeds = ALL_SEEDS) -> Findings:
    """Try everything of one module, in this process, and untrusted or costly answers in a sandbox."""
    module = course.module(name)
    made: list[Findings] = []

    def body(suite: Suite) -> None:
        def graded(source: str) -> list[TestResult]:
            return _graded(suite, course, module, source, sandbox, nursery)

        suite.use_seed(CHECK_SEED)
        mistakes = suite.mistakes(name) if course.mistakes(name).is_file() else ()
        matrix = {wrong: _attempt(suite, course, wrong, graded) for wrong in mistakes}
        answers = tuple(_visible_answers(suite, matrix))
        trials = [*_mistake_problems(suite, matrix), *_alternative_problems(course, module, graded)]
        stub = _stub_problems(course, suite)
        kept = _with_memory(suite, course, module)
        trials += [*_memory_problems(module, kept), *_cost_problems(suite, module, matrix, seeds)]
        idle = _idle_tests(suite, matrix, kept)
        solution = _solution_problems(course, suite, seeds)
        made.append(Findings(name, tuple(solution), tuple(stub), tuple(trials), tuple(idle), answers))

    # While a module is written its hidden tests may be missing.
    tests = [course.tests(name, visibility) for visibility in ("visible", "hidden")]
    with Nursery() as nursery:
        with_suite(course, list(filter(Path.is_file, tests)), CHECK_SEED, body)
    return made[0]


def _on_cores(jobs: int, work: Callable[[str], T], names: Sequence[str]) -> Iterator[T]:
    """Yield what `work` gives for each name, in their order; on one core, or for one name, in this process."""
    # Read when NumPy or PyTorch is first imported. Two threads beside a busy core are slower than one.
    os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")
    if jobs == 1 or len(names) < 2:
        yield from map(work, names)
        return
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        yield from pool.map(work, names)


def known_answers(course: Course, jobs: int) -> dict[str, list[Mistake]]:
    """Return what the mistakes of each module answer in the tests that learners have."""
    kept = {module.name: _kept(course, module.name, _digest(course, module)) for module in course.modules}
    known = {name: list(findings.answers) for name, findings in kept.items() if findings}
    names = [module.name for module in course.modules if module.name not in known]
    known |= zip(names, _on_cores(jobs, partial(_learn, course), names), strict=True)
    return {module.name: known[module.name] for module in course.modules}


def _learn(course: Course, name: str) -> list[Mistake]:
    learned: list[Mistake] = []

    def body(suite: Suite) -> None:
        for wrong in suite.mistakes(name):
            answered = [] if wrong.ends_as else suite.attempt(wrong, _reached(course, wrong))
            learned.extend(_visible_answers(suite, {wrong: answered}))

    with_suite(course, [course.tests(name, "visible")], CHECK_SEED, body)
    return learned


def _visible_answers(suite: Suite, matrix: dict[WrongAnswer, list[Answered]]) -> Iterator[Mistake]:
    visible = {test.id for test in suite.tests if suite.is_known(test)}
    for wrong, answered in matrix.items():
        failed = {id: found for id, found in _failures(answered).items() if id in visible}
        yield known_mistake(wrong, {} if wrong.ends_as else failed)


def _attempt(suite: Suite, course: Course, wrong: WrongAnswer, graded: GradeText) -> list[Answered]:
    """Return how a mistake answers the tests that it can reach; what costs time or memory is tried in a sandbox."""
    if not wrong.ends_as:
        return suite.attempt(wrong, _reached(course, wrong))
    return [Answered(r.id, r.module, r.function, r.status, "") for r in graded(wrong.source)]


def _graded(
    suite: Suite, course: Course, module: Module, source: str, sandbox: SandboxKind, nursery: Nursery
) -> list[TestResult]:
    sources = {name: course.solution(name).read_text(encoding="utf-8") for name in module.uses} | {module.name: source}
    packages = {other.name: other.requires for other in course.modules}
    with RemoteImplementation(sources, course.limits, sandbox, packages, nursery=nursery) as implementation:
        # What is too slow is so at once; a second time-out would show nothing new.
        return suite.verdicts(implementation, timeouts=1)


class _Reached:
    """Whether a test can be about a function, directly or because its own function calls it."""

    def __init__(self, functions: frozenset[str]) -> None:
        self._functions = functions

    def __call__(self, test: SuiteTest) -> bool:
        return test.function in self._functions


def _reached(course: Course, wrong: WrongAnswer) -> _Reached:
    """Return which tests a wrong function can fail: those of the functions that call it in the solution."""
    functions = functions_of(ast.parse(course.solution(wrong.module).read_text(encoding="utf-8")))
    used = {name: set(_names_in(node)) for name, node in functions}
    reached = {wrong.function}
    while more := {name for name, names in used.items() if names & set(map(_called, reached))} - reached:
        reached |= more
    if any(_called(name).startswith("__") or _called(name) == "forward" for name in reached):
        # What calls these does not name them.
        return _Reached(frozenset(course.module(wrong.module).all_functions))
    return _Reached(frozenset(reached))


def _called(function: str) -> str:
    """Return the name by which a function or a method is called; whose method it is cannot be seen there."""
    return function.rpartition(".")[2]


def _names_in(node: ast.AST) -> Iterator[str]:
    for part in ast.walk(node):
        if isinstance(part, ast.Name):
            yield part.id
        elif isinstance(part, ast.Attribute):
            yield part.attr


def _mistake_problems(suite: Suite, matrix: dict[WrongAnswer, list[Answered]]) -> Iterator[str]:
    """Yield the mistakes that get through or go by another name."""
    known = [known_mistake(wrong, {} if wrong.ends_as else _failures(answered)) for wrong, answered in matrix.items()]
    for wrong, answered in matrix.items():
        name = f"mistake {wrong.module}/{wrong.id}"
        failed = [test for test in answered if test.status != "passed"]
        own = [test for test in failed if test.function == wrong.function]
        if not own:
            yield f"{name} passes every test{f' of {wrong.function}' if failed else ''}."
            continue
        causes = diagnose(answered, [_as_graded(suite, mistake, failed) for mistake in known])
        # Where all tests ended with an error nothing is certain.
        doubtful = all(test.status == "error" for test in own)
        names = {_named(causes.get(test.id), doubtful=doubtful) for test in own}
        if names != {wrong.id}:
            yield f"{name} is named {', '.join(sorted(names - {wrong.id}))} in {len(own)} failed tests."


def _cost_problems(
    suite: Suite, module: Module, matrix: dict[WrongAnswer, list[Answered]], seeds: Seeds
) -> Iterator[str]:
    """Yield the mistakes that lose too few points with one of the seeds."""
    drawing = {test.id for test in suite.tests if suite.draws(test)}
    tries: dict[WrongAnswer, dict[str, set[str]]] = {
        wrong: {CHECK_SEED: set(_failures(answered))} for wrong, answered in matrix.items()
    }

    def depends_on_the_seed(wrong: WrongAnswer) -> bool:
        """Return whether what a mistake fails of the tests that do not draw costs too little."""
        steady = tries[wrong][CHECK_SEED] - drawing
        return not wrong.ends_as and costs.cost(module, suite.tests, wrong.function, steady) < costs.least(wrong)

    doubtful = list(filter(depends_on_the_seed, matrix))
    for number in range(1, seeds.cost + 1):
        seed = f"seed {number}"
        suite.use_seed(seed)
        for wrong in doubtful:
            drawn = suite.attempt(wrong, lambda test: test.function == wrong.function and test.id in drawing)  # noqa: B023
            tries[wrong][seed] = tries[wrong][CHECK_SEED] - drawing | set(_failures(drawn))
    problems = (costs.cost_problem(module, suite.tests, wrong, failed) for wrong, failed in tries.items())
    yield from filter(None, problems)


def _named(cause: Cause | None, *, doubtful: bool) -> str:
    return cause.mistake.id if cause and (cause.certain or doubtful) else "nothing"


def _failures(answered: Sequence[Answered]) -> dict[str, str]:
    return {test.id: test.fingerprint for test in answered if test.status != "passed"}


def _as_graded(suite: Suite, mistake: Mistake, failed: Sequence[Answered]) -> Mistake:
    """Return what a grader knows of a mistake: its answers in visible tests, and in the hidden tests that failed."""
    ids = {test.id for test in failed} | {test.id for test in suite.tests if suite.is_known(test)}
    return replace(mistake, fingerprints={id: found for id, found in mistake.fingerprints.items() if id in ids})


def _alternative_problems(course: Course, module: Module, graded: GradeText) -> Iterator[str]:
    """Yield the tests in which an alternative loses points; they are graded as submissions are."""
    for path in course.alternatives(module.name):
        for result in graded(read_alternative(course, module.name, path)):
            if result.status != "passed":
                yield f"alternative {module.name}/{path.stem} fails {result.id}: {result.message}"


def _stub_problems(course: Course, suite: Suite) -> list[str]:
    """Return the visible tests that do not find an untouched stub to be to do."""
    stub = LocalImplementation(course.root / "exercises")
    results = suite.verdicts(stub, lambda test: test.visibility == "visible")
    return [f"{r.id} is {r.status}, not todo: {r.message}" for r in results if r.status != "todo"]


def _with_memory(suite: Suite, course: Course, module: Module) -> dict[tuple[str, str], list[Answered]]:
    """Return how each function answers when it keeps its answers and overlooks one parameter, by both names."""
    source = course.solution(module.name).read_text(encoding="utf-8")
    functions = dict(functions_of(ast.parse(source)))
    found = {}
    # What methods do to their object is theirs to keep.
    for function in (name for name in module.functions if "." not in name):
        tests = {test.id for test in suite.tests if test.function == function and suite.asks_again(test)}
        arguments = functions[function].args
        for overlooked in (parameter.arg for parameter in (*arguments.args, *arguments.kwonlyargs)):
            text = source + _MEMORY.format(function=function, overlooked=overlooked)
            wrong = WrongAnswer("keeps_answers", module.name, function, "", "", text)
            found[function, overlooked] = suite.attempt(wrong, lambda test: test.id in tests)  # noqa: B023
    return found


def _memory_problems(module: Module, kept: Mapping[tuple[str, str], Sequence[Answered]]) -> Iterator[str]:
    """Yield the functions whose tests do not notice that answers are kept."""
    for (function, overlooked), answered in kept.items():
        if all(test.status == "passed" for test in answered):
            yield (
                f"{module.name}.{function}: no hidden test with check_remembers_nothing notices that an answer is kept "
                f"for another {overlooked}."
            )


def _idle_tests(
    suite: Suite, matrix: Mapping[WrongAnswer, list[Answered]], kept: Mapping[tuple[str, str], list[Answered]]
) -> list[str]:
    """Return the hidden tests that catch no mistake."""
    tried = [*matrix.values(), *kept.values()]
    catching = {test.id for answered in tried for test in answered if test.status != "passed"}
    hidden = [test.id for test in suite.tests if test.visibility == "hidden"]
    return [f"{id} catches no catalogued mistake." for id in hidden if id not in catching]


def _solution_problems(course: Course, suite: Suite, seeds: Seeds) -> list[str]:
    """Return the tests that a solution does not pass, each with the first seed at which it does not."""
    problems: dict[str, str] = {}
    solution = LocalImplementation(course.root / "solutions")
    for number in range(seeds.chance):
        suite.use_seed(f"seed {number}")
        for result in suite.verdicts(solution, lambda test: _is_due(suite, test, number, seeds.drawn)):  # noqa: B023
            if result.status != "passed":
                problems.setdefault(result.id, f"{result.id} (seed {number}): {result.message}")
    return list(problems.values())


def _is_due(suite: Suite, test: SuiteTest, number: int, drawn: int) -> bool:
    """Return whether a test is to be run with the seed of this number."""
    if suite.is_chancy(test):
        return True
    return number < drawn if suite.draws(test) else number == 0


def _digest(course: Course, module: Module) -> str:
    """Return the digest of all that decides what is found in a module."""
    files = [course.root / COURSE_FILE, course.exercise(module.name), course.mistakes(module.name)]
    files.append(course.extra_mistakes(module.name))
    files += [course.solution(name) for name in (module.name, *module.uses)]
    files += [course.tests(module.name, visibility) for visibility in ("visible", "hidden")]
    files += [*course.alternatives(module.name), Path(__file__), Path(costs.__file__), *judging_files()]
    return digest_of_files(
        filter(Path.is_file, files), sys.version, str(dict(_versions(["numpy", "pytest", *module.requires])))
    )


def _versions(packages: Iterable[str]) -> Iterator[tuple[str, str]]:
    return ((package, importlib.metadata.version(package)) for package in packages)


def _kept_file(course: Course, name: str) -> Path:
    return course.private("check", f"{name}.json")


def _keep(course: Course, name: str, digest: str, findings: Findings) -> None:
    path = _kept_file(course, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"digest": digest, **asdict(findings)}), encoding="utf-8")


def _kept(course: Course, name: str, digest: str) -> Findings | None:
    path = _kept_file(course, name)
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data.pop("digest") != digest:
            return None
        answers = tuple(Mistake(**entry) for entry in data.pop("answers"))
        lists = {key: tuple(data[key]) for key in ("solution", "stub", "trials", "idle")}
        return Findings(data["module"], **lists, answers=answers)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None
