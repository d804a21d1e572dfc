"""The system calls that a submission may not make, as a seccomp filter built here.

A list of what is denied, not of what is allowed: NumPy, PyTorch and the C library need too many calls, and other ones
in each release. Calls newer than the newest one known here are denied as well. Denied is whatever starts programs or
processes, opens sockets, reaches into other processes, changes mounts or namespaces, holds memory outside the limits,
or has a history of kernel bugs.
"""

import struct

#: Audit architecture and number column of each supported machine.
ARCHITECTURES = {"x86_64": (0xC000003E, 0), "aarch64": (0xC00000B7, 1)}

#: Name -> number on x86_64 and on aarch64; -1 where the machine has no such call.
DENIED = {
    "execve": (59, 221), "execveat": (322, 281), "fork": (57, -1), "vfork": (58, -1),
    "socket": (41, 198), "socketpair": (53, 199), "bind": (49, 200), "listen": (50, 201), "accept": (43, 202),
    "connect": (42, 203), "accept4": (288, 242),
    "ptrace": (101, 117), "process_vm_readv": (310, 270), "process_vm_writev": (311, 271), "kcmp": (312, 272),
    "process_madvise": (440, 440), "process_mrelease": (448, 448),
    "pidfd_send_signal": (424, 424), "pidfd_open": (434, 434), "pidfd_getfd": (438, 438),
    "mount": (165, 40), "umount2": (166, 39), "pivot_root": (155, 41), "chroot": (161, 51), "open_tree": (428, 428),
    "move_mount": (429, 429), "fsopen": (430, 430), "fsconfig": (431, 431), "fsmount": (432, 432), "fspick": (433, 433),
    "mount_setattr": (442, 442), "name_to_handle_at": (303, 264), "open_by_handle_at": (304, 265),
    "fanotify_init": (300, 262), "quotactl": (179, 60), "quotactl_fd": (443, 443), "acct": (163, 89),
    "unshare": (272, 97), "setns": (308, 268),
    "add_key": (248, 217), "request_key": (249, 218), "keyctl": (250, 219),
    "bpf": (321, 280), "perf_event_open": (298, 241), "userfaultfd": (323, 282), "vmsplice": (278, 75),
    "io_uring_setup": (425, 425), "io_uring_enter": (426, 426), "io_uring_register": (427, 427),
    "init_module": (175, 105), "finit_module": (313, 273), "delete_module": (176, 106), "kexec_load": (246, 104),
    "kexec_file_load": (320, 294), "reboot": (169, 142), "swapon": (167, 224), "swapoff": (168, 225),
    "sethostname": (170, 161), "setdomainname": (171, 162), "settimeofday": (164, 170), "clock_settime": (227, 112),
    "adjtimex": (159, 171), "clock_adjtime": (305, 266), "syslog": (103, 116), "vhangup": (153, 58),
    "personality": (135, 92), "lookup_dcookie": (212, 18), "iopl": (172, -1), "ioperm": (173, -1),
    "modify_ldt": (154, -1), "uselib": (134, -1),
    "shmget": (29, 194), "shmat": (30, 196), "shmctl": (31, 195), "semget": (64, 190), "msgget": (68, 186),
    "mq_open": (240, 180), "memfd_create": (319, 279), "memfd_secret": (447, 447),
}  # fmt: skip
CLONE = (56, 220)
#: Its flags lie in memory, where a filter cannot look; told that there is no such call, the C library uses clone.
CLONE3 = 435
NEWEST = 462
X32_BIT = 0x40000000
CLONE_THREAD = 0x00010000

ALLOW, KILL_PROCESS = 0x7FFF0000, 0x80000000
EPERM, ENOSYS = 0x00050000 | 1, 0x00050000 | 38

# Opcodes of the kernel's packet filter, and where `struct seccomp_data` keeps what they look at.
LOAD, RETURN, JUMP_EQUAL, JUMP_AT_LEAST, JUMP_ANY_BIT = 0x20, 0x06, 0x15, 0x35, 0x45
NUMBER_OFFSET, ARCHITECTURE_OFFSET, FIRST_ARGUMENT_OFFSET = 0, 4, 16


def build_filter(machine: str) -> bytes:
    """Return the filter for `machine`, a name as `os.uname()` gives it; a `KeyError` if it is not supported."""
    architecture, column = ARCHITECTURES[machine]
    program = [
        (LOAD, 0, 0, ARCHITECTURE_OFFSET),
        *_unless(JUMP_EQUAL, architecture, KILL_PROCESS),
        (LOAD, 0, 0, NUMBER_OFFSET),
    ]
    if machine == "x86_64":
        program += _when(JUMP_AT_LEAST, X32_BIT, KILL_PROCESS)
    program += _when(JUMP_AT_LEAST, NEWEST + 1, ENOSYS)
    program += _when(JUMP_EQUAL, CLONE3, ENOSYS)
    for numbers in DENIED.values():
        if numbers[column] >= 0:
            program += _when(JUMP_EQUAL, numbers[column], EPERM)
    # Threads go on working; a new process does not.
    program += [
        (JUMP_EQUAL, 0, 3, CLONE[column]),
        (LOAD, 0, 0, FIRST_ARGUMENT_OFFSET),
        *_unless(JUMP_ANY_BIT, CLONE_THREAD, EPERM),
        (RETURN, 0, 0, ALLOW),
    ]
    return b"".join(struct.pack("=HBBI", *instruction) for instruction in program)


def _when(jump: int, operand: int, action: int) -> list[tuple[int, int, int, int]]:
    return [(jump, 0, 1, operand), (RETURN, 0, 0, action)]


def _unless(jump: int, operand: int, action: int) -> list[tuple[int, int, int, int]]:
    return [(jump, 1, 0, operand), (RETURN, 0, 0, action)]
