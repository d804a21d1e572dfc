"""How often the tests name the misconception behind a wrong answer that the catalogue was not made from.

    python benchmarks/naming.py

The answers in `benchmarks/unseen/` were written by readers of the exercises who had not seen the catalogue. An answer
is *named* if a failed test of its function names a cause, and *certain* if all of them name one as likely.
"""

from pathlib import Path

from common import ROOT

from llmlings.course import load_course
from llmlings.testing.catalogue import read_mistakes
from llmlings.testing.local_implementation import LocalImplementation
from llmlings.testing.suite import Suite, with_suite

COURSE = load_course(ROOT)
MODULES = [module.name for module in COURSE.modules]
PAGES = sorted((Path(__file__).parent / "unseen").glob("*.py"), key=lambda path: MODULES.index(path.stem))


def counted(page: Path) -> tuple[int, int, int]:
    """Return how many answers a page holds, how many are named, and how many of these for certain."""
    module = page.stem
    found: list[tuple[bool, bool]] = []

    def body(suite: Suite) -> None:
        for answer in read_mistakes(COURSE, module, page):
            results = suite.run(LocalImplementation(ROOT / "solutions", {module: answer.source}), [module])
            failed = [r for r in results if r.status != "passed" and r.function == answer.function]
            certain = bool(failed) and all(result.mistake for result in failed)
            found.append((certain or any("one cause can be:" in r.message or r.mistake for r in failed), certain))

    tests = [COURSE.tests(module, visibility) for visibility in ("visible", "hidden")]
    with_suite(COURSE, tests, "never seen", body)
    return len(found), sum(named for named, _ in found), sum(certain for _, certain in found)


def main() -> None:
    """Count all pages and print a table."""
    print(f"{'module':12}{'answers':>8}{'named':>7}{'certain':>9}")
    rows = [(page.stem, *counted(page)) for page in PAGES]
    for row in [*rows, ("all", *(sum(column) for column in zip(*(row[1:] for row in rows), strict=True)))]:
        print(f"{row[0]:12}{row[1]:8}{row[2]:7}{row[3]:9}")


if __name__ == "__main__":
    main()
