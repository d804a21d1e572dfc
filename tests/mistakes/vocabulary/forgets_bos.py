"""You put eos behind, but no bos in front."""


def wrap(ids, bos_id, eos_id):
    ids = [int(i) for i in ids]
    if min(ids, default=0) < 0:
        raise ValueError("ids holds a negative id")
    if bos_id < 0:
        raise ValueError("bos_id is negative")
    if eos_id < 0:
        raise ValueError("eos_id is negative")
    return [*ids, eos_id]
