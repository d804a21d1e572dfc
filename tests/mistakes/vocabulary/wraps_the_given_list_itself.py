"""You insert bos and eos into the list that you were given; it belongs to the caller."""


def wrap(ids, bos_id, eos_id):
    ids = ids if isinstance(ids, list) else [int(i) for i in ids]
    if min(ids, default=0) < 0:
        raise ValueError("ids holds a negative id")
    if bos_id < 0:
        raise ValueError("bos_id is negative")
    if eos_id < 0:
        raise ValueError("eos_id is negative")
    ids.insert(0, bos_id)
    ids.append(eos_id)
    return ids
