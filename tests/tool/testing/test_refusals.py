"""What cannot be had when work is graded is refused in words, by a worker and by the learner's own check."""

import re

import pytest

from llmlings.course import Limits
from llmlings.grade.remote_implementation import RemoteImplementation

LIMITS = Limits(20, 3, 60, 1024, 8, 16)
PROCESSES = "no other process can be started when this is graded; do the work in this one"
NETWORK = "there is no network when this is graded; work with what the arguments hold"
EVENT_LOOP = "asyncio wants a socket, which cannot be had when this is graded; write a function without async"
SENTENCES = {"process": PROCESSES, "network": NETWORK, "event_loop": EVENT_LOOP}
TRIED = """
import asyncio, multiprocessing, os, socket, subprocess, urllib.request
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing.pool import ThreadPool

def process_pool():
    with multiprocessing.Pool(2) as pool: return pool.map(abs, [1])
def process_pool_by_fork():
    with multiprocessing.get_context("fork").Pool(2) as pool: return pool.map(abs, [1])
def process_thread_pool():
    with ThreadPool(2) as pool: return pool.map(abs, [1])
def process_executor():
    with ProcessPoolExecutor(2) as pool: return list(pool.map(abs, [1]))
def process_by_fork(): multiprocessing.get_context("fork").Process(target=print).start()
def process_by_spawn(): multiprocessing.get_context("spawn").Process(target=print).start()
def process_manager(): multiprocessing.Manager()
def process_run(): subprocess.run(["ls"])
def process_system(): os.system("ls")
def process_popen(): os.popen("ls")
def process_fork(): os.fork()
def process_exec(): os.execv("/bin/ls", ["ls"])
def network_page(): urllib.request.urlopen("http://localhost:9")
def network_socket(): socket.socket()
def network_pair(): socket.socketpair()
def network_connection(): socket.create_connection(("localhost", 9))
async def nothing(): pass
def event_loop(): asyncio.run(nothing())
def threads():
    with ThreadPoolExecutor(2) as pool: return list(pool.map(abs, [-1]))
"""
FUNCTIONS = re.findall(r"^def (\w+)", TRIED, re.MULTILINE)


@pytest.mark.parametrize("sandbox", ["bwrap", "none"])
def test_a_worker_refuses_in_words(sandbox: str) -> None:
    with RemoteImplementation({"m": TRIED}, LIMITS, sandbox) as implementation:  # type: ignore[arg-type]
        for name in FUNCTIONS:
            outcome = implementation.call("m", name, (), {}, 20)
            if name == "threads":
                assert outcome.value == [1]
                continue
            assert outcome.kind == "raised", name
            sentence, *_ = [words for start, words in SENTENCES.items() if name.startswith(start)]
            assert sentence in outcome.message, name
