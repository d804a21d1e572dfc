"""Grades on an existing cluster of dask: hands out submissions, takes replies, and gives lost work to another worker.

What crosses is plain data; what a worker replies is judged here. dask itself runs whatever its client sends: a cluster
has to be one's own, and its network closed.
"""

import logging
import re
import secrets
import warnings
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from queue import Empty, SimpleQueue

import msgspec
from distributed import Client, Future
from distributed.scheduler import KilledWorker

from llmlings.errors import EnvironmentProblem, LlmlingsError
from llmlings.grade.engines import cluster_worker
from llmlings.grade.engines.cluster_worker import ClusterReply, ClusterRequest
from llmlings.grade.engines.work import Engine, Found, Work
from llmlings.grade.slot import Job, Order
from llmlings.grade.visible_text import visible_name

#: How long a scheduler and its first worker may take to answer, in seconds.
PATIENCE = 10
#: How long nothing is heard before it is asked whether there is a worker left: a lost one is started again by then.
_SILENCE = 30
#: How often a submission is graded again of which the slot ended and the worker did not.
_RETRIES = 2
_OF_DASK = re.compile(r"distributed\b")
_AGAIN = "what was graded is kept: run the same command again to go on"


@contextmanager
def connected(address: str, jobs: int | None, notice: Callable[[str], None]) -> Iterator[Engine]:
    """Connect to a scheduler for the block, and give an engine that grades on its workers.

    An `EnvironmentProblem` says that nobody answers, or that there is no worker.

    Args:
        address: the scheduler's, such as `tcp://10.0.0.1:8786`.
        jobs: how many modules of submissions are graded at once at most; as many as there are workers if None.
        notice: told what workers say of their machines.
    """
    # What dask says of lost connections comes as one sentence, from here, and of large submissions it need say nothing.
    for name in filter(_OF_DASK.match, logging.getLogger().manager.loggerDict):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    warnings.filterwarnings("ignore", module=_OF_DASK.pattern)
    start = f"start it with `dask scheduler`, or check the address ({PATIENCE} seconds were not enough)"
    try:
        client = Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, TypeError, ValueError, RuntimeError) as error:
        raise EnvironmentProblem(f"No scheduler of dask answers at {address} ({_line(error)}); {start}.") from None
    with client:
        cluster = _Cluster(client, address, jobs)
        try:
            client.wait_for_workers(1, timeout=PATIENCE)
        except (OSError, TimeoutError):
            raise EnvironmentProblem(_no_worker(cluster)) from None
        yield partial(_find, cluster, notice)


@dataclass(frozen=True)
class _Cluster:
    client: Client
    address: str
    jobs: int | None

    def workers(self) -> int:
        """Return how many workers there are at the moment."""
        return len(self.client.nthreads())


def _find(cluster: _Cluster, notice: Callable[[str], None], order: Order, works: Sequence[Work]) -> Generator[Found]:
    run = secrets.token_hex(8)
    # What mistakes answer is found by each slot for itself: the grader's file of it is out of their reach.
    plain = msgspec.structs.replace(order, root="", answers="")
    make = partial(ClusterRequest, run, cluster_worker.versions(), plain)
    told: set[str] = set()
    try:
        ((_, first),) = _replies(cluster, make, [Work(-1, "", Job({}, ()))])
        with closing(_replies(cluster, make, works)) as replies:
            for work, reply in chain([(None, first)], replies):
                for note in reply.notes:
                    # The same on each machine, but for its name.
                    if (what := note.rpartition(": ")[2]) not in told:
                        told.add(what)
                        notice(note)
                if work is not None:
                    yield Found(work.number, first.tests, reply.results)
    except OSError as error:
        raise EnvironmentProblem(_gone(cluster, f" ({_line(error)})")) from None
    finally:
        with suppress(OSError, TimeoutError, RuntimeError):
            cluster.client.run(cluster_worker.release, run, on_error="ignore")


def _replies(
    cluster: _Cluster, make: Callable[[Job], ClusterRequest], works: Iterable[Work]
) -> Generator[tuple[Work, ClusterReply]]:
    """Yield each work with what a worker replied to it."""
    waiting = iter(works)
    running: dict[Future, Work] = {}
    done: SimpleQueue[Future] = SimpleQueue()
    try:
        while True:
            # No more than there are workers: what waits behind another on a worker that dies would be blamed with it.
            workers = cluster.workers()
            room = max(1, min(workers, cluster.jobs or workers)) - len(running)
            for work in islice(waiting, max(0, room)):
                request = msgspec.json.encode(make(work.job))
                future = cluster.client.submit(cluster_worker.grade, request, pure=False, retries=_RETRIES)
                running[future] = work
                future.add_done_callback(done.put)
            if not running:
                return
            try:
                future = done.get(timeout=_SILENCE)
                reply = _reply(future, cluster, running[future])
            except Empty:
                if not cluster.workers():
                    raise EnvironmentProblem(f"{_no_worker(cluster)} {_AGAIN.capitalize()}.") from None
            except TimeoutError:
                # Its worker was lost before the reply was fetched: it is graded once more.
                future.add_done_callback(done.put)
            else:
                yield running.pop(future), reply
    finally:
        with suppress(OSError, TimeoutError, RuntimeError):
            cluster.client.cancel(list(running), force=True)


def _reply(future: Future, cluster: _Cluster, work: Work) -> ClusterReply:
    if future.cancelled():
        raise EnvironmentProblem(_gone(cluster))
    who = visible_name(work.student)
    if future.status == "error":
        error = future.exception(timeout=_SILENCE)
        if isinstance(error, KilledWorker):
            advice = "look at what they printed, or leave the cluster out: --engine local"
            raise LlmlingsError(f"One worker after another ended that had {who or 'the tests'}; {advice}.")
        text = f"A worker could not grade {who}" if who else "A worker could not collect the tests"
        raise LlmlingsError(f"{text} ({_line(error)}); see its output, and install there what this machine has.")
    reply = msgspec.json.decode(future.result(timeout=_SILENCE), type=ClusterReply)
    if reply.problem:
        kind = EnvironmentProblem if reply.exit_status == EnvironmentProblem.exit_status else LlmlingsError
        raise kind(reply.problem)
    return reply


def _no_worker(cluster: _Cluster) -> str:
    command = f"dask worker {cluster.address}"
    return f"The scheduler at {cluster.address} has no worker; start some in a checkout of the course: `{command}`."


def _gone(cluster: _Cluster, why: str = "") -> str:
    return f"The scheduler at {cluster.address} has gone{why}; {_AGAIN}."


def _line(error: BaseException | None) -> str:
    """Return an error as a part of a sentence."""
    return f"{type(error).__name__}: {error}".partition("\n")[0].rstrip(":. ")
