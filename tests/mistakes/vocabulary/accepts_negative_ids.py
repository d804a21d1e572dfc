"""You accept negative ids in the text; the contract refuses them with a ValueError that names ids."""


def wrap(ids, bos_id, eos_id):
    ids = [int(i) for i in ids]
    if bos_id < 0:
        raise ValueError("bos_id is negative")
    if eos_id < 0:
        raise ValueError("eos_id is negative")
    return [bos_id, *ids, eos_id]
