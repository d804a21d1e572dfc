"""You leave NumPy's integers in the list; the contract asks for Python ints."""


def wrap(ids, bos_id, eos_id):
    ids = list(ids)
    if min(ids, default=0) < 0:
        raise ValueError("ids holds a negative id")
    if bos_id < 0:
        raise ValueError("bos_id is negative")
    if eos_id < 0:
        raise ValueError("eos_id is negative")
    return [bos_id, *ids, eos_id]
