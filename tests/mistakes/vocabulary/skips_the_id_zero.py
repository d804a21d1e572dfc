"""You leave out ids of 0; 0 is an id like all others."""


def wrap(ids, bos_id, eos_id):
    ids = [int(i) for i in ids]
    if min(ids, default=0) < 0:
        raise ValueError("ids holds a negative id")
    if bos_id < 0:
        raise ValueError("bos_id is negative")
    if eos_id < 0:
        raise ValueError("eos_id is negative")
    return [i for i in [bos_id, *ids, eos_id] if i]
