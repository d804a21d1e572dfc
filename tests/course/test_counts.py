"""What README and guides say in numbers and lists is so: it is compared with what it was taken from, or not said."""

import re
from pathlib import Path

import pytest

from llmlings.course import load_course
from llmlings.grade.verdicts import SHARES

ROOT = Path(__file__).resolve().parents[2]
COURSE = load_course(ROOT)
#: The one page that counts is derived.
GUIDES = [path for path in sorted((ROOT / "docs" / "guides").glob("*.md")) if path.name != "modules.md"]
TEXTS = [ROOT / "README.md", ROOT / "docs" / "index.md", *GUIDES]
NUMBERS = (
    r"\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?"
)
COUNTED = "modules|lessons|functions|exercises|tests|mistakes|alternatives|questions"


def whole_course() -> dict[str, str]:
    """Return the last row of the page, by its columns; the self-check holds that the page is up to date."""
    text = (ROOT / "docs" / "guides" / "modules.md").read_text(encoding="utf-8")
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line.startswith("|")]
    assert rows[-1][0] == "**all**"
    return dict(zip(rows[0], rows[-1], strict=True))


def test_few_points_hang_on_refusals() -> None:
    assert float(whole_course()["refusals"].removesuffix(" %")) <= 3


def test_what_is_to_be_written_is_short() -> None:
    assert float(whole_course()["lines"]) < 8


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_no_text_counts_what_the_course_holds(path: Path) -> None:
    counted = rf"\b((?:{NUMBERS}) (?:of the (?:\w+ )?|more )?(?:{COUNTED}))\b"
    assert re.findall(counted, " ".join(path.read_text(encoding="utf-8").split()), re.IGNORECASE) == []


def test_the_readme_lists_the_modules_by_their_parts() -> None:
    parts = dict.fromkeys(module.part for module in COURSE.modules)
    rows = [
        f"| {part} | {', '.join(f'`{module.name}`' for module in COURSE.modules if module.part == part)} |\n"
        for part in parts
    ]
    assert f"\n| part | modules |\n|---|---|\n{''.join(rows)}\n" in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["README.md", "docs/guides/learners.md"])
def test_the_modules_that_need_torch_are_named(name: str) -> None:
    *first, last = [f"`{module.name}`" for module in COURSE.modules if "torch" in module.requires]
    text = (ROOT / name).read_text(encoding="utf-8")
    assert f'\n{", ".join(first)} and {last} need PyTorch: `pip install "llmlings[torch]"`' in text


def test_the_limit_of_a_call_is_the_courses() -> None:
    seconds = f"took longer than {COURSE.limits.call_seconds} seconds"
    assert seconds in (ROOT / "docs" / "guides" / "learners.md").read_text(encoding="utf-8")


def test_the_shares_of_tests_are_those_of_the_marks() -> None:
    shares = [f"`{kind}-tests`, {float(share * 100):g} %" for kind, share in SHARES.items()]
    text = " ".join((ROOT / "docs" / "guides" / "nbgrader.md").read_text(encoding="utf-8").split())
    assert f"{shares[0]} of the module's points, and {shares[1]}." in text
