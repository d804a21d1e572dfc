"""Your error names ids, whichever argument is negative; it has to name the one that is."""


def wrap(ids, bos_id, eos_id):
    ids = [int(i) for i in ids]
    if min(ids, default=0) < 0:
        raise ValueError("ids holds a negative id")
    if bos_id < 0:
        raise ValueError("ids holds a negative id")
    if eos_id < 0:
        raise ValueError("ids holds a negative id")
    return [bos_id, *ids, eos_id]
