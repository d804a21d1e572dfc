"""`llmlings doctor` as a whole: a line for each look, and an exit status that says whether something is broken."""

from collections.abc import Callable

import pytest

from llmlings.course import Course
from llmlings.learn import doctor, work_folder
from llmlings.learn.finding import Finding, broken, listed, look, ok

Run = Callable[..., tuple[int, str, str]]


def lines_of(out: str) -> dict[str, str]:
    """Return the first word of each finding by what it is about."""
    lines = [line for line in out.splitlines() if line[:8].strip() in ("ok", "look", "broken")]
    return {line[8:].partition(":")[0]: line[:8].strip() for line in lines}


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let the doctor find what is given, and nothing else."""

    def set_findings(*findings: Finding) -> None:
        monkeypatch.setattr(doctor, "INSTALLATION", [lambda found=found: found for found in findings])
        monkeypatch.setattr(doctor, "WORKSPACE", [])

    return set_findings


def test_a_new_workspace_is_well(learner: Course, run: Run) -> None:
    status, out, err = run("doctor")
    assert (status, err) == (0, "")
    found = lines_of(out)
    assert "broken" not in found.values()
    assert len(found) == len(doctor.INSTALLATION) + len(doctor.WORKSPACE)
    assert [found[name] for name in ("packages", "workspace", "files", "texts", "saves")] == ["ok"] * 5


def test_what_is_broken_makes_the_status_3(learner: Course, run: Run) -> None:
    learner.exercise("words").unlink()
    status, out, _ = run("doctor")
    assert status == 3
    assert "broken  files: missing: exercises/words.py\n        To bring them back: `llmlings update`.\n" in out
    assert out.endswith("\n1 thing is broken; begin with the first.\n")


@pytest.mark.usefixtures("learner")
@pytest.mark.parametrize(
    ("findings", "status", "summary"),
    [
        ((ok("a", "b"),), 0, "Nothing is broken."),
        ((ok("a", "b"), look("c", "d", "e")), 0, "Nothing is broken; 1 line to look at, if something does not work."),
        ((look("c", "d", "e"),) * 2, 0, "Nothing is broken; 2 lines to look at, if something does not work."),
        (
            (look("c", "d", "e"), broken("f", "g", "h"), broken("i", "j", "k")),
            3,
            "2 things are broken; begin with the first.",
        ),
    ],
    ids=["ok", "look", "looks", "broken"],
)
def test_the_last_line_sums_up(
    looks: Callable[..., None], run: Run, findings: tuple[Finding, ...], status: int, summary: str
) -> None:
    looks(*findings)
    found, out, _ = run("doctor")
    assert (found, out.splitlines()[-1]) == (status, summary)


@pytest.mark.usefixtures("learner")
def test_a_narrow_terminal_keeps_words_and_margin(
    looks: Callable[..., None], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    looks(look("terminal", "its encoding lacks characters of the course", "Run `something --with-long-option`."))
    assert (
        "look    terminal: its encoding lacks\n"
        "        characters of the course\n"
        "        Run `something\n"
        "        --with-long-option`.\n"
    ) in run("doctor")[1]


def test_outside_of_a_workspace_it_says_so(run: Run, tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(str(tmp_path))
    status, out, _ = run("doctor")
    assert status == 0
    assert "look    workspace: this folder is not in a workspace" in out
    assert "files" not in lines_of(out)


@pytest.mark.long
def test_a_damaged_course_file_is_broken_and_comes_back(learner: Course, run: Run) -> None:
    (learner.root / "course.toml").write_text("title = ", encoding="utf-8")
    status, out, _ = run("doctor")
    assert status == 3
    assert "`llmlings update --restore course.toml`" in " ".join(out.split())
    assert run("update", "--restore", "course.toml")[0] == 0
    assert run("list")[0] == 0


def test_a_look_that_fails_does_not_stop_the_others(learner: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    def handed_out(course: Course) -> Finding:
        raise PermissionError(13, "Permission denied", "x.py")

    monkeypatch.setattr(doctor, "INSTALLATION", [])
    monkeypatch.setattr(doctor, "WORKSPACE", [handed_out, work_folder.space])
    first, second = doctor.findings()
    assert (first.about, first.health, first.text) == ("handed out", "broken", "x.py: Permission denied")
    assert second.about == "space"


def test_many_names_are_counted() -> None:
    assert listed(["a", "b", "c"]) == "a, b, c"
    assert listed(["a", "b", "c", "d", "e"]) == "a, b, c, 2 more"
