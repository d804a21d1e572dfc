"""Looks around and tries things: the submission that the sandbox is tested with. It is read as text."""

import ctypes
import errno
import os
import resource
import socket
import subprocess
import sys
import threading

libc = ctypes.CDLL(None, use_errno=True)


def status():
    with open("/proc/self/status") as file:
        return dict(line.rstrip("\n").split(":\t") for line in file if ":\t" in line)


def ids():
    return os.getresuid(), os.getresgid(), os.getgroups()


def environment(pid):
    return open(f"/proc/{pid}/environ", "rb").read()


def environ():
    # Python itself sets this one where there is no locale.
    return {name: value for name, value in os.environ.items() if name != "LC_CTYPE"}


def listing(path):
    return sorted(os.listdir(path))


def tree(path, suffix):
    return [os.path.join(top, file) for top, _, files in os.walk(path) for file in files if file.endswith(suffix)]


def read(path):
    return open(path, "rb").read(100)


def write(path):
    with open(path, "w") as file:
        file.write("1")


def remove(path):
    os.remove(path)


def change(path):
    os.chmod(path, 0o777)


def fill(path, megabytes):
    written = 0
    try:
        for number in range(100):
            with open(f"{path}/{number}", "wb") as file:
                for _ in range(megabytes):
                    file.write(bytes(2**20))
                    file.flush()
                    written += 1
    except OSError as error:
        return written, errno.errorcode[error.errno]
    finally:
        for name in os.listdir(path):
            os.remove(f"{path}/{name}")
    return written, ""


def limits():
    names = ("CPU", "AS", "FSIZE", "NOFILE", "CORE", "NPROC")
    return {name: resource.getrlimit(getattr(resource, "RLIMIT_" + name)) for name in names}


def call(number, *arguments):
    result = libc.syscall(number, *[ctypes.c_long(argument) for argument in arguments])
    return result if result != -1 else errno.errorcode[ctypes.get_errno()]


def machine_code(code):
    import mmap

    memory = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    memory.write(code)
    address = ctypes.addressof(ctypes.c_char.from_buffer(memory))
    return ctypes.CFUNCTYPE(ctypes.c_long)(address)()


def forks():
    return os.fork()


def runs():
    return subprocess.run(["/lib64/ld-linux-x86-64.so.2"]).returncode


def executes():
    os.execv(sys.executable, [sys.executable])


def connects():
    socket.socket()


def pairs():
    socket.socketpair()


def threads(count):
    results = []
    workers = [threading.Thread(target=results.append, args=(n,)) for n in range(count)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return sorted(results)


def many_threads():
    # Not threading.Thread: its start waits for ever for a thread that has no memory left to begin.
    import _thread

    event = threading.Event()
    threading.stack_size(32768)
    count = 0
    try:
        while count < 10_000:
            _thread.start_new_thread(event.wait, ())
            count += 1
    except RuntimeError:
        return count
    finally:
        event.set()


def kills_all():
    os.kill(-1, 9)


def kills_the_first():
    os.kill(1, 9)
    return open("/proc/1/status").read()[:5]


def starts_a_process_group():
    return os.getpid(), os.getsid(0)
