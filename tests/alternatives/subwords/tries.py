"""Keeps the pieces in a tree of characters and walks along it, for WordPiece and for the unigram model alike."""

from collections import defaultdict


def _tree(pieces):
    root = {}
    for piece in pieces:
        node = root
        for character in piece:
            node = node.setdefault(character, {})
        node["piece"] = piece
    return root


def _matches(root, text, start):
    node = root
    for position in range(start, len(text)):
        node = node.get(text[position])
        if node is None:
            return
        if "piece" in node:
            yield position + 1


def wordpiece_scores(words):
    ones, twos = defaultdict(int), defaultdict(int)
    for word in words:
        times = words[word]
        for i in range(len(word)):
            ones[word[i]] += times
            if i:
                twos[word[i - 1 : i + 1]] += times
    return {pair: twos[pair] / ones[pair[0]] / ones[pair[1]] for pair in twos}


def wordpiece_split(word, vocabulary, unknown="[UNK]"):
    first = _tree(piece for piece in vocabulary)
    later = _tree(piece[2:] for piece in vocabulary if piece.startswith("##"))
    pieces, start = [], 0
    while start != len(word):
        ends = list(_matches(later if pieces else first, word, start))
        if not ends:
            return [unknown]
        pieces.append(("##" if pieces else "") + word[start : ends[-1]])
        start = ends[-1]
    return pieces


def unigram_split(text, log_probabilities):
    root = _tree(log_probabilities)
    scores = [None] * (len(text) + 1)
    scores[0] = (0.0, 0)
    came_from = {}
    for start in range(len(text)):
        if scores[start] is None:
            continue
        for end in _matches(root, text, start):
            score = scores[start][0] + log_probabilities[text[start:end]], scores[start][1] - 1
            if scores[end] is None or score > scores[end]:
                scores[end], came_from[end] = score, start
    if scores[len(text)] is None:
        raise ValueError("No pieces make up this text")
    pieces, end = [], len(text)
    while end:
        pieces.insert(0, text[came_from[end] : end])
        end = came_from[end]
    return pieces
