"""The filter of system calls, judged call by call as the kernel does."""

import re
import struct
from pathlib import Path

import pytest

from llmlings.grade.sandbox import seccomp


def judge(program, architecture, number, argument=0):
    """Run a filter on one call, as the kernel does."""
    data = struct.pack("<IIQQ", number, architecture, 0, argument)
    instructions = [struct.unpack_from("=HBBI", program, start) for start in range(0, len(program), 8)]
    position = accumulator = 0
    while True:
        code, when_true, when_false, operand = instructions[position]
        position += 1
        if code == seccomp.LOAD:
            (accumulator,) = struct.unpack_from("<I", data, operand)
        elif code == seccomp.RETURN:
            return operand
        else:
            met = {
                seccomp.JUMP_EQUAL: accumulator == operand,
                seccomp.JUMP_AT_LEAST: accumulator >= operand,
                seccomp.JUMP_ANY_BIT: bool(accumulator & operand),
            }[code]
            position += when_true if met else when_false


@pytest.mark.parametrize("machine", seccomp.ARCHITECTURES)
def test_the_filter_of_each_machine_judges_rightly(machine):
    program = seccomp.build_filter(machine)
    architecture, column = seccomp.ARCHITECTURES[machine]
    denied = {numbers[column] for numbers in seccomp.DENIED.values()}
    clone = seccomp.CLONE[column]
    for number in range(seccomp.NEWEST + 1):
        if number == seccomp.CLONE3:
            expected = seccomp.ENOSYS
        else:
            expected = seccomp.EPERM if number in denied or number == clone else seccomp.ALLOW
        assert judge(program, architecture, number) == expected, number
        assert judge(program, architecture ^ 1, number) == seccomp.KILL_PROCESS
    assert judge(program, architecture, clone, seccomp.CLONE_THREAD | 0xF00) == seccomp.ALLOW
    assert judge(program, architecture, seccomp.NEWEST + 1) == seccomp.ENOSYS
    for number in (seccomp.X32_BIT, seccomp.X32_BIT | 59, 2**31 | 1):
        assert judge(program, architecture, number) == (seccomp.KILL_PROCESS if machine == "x86_64" else seccomp.ENOSYS)


HEADERS = {
    "x86_64": "/usr/include/x86_64-linux-gnu/asm/unistd_64.h",
    "aarch64": "/usr/include/asm-generic/unistd.h",
}


@pytest.mark.parametrize("machine", HEADERS)
def test_the_numbers_are_the_kernels(machine):
    header = Path(HEADERS[machine])
    if not header.exists():
        pytest.skip(f"{header} is not installed (package linux-libc-dev)")
    known = dict(re.findall(r"#define __NR(?:3264)?_(\w+)\s+(\d+)", header.read_text()))
    column = seccomp.ARCHITECTURES[machine][1]
    names = {**seccomp.DENIED, "clone": seccomp.CLONE, "clone3": (seccomp.CLONE3,) * 2}
    assert {name: numbers[column] for name, numbers in names.items()} == {
        name: int(known.get(name, -1)) for name in names
    }
