"""You accept a negative eos_id; the contract refuses it with a ValueError that names eos_id."""


def wrap(ids, bos_id, eos_id):
    ids = [int(i) for i in ids]
    if min(ids, default=0) < 0:
        raise ValueError("ids holds a negative id")
    if bos_id < 0:
        raise ValueError("bos_id is negative")
    return [bos_id, *ids, eos_id]
