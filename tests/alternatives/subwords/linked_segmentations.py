"""Keeps segmentations as linked pairs that share their beginnings, and looks at one character after the other."""


def wordpiece_scores(words):
    tokens = [(token, count) for word, count in words.items() for token in word]
    pairs = [(pair, count) for word, count in words.items() for pair in zip(word[:-1], word[1:])]
    scores = {}
    for pair, _ in pairs:
        first = sum(count for token, count in tokens if token == pair[0])
        second = sum(count for token, count in tokens if token == pair[1])
        scores[pair] = sum(count for other, count in pairs if other == pair) / (first * second)
    return scores


def wordpiece_split(word, vocabulary, unknown="[UNK]"):
    def split(position):
        if position == len(word):
            return
        for end in sorted(range(position + 1, len(word) + 1), reverse=True):
            piece = "##" * (position > 0) + word[position:end]
            if any(piece == known for known in vocabulary):
                yield piece
                yield from split(end)
                return
        yield None

    pieces = list(split(0))
    return [unknown] if None in pieces else pieces


def mark_spaces(text):
    characters = ["▁"]
    for character in text:
        characters.append("▁" if character == " " else character)
    return "".join(characters)


def unmark_spaces(pieces):
    characters = [" " if character == "▁" else character for piece in pieces for character in piece]
    return "".join(characters[1:])


def unigram_split(text, log_probabilities):
    sizes = sorted({len(piece) for piece in log_probabilities if piece}, reverse=True)
    ways = [None] * (len(text) + 1)
    ways[0] = (0.0, 0, None)
    for start in range(len(text)):
        if ways[start] is not None:
            total, pieces, _ = ways[start]
            for size in sizes:
                piece = text[start : start + size]
                if len(piece) == size and piece in log_probabilities:
                    score = total + log_probabilities[piece]
                    other = ways[start + size]
                    if other is None or (score, -pieces - 1) > (other[0], -other[1]):
                        ways[start + size] = (score, pieces + 1, (ways[start][2], piece))
    if ways[-1] is None:
        raise ValueError(f"the text {text!r} has no segmentation")
    found, link = [], ways[-1][2]
    while link is not None:
        link, piece = link
        found.append(piece)
    return found[::-1]
