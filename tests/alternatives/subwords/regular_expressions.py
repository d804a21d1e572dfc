"""Lets regular expressions do the matching, and NumPy the counting."""

import re

import numpy as np


def wordpiece_scores(words):
    names = sorted({token for word in words for token in word})
    index = {token: i for i, token in enumerate(names)}
    ones, twos = np.zeros(len(names)), np.zeros((len(names), len(names)))
    for word, count in words.items():
        ids = [index[token] for token in word]
        np.add.at(ones, ids, count)
        np.add.at(twos, (ids[:-1], ids[1:]), count)
    return {(names[i], names[j]): twos[i, j] / (ones[i] * ones[j]) for i, j in zip(*np.nonzero(twos))}


def _pattern(pieces):
    longest_first = sorted(filter(None, pieces), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")


def wordpiece_split(word, vocabulary, unknown="[UNK]"):
    first = _pattern(vocabulary)
    later = _pattern([piece[2:] for piece in vocabulary if piece[:2] == "##"])
    pieces = []
    start = 0
    while start < len(word):
        match = (later if start else first).match(word, start)
        if match is None:
            return [unknown]
        pieces.append("##" + match.group() if start else match.group())
        start = match.end()
    return pieces


def mark_spaces(text):
    return re.sub("^| ", "▁", " " + text)[1:] if text else "▁"


def unmark_spaces(pieces):
    return re.sub("▁", " ", re.sub(r"\A▁", "", "".join(pieces)))


def unigram_split(text, log_probabilities):
    by_length = {}
    for piece, value in log_probabilities.items():
        by_length.setdefault(len(piece), {})[piece] = value
    table = {0: (0.0, 0, "")}
    for end in range(1, len(text) + 1):
        for size, known in by_length.items():
            piece = text[end - size : end] if size <= end else None
            if piece in known and end - size in table:
                total, count, _ = table[end - size]
                new = (total + known[piece], count + 1, piece)
                old = table.get(end)
                if old is None or new[0] > old[0] or (new[0] == old[0] and new[1] < old[1]):
                    table[end] = new
    pieces, end = [], len(text)
    while end:
        if end not in table:
            raise ValueError("The text cannot be cut into these pieces")
        pieces.append(table[end][2])
        end -= len(pieces[-1])
    pieces.reverse()
    return pieces
