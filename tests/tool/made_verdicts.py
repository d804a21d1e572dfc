"""Verdicts on tests, modules and students, for what is made of them."""

from llmlings.grade.verdicts import ModuleVerdict, StudentVerdict, TestVerdict


def one_test(n: int, status="passed", visibility="visible", message="", mistake=None) -> TestVerdict:
    points = 1 if status == "passed" else 0
    name = f"{visibility.title()} sentence {n}."
    return TestVerdict(f"{visibility}::{n}", name, visibility, status, points, 1, message, mistake, 0.01)


def module(name="bpe", status="partial", *tests: TestVerdict, message="") -> ModuleVerdict:
    return ModuleVerdict(name, status, sum(test.points for test in tests), 0, 15, message, tests)


def student(name: str, *modules: ModuleVerdict) -> StudentVerdict:
    points = sum(module.points for module in modules)
    return StudentVerdict(name, "5a" * 32, "ab" * 32, "the secret seed", points, 15 * len(modules), modules)


def outcomes(*rows: str) -> list[StudentVerdict]:
    """Students by name; each letter is a test: p passed, f failed."""
    words = {"p": "passed", "f": "failed"}
    return [
        student(f"s{n}", module("bpe", "partial", *(one_test(i, words[letter]) for i, letter in enumerate(row))))
        for n, row in enumerate(rows)
    ]
