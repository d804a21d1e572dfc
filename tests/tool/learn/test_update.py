"""`llmlings update`: a newer version comes into a workspace, and nothing that somebody wrote is lost."""

import json
import os
import shutil
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

import pytest

from llmlings.course import Course, load_course
from llmlings.learn import update, workspace
from llmlings.learn.progress import load, record_hint, states
from llmlings.learn.workspace import digest, read_origin

Run = Callable[..., tuple[int, str, str]]

TRIPLE = '''

def triple(a: int) -> int:
    """Return three times the number."""
    return 3 * a
'''

TEST_TRIPLE = '''

@about("triple")
def test_three_times():
    """Three times 4 is 12."""
    check_close(sums.triple(4), 12)
'''


def edit(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8", newline="\n")


def install(monkeypatch: pytest.MonkeyPatch, version: str) -> None:
    for module in (update, metadata):
        monkeypatch.setattr(module, "version", lambda _: version)


@pytest.fixture
def newer(learner: Course, checkout: Path, monkeypatch: pytest.MonkeyPatch) -> Course:
    """A workspace of 0.2.0 beside an installed 0.3.0: `sums` has one more function, `words` went, `letters` came."""
    shutil.move(checkout / "solutions" / "words.py", checkout / "solutions" / "letters.py")
    tests = checkout / "tests" / "visible"
    (tests / "test_words.py").rename(tests / "test_letters.py")
    edit(tests / "test_letters.py", "words", "letters")
    edit(checkout / "course.toml", '"words"', '"letters"')
    edit(checkout / "course.toml", '"double"', '"double", "triple"')
    edit(checkout / "solutions" / "sums.py", "Return the sum.", "Return the sum of both.")
    for path, text in ((checkout / "solutions" / "sums.py", TRIPLE), (tests / "test_sums.py", TEST_TRIPLE)):
        path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8", newline="\n")
    install(monkeypatch, "0.3.0")
    return learner


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.usefixtures("learner")
def test_the_same_version_is_up_to_date(run: Run) -> None:
    status, out, _ = run("update")
    assert (status, out) == (0, "Your workspace is up to date (llmlings 0.2.0).\n")


def test_what_nobody_edited_is_renewed_added_and_removed(newer: Course, run: Run) -> None:
    status, out, _ = run("update")
    assert status == 0
    assert out == (
        "Your workspace was updated from 0.2.0 to llmlings 0.3.0.\n"
        "Renewed: 3 files that you had not edited.\n"
        "New: exercises/letters.py, tests/visible/test_letters.py.\n"
        "No longer in the course: exercises/words.py, tests/visible/test_words.py.\n"
        "\nNext: llmlings\n"
    )
    assert "def triple" in newer.exercise("sums").read_text(encoding="utf-8")
    assert not newer.exercise("words").exists()
    assert "letters - Counting" not in run()[1]
    known = states(load_course(newer.root))
    assert known == {"sums": "to do", "letters": "to do"}
    assert run("update")[1] == "Your workspace is up to date (llmlings 0.3.0).\n"


def test_a_workspace_that_was_updated_is_as_a_new_one(newer: Course, run: Run, tmp_path: Path) -> None:
    run("update")
    workspace.create(tmp_path / "fresh")
    assert files_of(newer.root) == files_of(tmp_path / "fresh")


def test_an_edited_exercise_stays_and_its_new_stub_lies_beside(newer: Course, run: Run) -> None:
    edit(newer.exercise("sums"), 'raise NotImplementedError("add")', "return a + b")
    mine = newer.exercise("sums").read_bytes()
    record_hint(newer, "sums.add", 1)
    _, out, _ = run("update")
    assert newer.exercise("sums").read_bytes() == mine
    assert (
        "exercises/sums.py stays as you edited it. The new one is\n"
        "  .llmlings/new/exercises/sums.py.\n"
        "  New in it: triple.\n"
        "  Changed: add.\n"
    ) in out
    assert out.endswith("\nNext: llmlings check sums\n")
    stub = (newer.root / ".llmlings" / "new" / "exercises" / "sums.py").read_text(encoding="utf-8")
    assert 'raise NotImplementedError("triple")' in stub
    assert states(newer)["sums"] == "in progress"
    assert load(newer).hints == {"sums.add": 1}
    # What was said once is not said again.
    assert run("update")[1] == "Your workspace is up to date (llmlings 0.3.0).\n"


def test_new_tests_are_for_what_somebody_has_written(learner: Course, checkout: Path, run: Run) -> None:
    test = checkout / "tests" / "visible" / "test_sums.py"
    edit(test, "1 and 2 are 3", "1 and 2 make 3")
    assert run("update")[1].endswith("Renewed: 1 file that you had not edited.\n\nNext: llmlings\n")
    learner.exercise("sums").write_text("mine", encoding="utf-8")
    edit(test, "1 and 2 make 3", "The sum of 1 and 2 is 3")
    assert run("update")[1].endswith("\n\nNext: llmlings check sums\n")


def test_other_line_ends_are_no_edit(newer: Course, run: Run) -> None:
    path = newer.exercise("sums")
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert "Renewed: 3 files" in run("update")[1]


def test_an_edited_list_of_modules_is_replaced_and_kept(newer: Course, run: Run) -> None:
    path = newer.root / "course.toml"
    path.write_text("title = 'mine", encoding="utf-8")
    _, out, _ = run("update")
    (copy,) = (newer.root / ".llmlings" / "backups").iterdir()
    assert copy.read_text(encoding="utf-8") == "title = 'mine"
    assert f"course.toml is as it is handed out. Yours is kept as\n  .llmlings/backups/{copy.name}.\n" in out
    assert run("list")[0] == 0


def test_an_edited_test_stays_until_it_is_asked_for(newer: Course, run: Run) -> None:
    test = newer.tests("sums", "visible")
    test.write_text("mine", encoding="utf-8")
    assert "tests/visible/test_sums.py stays as you edited it." in run("update")[1]
    assert test.read_text(encoding="utf-8") == "mine"
    assert b"triple" in (newer.root / ".llmlings" / "new" / "tests" / "visible" / "test_sums.py").read_bytes()
    _, out, _ = run("update", "--restore", "tests/visible/test_sums.py")
    assert "tests/visible/test_sums.py is as it is handed out. Yours is kept as\n  .llmlings/backups/" in out
    assert b"triple" in test.read_bytes()
    (copy,) = (newer.root / ".llmlings" / "backups").iterdir()
    assert copy.read_bytes() == b"mine"


@pytest.mark.parametrize("word", ["./test_sums.py", "tests\\visible\\test_sums.py"], ids=["from here", "on Windows"])
def test_a_file_to_restore_is_named_as_it_is_seen(
    learner: Course, run: Run, monkeypatch: pytest.MonkeyPatch, word: str
) -> None:
    test = learner.tests("sums", "visible")
    original = test.read_bytes()
    test.write_text("mine", encoding="utf-8")
    monkeypatch.chdir(test.parent if word.startswith(".") else learner.root)
    assert run("update", "--restore", word)[0] == 0
    assert test.read_bytes() == original


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        ("tests/visible/test_sum.py", "did you mean 'tests/visible/test_sums.py'?"),
        ("exercises/sums.py", "there is `llmlings reset sums`"),
    ],
)
def test_what_cannot_be_restored_is_one_sentence(learner: Course, run: Run, word: str, sentence: str) -> None:
    learner.exercise("sums").write_text("mine", encoding="utf-8")
    status, out, err = run("update", "--restore", word)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert sentence in err
    assert learner.exercise("sums").read_text(encoding="utf-8") == "mine"


def test_what_is_missing_is_brought_back(learner: Course, run: Run) -> None:
    learner.tests("sums", "visible").unlink()
    shutil.rmtree(learner.root / "exercises")
    _, out, _ = run("update")
    names = "Brought back: exercises/sums.py, exercises/words.py, tests/visible/test_sums.py.\n"
    assert out.endswith(f"{names}\nNext: llmlings\n")
    assert states(learner) == {"sums": "to do", "words": "to do"}


def test_an_edited_file_that_left_the_course_stays(newer: Course, run: Run) -> None:
    newer.exercise("words").write_text("mine", encoding="utf-8")
    assert "exercises/words.py is no longer in the course. You edited it, so it stays.\n" in run("update")[1]
    assert newer.exercise("words").read_text(encoding="utf-8") == "mine"


def test_a_file_of_the_learners_that_has_a_new_name_of_the_course_stays(newer: Course, run: Run) -> None:
    newer.exercise("letters").write_text("mine", encoding="utf-8")
    assert "exercises/letters.py stays as you edited it." in run("update")[1]
    assert newer.exercise("letters").read_text(encoding="utf-8") == "mine"


def test_what_cannot_be_read_may_hold_anything(newer: Course, run: Run) -> None:
    newer.exercise("sums").unlink()
    newer.exercise("sums").mkdir()
    assert "exercises/sums.py stays as you edited it." in run("update")[1]
    assert newer.exercise("sums").is_dir()


@pytest.mark.parametrize("record", [None, "{", "[]", '{"version": "0.2.0", "files": 3}'])
def test_without_a_record_whatever_differs_is_the_learners(newer: Course, run: Run, record: str | None) -> None:
    path = newer.root / ".llmlings" / "origin.json"
    path.unlink() if record is None else path.write_text(record, encoding="utf-8")
    before = newer.exercise("sums").read_bytes()
    status, out, _ = run("update")
    assert status == 0
    assert "exercises/sums.py stays as you edited it." in out
    assert "New in it" not in out
    assert newer.exercise("sums").read_bytes() == before
    assert read_origin(newer.root).version == "0.3.0"


def test_a_record_without_functions_says_where_the_new_stub_is(newer: Course, run: Run) -> None:
    path = newer.root / ".llmlings" / "origin.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    del data["functions"]
    path.write_text(json.dumps(data), encoding="utf-8")
    newer.exercise("sums").write_text("mine", encoding="utf-8")
    assert "  .llmlings/new/exercises/sums.py.\n\nNext" in run("update")[1]


def test_a_checkout_is_brought_up_to_date_by_git(checkout: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(checkout)
    status, out, err = run("update")
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "use `git pull`" in err
    assert not (checkout / ".llmlings").exists()


def test_a_workspace_may_have_a_folder_of_solutions(learner: Course, run: Run) -> None:
    (learner.root / "solutions").mkdir()
    assert run("update")[0] == 0


def test_a_workspace_of_a_newer_version_is_left_alone(
    learner: Course, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(monkeypatch, "0.10.0")
    run("update")
    install(monkeypatch, "0.9.1")
    before = files_of(learner.root)
    status, out, err = run("update")
    assert (status, out, err.count("\n")) == (3, "", 1)
    assert "is of llmlings 0.10.0, and 0.9.1 is installed" in err
    assert files_of(learner.root) == before


def of_the_course(folder: Path) -> dict[str, bytes]:
    # A process that ends leaves what it was writing, under a name that nobody reads.
    files = files_of(folder)
    return {name: files[name] for name in files if "/backups/" not in name and not name.endswith(".part")}


class Stop(BaseException):
    """The process ends here."""


@pytest.mark.parametrize("moment", ["before", "after"])
def test_stopped_at_any_write_it_loses_nothing_and_is_finished_by_the_next(
    newer: Course, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    edit(newer.exercise("sums"), 'raise NotImplementedError("add")', "return a + b")
    (newer.root / "course.toml").write_text("# mine\n" + (newer.root / "course.toml").read_text("utf-8"), "utf-8")
    (newer.root / "pytest.ini").unlink()
    start = tmp_path / "start"
    shutil.copytree(newer.root, start)
    mine = newer.exercise("sums").read_bytes()
    run("update")
    finished = of_the_course(newer.root)
    replace, unlink = os.replace, Path.unlink
    steps = left = 0

    def stopping(act: Callable[..., None]) -> Callable[..., None]:
        def step(*arguments: object) -> None:
            nonlocal left
            left -= 1
            if left < 0 and moment == "before":
                raise Stop
            act(*arguments)
            if left < 0:
                raise Stop

        return step

    for steps in range(100):
        shutil.rmtree(newer.root)
        shutil.copytree(start, newer.root)
        # The folder that was there is gone.
        monkeypatch.chdir(newer.root)
        left = steps
        with monkeypatch.context() as patch:
            patch.setattr(os, "replace", stopping(replace))
            patch.setattr(Path, "unlink", stopping(unlink))
            try:
                assert run("update")[0] == 0
                break
            except Stop:
                pass
        assert run("list")[0] == 0
        assert run()[0] == 0
        assert newer.exercise("sums").read_bytes() == mine
        assert run("update")[0] == 0
        assert of_the_course(newer.root) == finished
        assert b"# mine" in b"".join(path.read_bytes() for path in (newer.root / ".llmlings" / "backups").iterdir())
    # Two records, seven files and three that go.
    assert steps > 9


def test_what_a_stopped_update_renewed_is_not_taken_for_an_edit(
    newer: Course, checkout: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = update.write_origin

    def stop(folder: Path, files: dict[str, bytes], *file: str) -> None:
        if not file:
            raise Stop
        real(folder, files, *file)

    with monkeypatch.context() as patch:
        patch.setattr(update, "write_origin", stop)
        with pytest.raises(Stop):
            run("update")
    edit(checkout / "solutions" / "sums.py", "of both", "of both numbers")
    install(monkeypatch, "0.4.0")
    out = run("update")[1]
    assert "stays as you edited it" not in out
    assert "of both numbers" in newer.exercise("sums").read_text(encoding="utf-8")
    assert digest(newer.exercise("sums")) == read_origin(newer.root).files["exercises/sums.py"]
