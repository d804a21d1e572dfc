"""You put bos and eos into an array of the dtype of the ids, where a great id wraps around."""

import numpy


def wrap(ids, bos_id, eos_id):
    bits = numpy.asarray(ids).dtype.itemsize * 8 if len(ids) else 64
    ids = [int(i) for i in ids]
    if min(ids, default=0) < 0:
        raise ValueError("ids holds a negative id")
    if bos_id < 0:
        raise ValueError("bos_id is negative")
    if eos_id < 0:
        raise ValueError("eos_id is negative")
    return [bos_id % 2**bits, *ids, eos_id % 2**bits]
