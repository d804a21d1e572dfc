"""You sum the gradients of the negatives; the contract gives each its own row, shape (k, d)."""


def skipgram_gradients(center, context, negatives):
    center, context, negatives = _as_pair(center, context, negatives)
    pull, push = _sigmoid(-(context @ center)), _sigmoid(negatives @ center)
    return push @ negatives - pull * context, -pull * center, push.sum() * center
