"""A cluster of dask on this machine grades as slots do, whatever happens to its workers, and says what is wrong."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from distributed.scheduler import KilledWorker, WorkerState
from graded_runs import left_running, outputs
from quick_class import hand_in
from toy_answers import RIGHT

from llmlings import cli
from llmlings.course import Course, load_course
from llmlings.errors import LlmlingsError
from llmlings.grade.engines import cluster as engine
from llmlings.grade.engines.work import Work
from llmlings.grade.grading import LEDGER
from llmlings.grade.ledger import Ledger
from llmlings.grade.slot import Job

HALF = RIGHT.replace("2.0 *", "3.0 *")
LAST = RIGHT.replace("return sum(numbers)", "return sum(numbers[:-1])")
#: Graded for several seconds.
SLOW = RIGHT.replace("return sum(", "import time; time.sleep(0.3)\n    return sum(")


class Cluster:
    """A scheduler and workers, each a process group of its own."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "scheduler.json"
        self._started: list[subprocess.Popen[bytes]] = []
        self.scheduler = self._start(folder, "scheduler", "--port", "0")
        while not self._file.exists():
            time.sleep(0.05)
        self.address = f"tcp://{self._file.read_text().split('tcp://')[1].partition(chr(34))[0]}"

    def worker(self, course: Course, *words: str) -> subprocess.Popen[bytes]:
        """Start a worker process and its nanny, in the folder of a course."""
        return self._start(course.root, "worker", "--nthreads", "1", "--nworkers", "1", *words)

    def _start(self, folder: Path, kind: str, *words: str) -> subprocess.Popen[bytes]:
        common = ["--scheduler-file", str(self._file), "--host", "127.0.0.1", "--no-dashboard"]
        command = [sys.executable, "-m", "dask", kind, *common, *words]
        log = (self._file.parent / f"{kind}.log").open("ab")
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, start_new_session=True)
        log.close()
        self._started.append(process)
        return process

    def close(self) -> None:
        for process in reversed(self._started):
            kill(process)


def kill(process: subprocess.Popen[bytes]) -> None:
    """End a process with all that it has started in its group, as a machine that loses its power does."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    (tmp_path / "cluster").mkdir()
    cluster = Cluster(tmp_path / "cluster")
    yield cluster
    cluster.close()


def words(folder: Path, out: Path, *more: str) -> list[str]:
    return ["grade", str(folder), "--out", str(out), "--seed", "s", *more]


def on(cluster: Cluster) -> list[str]:
    return ["--engine", "dask", "--scheduler", cluster.address]


def copy(course: Course, folder: Path) -> Course:
    """The same course at another place, as on another machine."""
    shutil.copytree(course.root, folder)
    return load_course(folder)


def start(course: Course, *argv: str) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-m", "llmlings", *argv], cwd=course.root, stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE, text=True)  # fmt: skip


def finish(run: subprocess.Popen[str]) -> tuple[int, str]:
    """Return the exit status of a run and what it complained about."""
    _, errors = run.communicate()
    return run.returncode, errors


def slots(course: Course) -> list[int]:
    """The processes that grade in the folder of a course."""
    found = []
    for number in left_running(course):
        with suppress(OSError):
            if b"llmlings.grade.slot" in Path(f"/proc/{number}/cmdline").read_bytes():
                found.append(number)
    return found


def wait_for(what: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not what() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert what()


def test_two_workers_find_what_slots_find(
    toy: Course, cluster: Cluster, folder: Path, tmp_path: Path, monkeypatch, capsys
) -> None:
    hand_in(folder, ann__toy=RIGHT, bob__toy=HALF, cid__toy=LAST, dan__toy=RIGHT, eve__toy="import os; os._exit(0)")
    (folder / "fay").mkdir()
    there = copy(toy, tmp_path / "there")
    for _ in range(2):
        cluster.worker(there)
    monkeypatch.chdir(toy.root)
    assert cli.main(words(folder, tmp_path / "here")) == 0
    capsys.readouterr()
    assert cli.main(words(folder, tmp_path / "out", *on(cluster))) == 0
    printed = capsys.readouterr()
    assert "Connecting to the cluster, then grading each submission in a sandbox of its own." in printed.out
    # dan handed in what ann did.
    assert "\n5/6 " in printed.out
    assert printed.err == ""
    assert outputs(tmp_path / "out") == outputs(tmp_path / "here")
    wait_for(lambda: slots(there) == [])


@pytest.mark.long
def test_a_killed_worker_and_a_killed_slot_change_nothing(
    toy: Course, cluster: Cluster, folder: Path, tmp_path: Path
) -> None:
    hand_in(folder, **{f"s{n}__toy": [SLOW, LAST, HALF][n % 3] + "\n" * n for n in range(9)})
    there = copy(toy, tmp_path / "there")
    first, _ = (cluster.worker(there) for _ in range(2))
    run = start(toy, *words(folder, tmp_path / "out", *on(cluster)))
    assert run.stdout is not None
    while not run.stdout.readline().startswith("1/9 "):
        assert run.poll() is None
    wait_for(lambda: len(slots(there)) == 2)
    kill(first)
    wait_for(lambda: len(slots(there)) == 1)
    os.kill(slots(there)[0], signal.SIGKILL)
    assert finish(run) == (0, "")
    assert finish(start(toy, *words(folder, tmp_path / "here"))) == (0, "")
    assert outputs(tmp_path / "out") == outputs(tmp_path / "here")


@pytest.mark.long
def test_a_stopped_run_leaves_no_slot_and_a_killed_one_goes_on(
    toy: Course, cluster: Cluster, folder: Path, tmp_path: Path
) -> None:
    hand_in(folder, ann__toy=SLOW, bob__toy=SLOW + "\n")
    there = copy(toy, tmp_path / "there")
    cluster.worker(there)
    for sign, status in ((signal.SIGINT, 130), (signal.SIGTERM, 130), (signal.SIGKILL, -signal.SIGKILL)):
        run = start(toy, *words(folder, tmp_path / f"out {sign}", *on(cluster)))
        wait_for(lambda: len(slots(there)) == 1)
        run.send_signal(sign)
        found, errors = finish(run)
        assert (found, errors.strip()) == (status, "" if status < 0 else "Stopped.")
        if status > 0:
            wait_for(lambda: slots(there) == [])
    assert finish(start(toy, *words(folder, tmp_path / f"out {sign}", *on(cluster)))) == (0, "")
    assert "ann,10,10" in (tmp_path / f"out {sign}" / "totals.csv").read_text()


@pytest.mark.long
def test_a_lost_scheduler_and_lost_workers_are_one_sentence(
    toy: Course, cluster: Cluster, folder: Path, tmp_path: Path
) -> None:
    hand_in(folder, ann__toy=SLOW, bob__toy=SLOW + "\n")
    worker = cluster.worker(copy(toy, tmp_path / "there"))
    for process, sentence in ((worker, "has no worker; start some"), (cluster.scheduler, " has gone")):
        run = start(toy, *words(folder, tmp_path / sentence[:8], *on(cluster)))
        assert run.stdout is not None
        while not run.stdout.readline().startswith("1/2 "):
            assert run.poll() is None
        kill(process)
        found, errors = finish(run)
        assert found == 3
        assert sentence in errors
        assert errors.count("\n") == 1
        cluster.worker(load_course(tmp_path / "there"))


@pytest.mark.long
def test_work_that_ends_each_worker_ends_the_run_and_the_others_are_kept(
    toy: Course, cluster: Cluster, folder: Path, tmp_path: Path
) -> None:
    with toy.tests("toy", "hidden").open("a") as file:
        file.write("import os\n\n@about('total')\ndef test_dies():\n    '''Dies.'''\n")
        file.write("    if toy.total([7]) == 77:\n        os.kill(os.getppid(), 9)\n")
    hand_in(folder, ann__toy=RIGHT, zoe__toy=RIGHT.replace("return sum(", "return 70 + sum("))
    cluster.worker(copy(toy, tmp_path / "there"))
    run = start(toy, *words(folder, tmp_path / "out", *on(cluster)))
    printed, errors = run.communicate()
    assert run.returncode == 1
    assert "1/2 ann\n" in printed
    assert errors == (
        "One worker after another ended that had zoe; look at what they printed, or leave the cluster out: "
        "--engine local.\n"
    )
    with Ledger.read(tmp_path / "out" / LEDGER) as ledger:
        assert [verdict.student for verdict in ledger.students()] == ["ann"]


def test_a_worker_with_another_course_is_refused(
    toy: Course, cluster: Cluster, folder: Path, tmp_path: Path, monkeypatch, capsys
) -> None:
    hand_in(folder, ann__toy=RIGHT)
    there = copy(toy, tmp_path / "there")
    with there.tests("toy", "hidden").open("a") as file:
        file.write("# another remark\n")
    cluster.worker(there)
    monkeypatch.chdir(toy.root)
    assert cli.main(words(folder, tmp_path / "out", *on(cluster))) == 3
    errors = capsys.readouterr().err
    assert f"{there.root} has another course or another llmlings than the grader (toy); bring both to" in errors
    assert errors.count("\n") == 1
    assert not (tmp_path / "out" / "grades.csv").exists()


@pytest.mark.usefixtures("short_patience")
def test_without_workers_nothing_is_graded(
    toy: Course, cluster: Cluster, folder: Path, tmp_path: Path, monkeypatch, capsys
) -> None:
    monkeypatch.chdir(toy.root)
    hand_in(folder, ann__toy=RIGHT)
    assert cli.main(words(folder, tmp_path / "out", *on(cluster))) == 3
    assert capsys.readouterr().err == (
        f"The scheduler at {cluster.address} has no worker; start some in a checkout of the course: "
        f"`dask worker {cluster.address}`.\n"
    )


@pytest.fixture
def short_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "PATIENCE", 1)


@pytest.mark.parametrize(
    ("address", "words_of_error"),
    [
        ("tcp://127.0.0.1:9", "No scheduler of dask answers at tcp://127.0.0.1:9 ("),
        ("127.0.0.1:9", "No scheduler of dask answers at 127.0.0.1:9 ("),
        ("tls://127.0.0.1:9", "No scheduler of dask answers at tls://127.0.0.1:9 ("),
        ("smoke://signals", "No scheduler of dask answers at smoke://signals ("),
        ("", "No scheduler of dask answers at  ("),
    ],
)
@pytest.mark.usefixtures("short_patience")
def test_an_address_that_does_not_answer_is_one_sentence(
    toy: Course, folder: Path, tmp_path: Path, monkeypatch, capsys, address: str, words_of_error: str
) -> None:
    monkeypatch.chdir(toy.root)
    hand_in(folder, ann__toy=RIGHT)
    assert cli.main(words(folder, tmp_path / "out", "--engine", "dask", "--scheduler", address)) == 3
    errors = capsys.readouterr().err
    assert errors.startswith(words_of_error)
    assert errors.count("\n") == 1
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("options", [["--engine", "dask"], ["--scheduler", "tcp://127.0.0.1:9"]])
def test_engine_and_scheduler_go_together(
    toy: Course, folder: Path, tmp_path: Path, monkeypatch, capsys, options: list[str]
) -> None:
    monkeypatch.chdir(toy.root)
    assert cli.main(words(folder, tmp_path / "out", *options)) == 2
    assert capsys.readouterr().err.startswith("--engine dask and --scheduler ADDRESS go together")


def test_a_missing_package_is_one_sentence(toy: Course, folder: Path, tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.chdir(toy.root)
    monkeypatch.delitem(sys.modules, "llmlings.grade.engines.cluster")
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert cli.main(words(folder, tmp_path / "out", "--engine", "dask", "--scheduler", "tcp://127.0.0.1:9")) == 3
    sentence = 'The package distributed is missing; install it with `pip install "llmlings[cluster]"`.\n'
    assert capsys.readouterr().err == sentence


class Ended:
    """A future whose task has ended with an error, or was taken away."""

    def __init__(self, error: Exception | None) -> None:
        self.error = error
        self.status = "error" if error else "cancelled"

    def cancelled(self) -> bool:
        return self.error is None

    def exception(self, timeout: float) -> Exception | None:
        return self.error


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (KilledWorker("grade-1", WorkerState, 3), r"One worker after another ended that had ann\\x1b; look at"),
        (
            ModuleNotFoundError("No module named 'x'"),
            r"A worker could not grade ann\\x1b \(ModuleNotF",
        ),
        (None, "The scheduler at tcp://a has gone; what was graded is kept"),
    ],
)
def test_what_ends_a_run_is_one_sentence(error: Exception | None, sentence: str) -> None:
    with pytest.raises(LlmlingsError, match=sentence):
        engine._reply(Ended(error), engine._Cluster(None, "tcp://a", None), Work(0, "ann\x1b", Job({}, ("toy",))))
