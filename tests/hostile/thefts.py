"""Attacks that look for what is kept from them: the environment, memory, descriptors, neighbours, tests, the seed."""

from attack import DOUBLE, NOTHING, Attack, at_call, at_import

#: Raises what it finds of a secret, in the text `found`; the mark is put together so that no text of an attack holds it.
TELL = """
    mark = "KEEP" + "-"
    def tell(found):
        found = found if isinstance(found, str) else found.decode("latin-1")
        place = found.find(mark + "s")
        raise RuntimeError("found " + found[place:place + 60] if place >= 0 else "found nothing")
"""


def theft(body: str, ends: str = "error") -> Attack:
    """Return an attack that is the body of `double` and can `tell` what it has found."""
    first = at_call(body).source
    return Attack(TELL.replace("\n    ", "\n") + first, DOUBLE, ends)


def read(pattern: str) -> Attack:
    """Return an attack that reads files."""
    return theft(
        f"""
        import glob
        found = b"nothing"
        for path in glob.glob("{pattern}", recursive=True)[:1000]:
            try: found += open(path, "rb").read(10 ** 5)
            except OSError: pass
        tell(found)
        """,
        ends="error timeout",
    )


ATTACKS = {
    "environment": theft("import os; tell(repr(os.environ))"),
    "environment of the process": read("/proc/self/environ"),
    "environments of all": read("/proc/[0-9]*/environ"),
    "commands of all": read("/proc/[0-9]*/cmdline"),
    "descriptors of all": read("/proc/[0-9]*/fd/*"),
    "mounts": read("/proc/self/mountinfo"),
    "files of the grader": read("/tmp/**"),
    "home": read("/root/**"),
    "homes": read("/home/*/*"),
    "configuration": read("/etc/*"),
    "kernel": read("/proc/sys/kernel/*"),
    "all small files": theft(
        """
        import os
        found = b""
        for top, folders, files in os.walk("/"):
            folders[:] = [name for name in folders if name not in ("usr", "lib", "lib64", "proc", "sys", "packages", "python")]
            for name in files[:50]:
                try: found += open(os.path.join(top, name), "rb").read(10 ** 5)
                except OSError: pass
            if len(found) > 10 ** 7: break
        tell(found)
        """,
        ends="error timeout",
    ),
    "memory": theft(
        """
        found = b""
        with open("/proc/self/mem", "rb", 0) as memory:
            for line in open("/proc/self/maps"):
                low, high = (int(part, 16) for part in line.split()[0].split("-"))
                if " rw-p" in line and high - low < 2 ** 26:
                    try:
                        memory.seek(low); part = memory.read(high - low)
                    except OSError: continue
                    if (mark + "s").encode() in part: found += part
        tell(found)
        """,
        ends="error timeout memory",
    ),
    "memory of the grader": theft("import os; tell(open(f'/proc/{os.getppid()}/mem', 'rb').read(100))"),
    "all objects": theft(
        "import gc; tell(repr([o for o in gc.get_objects() if type(o) in (str, dict, list)])[:10 ** 7])",
        ends="error timeout memory",
    ),
    "all frames": theft(
        """
        import sys
        found, frame = "", sys._getframe()
        while frame:
            found += repr({**frame.f_globals, **frame.f_locals})[:10 ** 6]; frame = frame.f_back
        tell(found)
        """
    ),
    "all modules": theft(
        "import sys; tell(repr([vars(m) for m in list(sys.modules.values())][:50])[:10 ** 7])",
        ends="error timeout memory",
    ),
    "open descriptors": theft(
        """
        import os, select
        found = b""
        for number in range(3, 128):
            try:
                while select.select([number], [], [], 0)[0] and (part := os.read(number, 10 ** 6)): found += part
            except OSError: pass
        tell(found)
        """
    ),
    "the seed by its place": read("/**/.llmlings/seed"),
    "its arguments": theft("import sys; tell(repr((sys.argv, sys.orig_argv, sys.path)))"),
    "neighbours": read("../*/exercises/toy.py"),
    "tests beside it": read("../../tests/hidden/*"),
    "another process": theft("import os; os.kill(os.getppid(), 0); tell(repr(os.listdir(f'/proc/{os.getppid()}/fd')))"),
    "a debugger": theft(
        "import ctypes, os; n = ctypes.CDLL(None).ptrace(16, os.getppid(), 0, 0); assert n < 0; tell('nothing')"
    ),
    "memory of another process": theft(
        "import ctypes, os; n = ctypes.CDLL(None).process_vm_readv(os.getppid(), 0, 0, 0, 0, 0); assert n < 0; tell('nothing')"
    ),
    "a mount": theft(
        "import ctypes; n = ctypes.CDLL(None).mount(b'/', b'/tmp', None, 4096, None); assert n < 0; tell('nothing')"
    ),
    "a namespace": theft("import ctypes; n = ctypes.CDLL(None).unshare(0x10000000); assert n < 0; tell('nothing')"),
    "another user": theft("import os; os.setuid(0); tell('nothing')", ends="error"),
    "another root": theft("import os; os.chroot('/tmp'); tell('nothing')"),
    "solutions": at_import("from solutions.toy import double, total", ends="error failed"),
    # What is not there is stood in for, and nothing here makes use of it.
    "tests": at_import("import tests.hidden.test_toy", NOTHING),
    "the tool": at_import("import pytest", NOTHING),
    "a package from the network": at_import("import pip; pip.main(['install', 'requests'])", NOTHING),
    "what another has left": theft("tell(open('/tmp/left', 'rb').read())"),
    "leaves something": Attack(
        "open('/tmp/left', 'w').write('x')\ndef double(numbers): return open('/tmp/left').read()", DOUBLE
    ),
    "writes where the system is": at_import("open('/usr/lib/x.pth', 'w')"),
    "writes where packages are": at_import("open(np.__file__, 'a')"),
    "changes the kernel": at_import("open('/proc/sys/kernel/core_pattern', 'w').write('|/tmp/x')"),
    "stops its own limits": theft("import resource; resource.setrlimit(resource.RLIMIT_AS, (-1, -1)); tell('nothing')"),
    "moves itself out": at_import("open('/sys/fs/cgroup/cgroup.procs', 'w').write('1')"),
}
