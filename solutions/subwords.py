"""WordPiece and SentencePiece: what two other tokenizers do differently from byte pair encoding."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

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
    token_counts: Counter[str] = Counter()
    pair_counts: Counter[tuple[str, str]] = Counter()
    for word, word_count in words.items():
        for token in word:
            token_counts[token] += word_count
        for pair in pairwise(word):
            pair_counts[pair] += word_count
    return {
        (first, second): count / (token_counts[first] * token_counts[second])
        for (first, second), count in pair_counts.items()
    }


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
    pieces: list[str] = []
    start = 0
    while start < len(word):
        prefix = "##" if start else ""
        for end in range(len(word), start, -1):
            piece = prefix + word[start:end]
            if piece in vocabulary:
                break
        else:
            return [unknown]
        pieces.append(piece)
        start = end
    return pieces


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
    return SPACE_MARK + text.replace(" ", SPACE_MARK)


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
    return "".join(pieces).removeprefix(SPACE_MARK).replace(SPACE_MARK, " ")


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
    longest = max(map(len, log_probabilities), default=0)
    # For each place that can be reached the best way to it: its sum, minus its number of pieces, and where its last
    # piece starts. As tuples they compare just as the rule says.
    best = {0: (0.0, 0, 0)}
    for end in range(1, len(text) + 1):
        ways = [
            (best[start][0] + log_probabilities[text[start:end]], best[start][1] - 1, start)
            for start in range(max(0, end - longest), end)
            if start in best and text[start:end] in log_probabilities
        ]
        if ways:
            best[end] = max(ways)
    if len(text) not in best:
        raise ValueError("text cannot be cut into pieces that log_probabilities holds")
    pieces = []
    end = len(text)
    while end > 0:
        start = best[end][2]
        pieces.append(text[start:end])
        end = start
    return pieces[::-1]


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
    counts = dict.fromkeys(probabilities, 0.0)
    for word, occurrences in words.items():
        # The places of all known pieces, by their ends: what ends where a piece begins comes before it.
        spans = [(start, end) for end in range(1, len(word) + 1) for start in range(end)]
        spans = [(start, end) for start, end in spans if word[start:end] in probabilities]
        # The sum over all cuts of the beginning up to a place, and of the rest from there on.
        before, after = [1.0, *[0.0] * len(word)], [*[0.0] * len(word), 1.0]
        for start, end in spans:
            before[end] += before[start] * probabilities[word[start:end]]
        for start, end in reversed(spans):
            after[start] += after[end] * probabilities[word[start:end]]
        if before[-1] == 0:
            raise ValueError(f"{word!r} cannot be cut into pieces that probabilities holds")
        for start, end in spans:
            piece = word[start:end]
            counts[piece] += occurrences * before[start] * probabilities[piece] * after[end] / before[-1]
    total = sum(counts.values())
    return {piece: count / total for piece, count in counts.items()}
