"""The vocabulary: which tokens a model knows, the id of each, and the special tokens that no text holds."""

from collections.abc import Iterable, Mapping, Sequence

SPECIAL_TOKENS = ("<pad>", "<unk>", "<bos>", "<eos>")


def build_vocabulary(
    tokens: Iterable[str], special_tokens: Sequence[str] = SPECIAL_TOKENS, max_size: int | None = None
) -> dict[str, int]:
    """Give every token an id.

    The special tokens get the ids 0, 1, ... in their order, whether they occur or not. The distinct tokens follow with
    the next ids, in order of first appearance. A token that is also a special token keeps the special token's id.

    Args:
        tokens: the tokens of a text, in order; there may be none.
        special_tokens: tokens that get the first ids; there may be none. Each is given once.
        max_size: the most entries that the vocabulary may have, special tokens included; None for no limit. If not all
            tokens fit, the most frequent ones are kept, on a tie the one that appears earlier. Those kept still get
            their ids in order of first appearance, not by frequency.
    Returns:
        The id of each token, without gaps, from 0 on.
    Example:
        >>> build_vocabulary(["I", "love", "AI"], special_tokens=())
        {'I': 0, 'love': 1, 'AI': 2}
        >>> build_vocabulary(["to", "be", "or", "not", "to", "be"], ("<unk>",), max_size=3)
        {'<unk>': 0, 'to': 1, 'be': 2}

    Source: Sutskever, Vinyals and Le 2014, section 3.1 (the most frequent words, and one token for all others).
    Lesson: docs/lessons/vocabulary.md#q-vocabulary
    """
    if max_size is not None and max_size < len(special_tokens):
        raise ValueError(f"max_size is {max_size}, too small for the {len(special_tokens)} special tokens")
    tokens = list(tokens)
    # TODO: write the rest; tokens is a list; max_size is None, or at least the number of special tokens.
    raise NotImplementedError("build_vocabulary")


def tokens_to_ids(tokens: Sequence[str], vocabulary: Mapping[str, int], unknown: str | None = "<unk>") -> list[int]:
    """Return the id of each token.

    Args:
        tokens: the tokens, in order; there may be none.
        vocabulary: the id of each known token; ids need not be in any order, and may have gaps.
        unknown: the token whose id stands for every token that the vocabulary does not hold; None if there is none. It
            need be in the vocabulary only when it is used.
    Returns:
        One id for each token, in the same order.
    Raises:
        ValueError: the vocabulary does not hold a token, and `unknown` is None or is not in the vocabulary either; the
            message names the token, so that whoever reads it knows which one was missing.
    Example:
        >>> tokens_to_ids(["I", "love", "tea"], {"<unk>": 0, "I": 1, "love": 2})
        [1, 2, 0]

    Source: Sutskever, Vinyals and Le 2014, section 3.1 (the unknown token).
    Lesson: docs/lessons/vocabulary.md#q-ids-tokens
    """
    # TODO: write this function, then save the file.
    raise NotImplementedError("tokens_to_ids")


def ids_to_tokens(ids: Sequence[int], vocabulary: Mapping[str, int]) -> list[str]:
    """Return the token of each id: the inverse of `tokens_to_ids` for known tokens.

    Args:
        ids: the ids, in order, as a list or an array of any integer dtype; there may be none.
        vocabulary: the id of each token; ids need not be in any order, and may have gaps. No id is there twice.
    Returns:
        One token for each id, in the same order; special tokens are tokens like all others.
    Raises:
        ValueError: no token of the vocabulary has one of the ids.
    Example:
        >>> ids_to_tokens([1, 2, 0], {"<unk>": 0, "I": 1, "love": 2})
        ['I', 'love', '<unk>']

    Source: Bengio et al. 2003, section 2 (a vocabulary, and words by their index in it).
    Lesson: docs/lessons/vocabulary.md#q-ids-tokens
    """
    ids = _ids(ids, "ids")
    if strangers := set(ids) - set(vocabulary.values()):
        raise ValueError(f"ids holds {min(strangers)}, which is the id of no token in the vocabulary")
    # TODO: write the rest; ids is a list of ints, each the id of one token in vocabulary.
    raise NotImplementedError("ids_to_tokens")


def wrap(ids: Sequence[int], bos_id: int, eos_id: int) -> list[int]:
    """Put the beginning-of-sequence id in front of a text's ids, and the end-of-sequence id behind them.

    Args:
        ids: the ids of a text, as a list or an array of any integer dtype; there may be none. They are kept as they
            are, even if they hold `bos_id` or `eos_id` already.
        bos_id: the id to begin with.
        eos_id: the id to end with; some models use the same id for both.
    Returns:
        A new list of Python ints, two longer than `ids`.
    Example:
        >>> wrap([5, 6, 7], bos_id=2, eos_id=3)
        [2, 5, 6, 7, 3]

    Source: Sutskever, Vinyals and Le 2014, section 2 (the end-of-sentence symbol).
    Lesson: docs/lessons/vocabulary.md#q-special-tokens
    """
    ids = _ids(ids, "ids")
    bos_id = _ids([bos_id], "bos_id")[0]
    eos_id = _ids([eos_id], "eos_id")[0]
    # TODO: write the rest; ids is a list of ints that you may change; bos_id and eos_id are ints.
    raise NotImplementedError("wrap")


# Given: the checks that the functions above begin with. There is nothing to write below this line.


def _ids(ids: Sequence[int], name: str) -> list[int]:
    ids = [int(token_id) for token_id in ids]
    if min(ids, default=0) < 0:
        raise ValueError(f"{name} must not be negative; found {min(ids)}")
    return ids
