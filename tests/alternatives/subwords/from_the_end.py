"""Fills the table of the unigram model from the end of the text, and recurses where words are short."""

from collections import Counter
from math import inf


def wordpiece_scores(words):
    alone = sum((Counter({t: n * word.count(t) for t in word}) for word, n in words.items()), Counter())
    scores = {}
    for first, second in {pair for word in words for pair in zip(word, word[1:])}:
        together = sum(n * list(zip(word, word[1:])).count((first, second)) for word, n in words.items())
        scores[first, second] = together / (alone[first] * alone[second])
    return scores


def _rest(word, vocabulary, mark):
    if not word:
        return []
    sizes = [size for size in range(1, len(word) + 1) if mark + word[:size] in vocabulary]
    if not sizes:
        return None
    rest = _rest(word[sizes[-1] :], vocabulary, "##")
    return None if rest is None else [mark + word[: sizes[-1]]] + rest


def wordpiece_split(word, vocabulary, unknown="[UNK]"):
    pieces = _rest(word, frozenset(vocabulary), "")
    return [unknown] if pieces is None else pieces


def mark_spaces(text):
    return (" " + text).replace(" ", chr(0x2581))


def unmark_spaces(pieces):
    text = ""
    for piece in pieces:
        text += piece
    return text.replace("\u2581", " ")[1:]


def unigram_split(text, log_probabilities):
    longest = 0
    for piece in log_probabilities:
        longest = max(longest, len(piece))
    length = len(text)
    totals = [-inf] * length + [0.0]
    counts = [0] * (length + 1)
    sizes = [0] * (length + 1)
    for start in reversed(range(length)):
        for size in range(1, min(longest, length - start) + 1):
            value = log_probabilities.get(text[start : start + size])
            if value is None or totals[start + size] == -inf:
                continue
            total, count = value + totals[start + size], 1 + counts[start + size]
            if total > totals[start] or (total == totals[start] and count < counts[start]):
                totals[start], counts[start], sizes[start] = total, count, size
    if totals[0] == -inf:
        raise ValueError("text: no way")
    pieces, start = [], 0
    while start < length:
        pieces.append(text[start : start + sizes[start]])
        start += sizes[start]
    return pieces
