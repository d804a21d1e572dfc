"""The picture of `llmlings watch` in README.md is a plain SVG, and shows what the program shows."""

import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).resolve().parents[2]
PICTURE = ROOT / "docs" / "guides" / "watch.svg"
TEXT = PICTURE.read_text(encoding="utf-8")
SVG = ElementTree.fromstring(TEXT)
SPACE = "{http://www.w3.org/2000/svg}"


def check(picture: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, ROOT / "scripts" / "recording", "--check", picture]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_it_shows_what_the_program_shows() -> None:
    done = check(PICTURE)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.long
def test_another_text_is_told(tmp_path: Path) -> None:
    other = tmp_path / "old.svg"
    other.write_text(TEXT.replace(">$ llmlings watch<", ">$ llmlings look<"), encoding="utf-8")
    done = check(other)
    assert done.returncode == 1, done.stderr
    assert "old.svg is out of date: screen 1 has '$ llmlings look' where" in done.stdout


def test_it_has_a_name_and_a_description() -> None:
    names = {child.get("id"): child.text for child in SVG if child.tag in (f"{SPACE}title", f"{SPACE}desc")}
    assert SVG.get("role") == "img"
    assert [bool(names[name]) for name in str(SVG.get("aria-labelledby")).split()] == [True, True]


def test_it_is_small() -> None:
    assert PICTURE.stat().st_size <= 60_000


def test_it_asks_for_nothing_outside_and_runs_nothing() -> None:
    assert {element.tag.removeprefix(SPACE) for element in SVG.iter()} <= {
        "svg", "title", "desc", "style", "rect", "path", "g", "text",
    }  # fmt: skip
    assert not re.findall(r"href|url\(|@import|@font-face|\bon\w+=|https?:(?!//www\.w3\.org/2000/svg\")", TEXT)


def test_without_motion_the_last_screen_but_one_stays() -> None:
    screens = [str(screen.get("class")).split() for screen in SVG.iter(f"{SPACE}g")]
    assert ["still" in classes for classes in screens] == [*[False] * (len(screens) - 2), True, False]
    always, moving = TEXT.split("@media (prefers-reduced-motion: no-preference)")
    assert "visibility: hidden" in always
    assert "animation" not in always
    assert moving.count(" step-end infinite;") == len(screens)


def test_readme_and_guide_show_it_and_say_what_is_seen() -> None:
    for path in (ROOT / "README.md", ROOT / "docs" / "guides" / "learners.md"):
        pictures = re.findall(r"!\[([^\]]+)\]\(([^)]*watch\.svg)\)", path.read_text(encoding="utf-8"))
        assert [(path.parent / place).resolve() for _, place in pictures] == [PICTURE]
        assert "misconception" in pictures[0][0]
