"""WordPiece and SentencePiece: what two other tokenizers do differently from byte pair encoding."""

from collections.abc import Collection, Mapping, Sequence

#: What stands for a space in SentencePiece: U+2581, not the underscore of the keyboard.
SPACE_MARK = "\u2581"


def wordpiece_scores(words: Mapping[tuple[str, ...], int]) -> dict[tuple[str, str], float]:
    """Score each pair of neighbouring tokens as WordPiece does when it looks for the next merge.

    The score is `count(pair) / (count(first) * count(second))`: how often the pair occurs, measured by how often its
    two tokens occur at all, in this pair or anywhere else.

    Args:
        words: how often each word occurs; a word is a tuple of tokens, a count is at least 1.
    Returns:
        The score of every pair that occurs, in any order. All three counts count every position in every word, each as
        often as the word occurs: `(a, a, a)` holds the token a three times and the pair `(a, a)` twice. Tokens are
        taken as they are, so "u" and "##u" are two different tokens.
    Example:
        >>> wordpiece_scores({("t", "##o"): 6, ("t", "##a"): 2, ("q", "##u"): 2})
        {('t', '##o'): 0.125, ('t', '##a'): 0.125, ('q', '##u'): 0.5}

    Source: Schuster and Nakajima 2012 (the gain in likelihood); Hugging Face course, chapter 6 (the formula).
    Lesson: docs/lessons/subwords.md#wordpiece
    """
    # TODO: write this function, then save the file.
    raise NotImplementedError("wordpiece_scores")


def wordpiece_split(word: str, vocabulary: Collection[str], unknown: str = "[UNK]") -> list[str]:
    """Split a word into pieces as WordPiece does: always the longest piece that fits, from the left.

    A piece that does not begin the word is in the vocabulary with `##` in front and is returned like that. A choice is
    never taken back: if nothing fits what is left, the whole word is unknown, even if shorter pieces would have led to
    the end.

    Args:
        word: one word, taken as it is; it may be empty.
        vocabulary: the known pieces, in any order. A piece stands for at least one character of the word, so "" and
            "##" fit nowhere.
        unknown: what stands for a word that cannot be split; it need not be in the vocabulary.
    Returns:
        The pieces in the order of the word. A word with a part that no piece fits gives `[unknown]`, an empty word
        gives an empty list.
    Example:
        >>> wordpiece_split("playing", ["play", "##i", "##ing"])
        ['play', '##ing']
        >>> wordpiece_split("playful", ["play", "##i", "##ing"])
        ['[UNK]']

    Source: Wu et al. 2016, section 4.1; Devlin et al. 2019 (BERT), whose code marks pieces with ##.
    Lesson: docs/lessons/subwords.md#wordpiece
    """
    # TODO: write this function, then save the file.
    raise NotImplementedError("wordpiece_split")


def mark_spaces(text: str) -> str:
    """Make the spaces of a text visible as SentencePiece does, so that no piece of it loses one.

    Args:
        text: any text that does not hold U+2581 itself; it may be empty.
    Returns:
        The text with U+2581 in place of every space, and one more in front, so that a word looks the same at the
        start of a text as after a space. Only the space U+0020 is marked; other white space stays as it is.
    Example:
        >>> mark_spaces("I love AI")
        '▁I▁love▁AI'

    Source: Kudo and Richardson 2018, section 3.1 (lossless tokenization).
    Lesson: docs/lessons/subwords.md#sentencepiece
    """
    # TODO: write this function, then save the file.
    raise NotImplementedError("mark_spaces")


def unmark_spaces(pieces: Sequence[str]) -> str:
    """Join pieces and give back the text that `mark_spaces` was given.

    Args:
        pieces: a text as `mark_spaces` returns it, cut into pieces at any places; a piece may begin, end or consist of
            marks, or hold some inside.
    Returns:
        The text, with every space that it had, at its start and end too.
    Example:
        >>> unmark_spaces(["▁I", "▁lo", "ve", "▁AI"])
        'I love AI'

    Source: Kudo and Richardson 2018, section 3.1 (lossless tokenization).
    Lesson: docs/lessons/subwords.md#sentencepiece
    """
    # TODO: write this function, then save the file.
    raise NotImplementedError("unmark_spaces")


def unigram_split(text: str, log_probabilities: Mapping[str, float]) -> list[str]:
    """Cut a text into known pieces so that the sum of their log-probabilities is as large as possible.

    On an exact tie the segmentation with fewer pieces wins. Find it as Viterbi does: from the best segmentations of the
    beginnings of the text. The work may grow with `len(text)` times the length of the longest piece, and no more: a
    text of 60,000 characters with thousands of known pieces has to take less than a few seconds. So try neither all
    segmentations nor all pieces, and make no call inside of a call for every piece.

    Args:
        text: any text, taken as it is (no spaces are marked here); it may be empty.
        log_probabilities: the natural logarithm of each known piece's probability: 0.0 for a probability of 1, and
            negative otherwise.
    Returns:
        The pieces in the order of the text; joined they give it back. An empty text gives an empty list.
    Raises:
        ValueError: the text cannot be cut into known pieces.
    Example:
        >>> unigram_split("unable", {"un": -2.0, "una": -1.0, "able": -3.0, "ble": -5.0})
        ['un', 'able']

    Source: Kudo 2018, section 3.2 (the unigram language model); Viterbi 1967 (the search).
    Lesson: docs/lessons/subwords.md#the-unigram-model
    """
    # TODO: write this function, then save the file.
    raise NotImplementedError("unigram_split")


def unigram_em_step(words: Mapping[str, int], probabilities: Mapping[str, float]) -> dict[str, float]:
    """Return the probabilities of the pieces after one step of EM, as the unigram model is trained.

    This function is an extra: it is worth no points.

    Expectation: a word can be cut into known pieces in several ways. The probability of a cut is the product of those
    of its pieces; its share is that, over the sum for all cuts of the word. The count of a piece is the sum of the
    shares of the cuts that hold it, as often as they hold it, times how often the word occurs. Maximisation: the new
    probability of a piece is its count, over the sum of all counts.

    Args:
        words: how often each word of the text occurs, at least once; no word is empty, and there is at least one.
        probabilities: the probability of each known piece, above 0.
    Returns:
        The new probability of each known piece, 0.0 if no word can be cut with it.
    Raises:
        ValueError: a word cannot be cut into known pieces.
    Example:
        >>> unigram_em_step({"aa": 1}, {"a": 0.5, "aa": 0.75})
        {'a': 0.4, 'aa': 0.6}

    Source: Kudo 2018, section 3.2.
    Lesson: docs/lessons/subwords.md#unigram-training
    """
    # TODO: write this function, then save the file.
    raise NotImplementedError("unigram_em_step")
