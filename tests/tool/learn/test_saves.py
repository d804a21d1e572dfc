"""Saves are noticed whatever an editor does to save."""

import os
from pathlib import Path

import pytest

from llmlings.learn import saves
from llmlings.learn.saves import Saves


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.py"
    path.write_text("one\n")
    return path


@pytest.fixture(autouse=True)
def always_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saves, "_SHARE", 1e9)


def test_nothing_is_new_until_something_is_saved(path: Path) -> None:
    watched = Saves([path])
    assert watched.changed() == []
    path.write_text("another\n")
    assert watched.changed() == [path]
    assert watched.changed() == []


def test_a_file_that_takes_the_place_of_another(path: Path) -> None:
    watched = Saves([path])
    other = path.with_name(".a.py.swp")
    other.write_text("one\n")
    os.utime(other, ns=(path.stat().st_mtime_ns, path.stat().st_mtime_ns))
    os.replace(other, path)
    assert watched.changed() == [path]


def test_the_same_text_saved_again_counts(path: Path) -> None:
    watched = Saves([path])
    os.utime(path, (1_000_000_000, 1_000_000_000))
    assert watched.changed() == [path]


def test_a_file_that_is_away_for_a_moment_is_waited_for(path: Path) -> None:
    watched = Saves([path])
    path.unlink()
    assert watched.changed() == []
    path.write_text("two\n")
    assert watched.changed() == [path]


def test_many_at_once(tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.py" for number in range(20)]
    for path in paths:
        path.write_text("x")
    watched = Saves(paths)
    for path in paths:
        path.write_text("longer")
    assert sorted(watched.changed()) == sorted(paths)


def test_a_slow_drive_is_looked_at_less_often(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saves, "_SHARE", 0.1)
    now = 0.0

    def clock() -> float:
        nonlocal now
        now += 1.0
        return now

    monkeypatch.setattr(saves.time, "monotonic", clock)
    watched = Saves([path])
    watched.changed()
    path.write_text("another\n")
    asked = 1
    while not watched.changed():
        asked += 1
    assert asked > 8
