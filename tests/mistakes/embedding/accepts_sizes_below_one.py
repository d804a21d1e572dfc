"""You accept sizes of 0 and below, which give a matrix of no bytes or of a negative number of them; the contract refuses them and names the argument."""


def embedding_bytes(vocab_size, width, bytes_per_value=4):
    return vocab_size * width * bytes_per_value
