"""Attacks that end, stop or exhaust: exits, crashes, loops, signals, memory, threads, processes, files."""

from attack import DOUBLE, EVERYTHING, NOTHING, TOTAL, Attack, at_call, at_import, harmless

ATTACKS = {
    # Exits and crashes.
    "exit": at_call("import sys; sys.exit(0)", ends="error", says="SystemExit"),
    "hard exit": at_call("import os; os._exit(0)", ends="crashed"),
    "abort": at_call("import os; os.abort()", ends="crashed"),
    "null pointer": at_call("import ctypes; ctypes.string_at(0)", ends="crashed"),
    "endless recursion": at_call(
        "import sys; sys.setrecursionlimit(10 ** 9); return double(numbers)", ends="crashed memory error timeout"
    ),
    "interrupt": at_call("raise KeyboardInterrupt", ends="error crashed"),
    "generator exit": at_call("raise GeneratorExit", ends="error"),
    "exit at import": at_import("import sys; sys.exit(0)", says="SystemExit"),
    "hard exit at import": at_import("import os; os._exit(0)", ends="crashed"),
    "exit at exit": harmless("import atexit, os; atexit.register(os._exit, 0)"),
    "brackets without end": at_import("x = " + "(" * 10_000),
    "minus signs without end": at_import("x = " + "-" * 200_000 + "1", ends="error crashed memory"),
    "null in the text": Attack("x = '\0'", EVERYTHING, "none"),
    "exit in a thread": at_call(
        "import os, threading; threading.Timer(0.01, os._exit, [0]).start(); threading.Event().wait()", ends="crashed"
    ),
    # Loops.
    "loop": at_call("while True: pass", ends="timeout"),
    "loop that catches all": at_call(
        "while True:\n    try:\n        while True: pass\n    except BaseException: pass", ends="timeout"
    ),
    "loop in C": at_call("return sum(iter(int, 1))", ends="timeout"),
    "regular expression": at_call("import re; re.match('(a+)+$', 'a' * 60 + 'b')", ends="timeout"),
    "sleep": at_call("import time; time.sleep(10 ** 6)", ends="timeout"),
    "waits for input": at_call("input()", ends="error"),
    # The same import fails for every test, and is waited for once.
    "loop at import": at_import("while True: pass", ends="timeout"),
    # Signals.
    "kills itself": at_call("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", ends="crashed error"),
    "kills all": at_call("import os, signal; os.kill(-1, signal.SIGKILL)", ends="crashed error"),
    "kills its parent": at_call("import os, signal; os.kill(os.getppid(), signal.SIGKILL)", ends="crashed error"),
    "kills the first": at_call("import os, signal; os.kill(1, signal.SIGKILL)", ends="crashed error failed"),
    "alarm": at_call(
        "import signal; signal.setitimer(signal.ITIMER_REAL, 0.01); signal.pause()", ends="crashed timeout"
    ),
    "stops itself": at_call("import os, signal; os.kill(os.getpid(), signal.SIGSTOP)", ends="timeout error failed"),
    "ignores all signals": at_call(
        """
        import signal
        for number in range(1, 65):
            try: signal.signal(number, signal.SIG_IGN)
            except (OSError, ValueError): pass
        signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))
        while True: pass
        """,
        ends="timeout",
    ),
    "timer that never stops": harmless("import signal; signal.setitimer(signal.ITIMER_VIRTUAL, 100, 100)"),
    # Processes and threads.
    "fork": at_call("import os; os.fork(); return numbers", ends="error"),
    "fork bomb": at_call("import os\nwhile True: os.fork()", ends="error timeout"),
    "fork bomb that catches all": at_call(
        "import os\nwhile True:\n    try: os.fork()\n    except OSError: pass", ends="timeout"
    ),
    "program": at_call("import subprocess; subprocess.run(['/bin/sh', '-c', 'sleep 1000 &'])", ends="error"),
    "pool": at_call("import multiprocessing; return multiprocessing.Pool(2).map(abs, numbers)", ends="error timeout"),
    "daemon": at_call("import os; os.setsid(); os.posix_spawn('/bin/true', ['true'], {})", ends="error"),
    "another program in its place": at_call("import os, sys; os.execv(sys.executable, ['python'])", ends="error"),
    "clone by number": at_call(
        "import ctypes; n = ctypes.CDLL(None, use_errno=True).syscall(56, 17, 0, 0, 0, 0); assert n > 0", ends="error"
    ),
    "threads without end": at_call(
        "import threading\nwhile True: threading.Thread(target=threading.Event().wait, daemon=True).start()",
        ends="error timeout crashed memory",
    ),
    "thread that goes on": harmless(
        """
        import threading
        def work():
            while True: pass
        threading.Thread(target=work, daemon=True).start()
        """
    ),
    "thread that holds the exit up": harmless(
        "import threading; threading.Thread(target=threading.Event().wait).start()"
    ),
    # Memory and files.
    "memory": at_call("return bytearray(10 ** 12)", ends="memory"),
    "memory bit by bit": at_call("kept = []\nwhile True: kept.append(bytearray(2 ** 24))", ends="memory timeout"),
    "memory of an array": at_call("return np.ones(2 ** 40)", ends="memory"),
    "memory of a mapping": at_call("import mmap; return len(mmap.mmap(-1, 2 ** 40))", ends="error memory"),
    "memory outside of Python": at_call(
        "import ctypes; c = ctypes.CDLL(None); c.malloc.restype = ctypes.c_void_p; c.malloc.argtypes = [ctypes.c_size_t]\nif not c.malloc(2 ** 40): raise MemoryError",
        ends="memory",
    ),
    "a large number": at_call("return 9 ** 9 ** 9", ends="memory timeout"),
    "fills the disk": at_call(
        "with open('/tmp/x', 'wb') as file:\n    while True: file.write(bytes(2 ** 20))", ends="error crashed"
    ),
    "files without end": at_call(
        "import itertools\nfor n in itertools.count(): open(f'/tmp/{n}', 'w').close()", ends="error timeout memory"
    ),
    "a sparse file": at_call("import os; os.truncate(os.open('/tmp/x', 66, 0o600), 2 ** 45)", ends="error crashed"),
    "open files without end": at_call("kept = [open('/dev/null') for _ in range(10 ** 6)]", ends="error"),
    "folders in folders": at_call(
        "import os\nwhile True:\n    os.mkdir('d'); os.chdir('d')", ends="error timeout memory"
    ),
    # Floods.
    "flood of standard output": harmless("import sys; sys.stdout.write('x' * 10 ** 7); print('y' * 10 ** 6)"),
    "flood of standard error": harmless("import os; os.write(2, b'x' * 10 ** 6); os.write(1, b'x' * 10 ** 6)"),
    "flood of warnings": harmless("import warnings\nfor n in range(1000): warnings.warn(str(n))"),
    "closed standard output": harmless("import sys; sys.stdout.close(); sys.stderr = None"),
    # Sockets and shared memory.
    "socket": at_call("import socket; socket.socket()", ends="error"),
    "socket of the system": at_call("import socket; socket.socket(socket.AF_UNIX)", ends="error"),
    "socket to the host": at_call("import socket; socket.socket(40, socket.SOCK_STREAM)", ends="error"),
    "web": at_call("import urllib.request; urllib.request.urlopen('http://example.com')", ends="error"),
    "shared memory": at_call(
        "from multiprocessing.shared_memory import SharedMemory; SharedMemory('llmlings', True, 2 ** 20)", ends="error"
    ),
    "shared memory of System V": at_call(
        "import ctypes; n = ctypes.CDLL(None).shmget(4711, 4096, 0o1666); assert n < 0; raise OSError", ends="error"
    ),
    "file in memory": at_call("import os; os.ftruncate(os.memfd_create('x'), 2 ** 40)", ends="error crashed"),
    # Half of the work undone.
    "answers once": Attack(
        "import os\nasked = []\nhonest = double\ndef double(numbers):\n    if asked: os._exit(0)\n    asked.append(1)\n    return honest(numbers)",
        # Each call that ends its worker is made once more in a fresh one, where it answers right.
        NOTHING,
    ),
    "gives up later": Attack("def total(numbers):\n    import os; os._exit(0)", TOTAL, "crashed"),
    "everything at once": Attack(
        "import os, threading\ndef double(numbers): os._exit(0)\ndef total(numbers): return 10 ** 10 ** 10",
        DOUBLE + TOTAL,
        "crashed timeout memory",
    ),
    "changes the system": harmless(
        """
        import os, resource, gc, sys
        gc.disable(); sys.setswitchinterval(100); os.umask(0o777); os.nice(19)
        resource.setrlimit(resource.RLIMIT_NOFILE, (10, 10))
        """
    ),
}
