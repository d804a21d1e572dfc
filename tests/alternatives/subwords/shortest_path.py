"""Sees places of the text as towns and pieces as roads, and looks for the shortest way with a heap."""

import heapq
from collections import Counter
from itertools import chain, repeat


def wordpiece_scores(words):
    pairs = Counter(chain.from_iterable(repeat(pair, n) for word, n in words.items() for pair in zip(word, word[1:])))
    tokens = Counter(chain.from_iterable(repeat(token, n) for word, n in words.items() for token in word))
    return {pair: n / tokens[pair[0]] * (1 / tokens[pair[1]]) for pair, n in pairs.items()}


def wordpiece_split(word, vocabulary, unknown="[UNK]"):
    if not word:
        return []
    rest, pieces = word, []
    while rest:
        candidate = rest
        while candidate and ("##" * bool(pieces) + candidate) not in vocabulary:
            candidate = candidate[:-1]
        if not candidate:
            return [unknown]
        pieces.append("##" * bool(pieces) + candidate)
        rest = rest[len(candidate) :]
    return pieces


def mark_spaces(text):
    return "▁".join(["", *text.split(" ")])


def unmark_spaces(pieces):
    return " ".join("".join(pieces).split("▁")[1:])


def unigram_split(text, log_probabilities):
    longest = max([len(piece) for piece in log_probabilities] or [0])
    heap, arrived = [(0.0, 0, 0, 0)], {}
    while heap:
        cost, count, place, before = heapq.heappop(heap)
        if place in arrived:
            continue
        arrived[place] = before
        if place == len(text):
            break
        for end in range(place + 1, min(place + longest, len(text)) + 1):
            length = log_probabilities.get(text[place:end])
            if length is not None and end not in arrived:
                heapq.heappush(heap, (cost - length, count + 1, end, place))
    else:
        raise ValueError(f"text {text[:20]!r} cannot be cut")
    pieces, place = [], len(text)
    while place:
        pieces.append(text[arrived[place] : place])
        place = arrived[place]
    return list(reversed(pieces))
