"""You return a tuple for a tuple; the contract always returns a list."""


def wrap(ids, bos_id, eos_id):
    kind = tuple if isinstance(ids, tuple) else list
    ids = [int(i) for i in ids]
    if min(ids, default=0) < 0:
        raise ValueError("ids holds a negative id")
    if bos_id < 0:
        raise ValueError("bos_id is negative")
    if eos_id < 0:
        raise ValueError("eos_id is negative")
    return kind([bos_id, *ids, eos_id])
