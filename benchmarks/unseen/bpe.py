"""Wrong answers that no catalogue was made from: as beginners write `bpe`."""

import re
from collections import Counter, defaultdict

from llmlings.testing import mistake


@mistake("pretokenize")
def any_white_space_in_front(text):
    """Any white space, a line break or a tab too, may stand in front of a chunk, not just a space."""
    return re.findall(r"\s?\w+|\s?[^\w\s]+|\s+", text)


@mistake("pretokenize")
def cut_at_spaces_only(text):
    """Cuts only at spaces, so punctuation stays glued to its word."""
    first, *rest = text.split(" ")
    chunks = [first] if first else []
    for part in rest:
        chunks.append(" " + part)
    return chunks


@mistake("count_pairs")
def last_word_overwrites(words):
    """Writes the count of the word into the dict instead of adding it to what is there."""
    pairs = {}
    for word, n in words.items():
        for i in range(len(word) - 1):
            pairs[word[i], word[i + 1]] = n
    return pairs


@mistake("count_pairs")
def steps_of_two(words):
    """Goes through the word in steps of two, so every second pair is passed over."""
    result = defaultdict(int)
    for word in words:
        for left, right in zip(word[::2], word[1::2]):
            result[(left, right)] += words[word]
    return dict(result)


@mistake("merge_pair")
def second_token_stays(word, pair):
    """After a join the loop moves on by one, so the second token of the pair stands there again."""
    out = []
    for i, token in enumerate(word):
        if i + 1 < len(word) and (token, word[i + 1]) == pair:
            out.append(token + word[i + 1])
        else:
            out.append(token)
    return tuple(out)


@mistake("merge_pair")
def compares_joined_bytes(word, pair):
    """Compares the joined bytes, so two other tokens that spell the same are joined as well."""
    target = pair[0] + pair[1]
    result = ()
    i = 0
    while i < len(word):
        if b"".join(word[i : i + 2]) == target and i < len(word) - 1:
            result += (target,)
            i += 2
        else:
            result += (word[i],)
            i += 1
    return result


def _start(text):
    words = Counter(tuple(bytes([b]) for b in chunk.encode("utf-8")) for chunk in pretokenize(text))
    counts, where = defaultdict(int), defaultdict(set)
    for word, n in words.items():
        for p in zip(word, word[1:]):
            counts[p] += n
            where[p].add(word)
    return words, counts, where


def _join(words, counts, where, pair):
    for word in where.pop(pair):
        n = words.pop(word)
        for p in zip(word, word[1:]):
            counts[p] -= n
            where[p].discard(word)
            if counts[p] == 0:
                del counts[p]
        new = merge_pair(word, pair)
        words[new] = words.get(new, 0) + n
        for p in zip(new, new[1:]):
            counts[p] += n
            where[p].add(new)


@mistake("train_bpe")
def tie_by_joined_bytes(text, num_merges):
    """On a tie the pair with the greatest joined bytes wins, which is not the order of the tuples."""
    words, counts, where = _start(text)
    merges = []
    while counts and len(merges) < num_merges:
        best = max(counts, key=lambda p: (counts[p], p[0] + p[1]))
        merges.append(best)
        _join(words, counts, where, best)
    return merges


@mistake("train_bpe")
def stops_at_pairs_seen_once(text, num_merges):
    """Stops as soon as no pair occurs twice, although pairs are left to merge."""
    words, counts, where = _start(text)
    merges = []
    for _ in range(num_merges):
        if not counts:
            break
        n, pair = max((n, p) for p, n in counts.items())
        if n < 2:
            break
        merges.append(pair)
        _join(words, counts, where, pair)
    return merges


@mistake("encode")
def longest_piece_from_the_left(text, merges):
    """Takes the longest known token from the left instead of applying the merges in their order."""
    known = {bytes([i]): i for i in range(256)}
    for i, (a, b) in enumerate(merges):
        known.setdefault(a + b, 256 + i)
    longest = max(map(len, known))
    ids = []
    for chunk in pretokenize(text):
        data = chunk.encode("utf-8")
        while data:
            size = next(k for k in range(min(longest, len(data)), 0, -1) if data[:k] in known)
            ids.append(known[data[:size]])
            data = data[size:]
    return ids


@mistake("encode")
def each_merge_once_per_chunk(text, merges):
    """Each merge joins only the first place in a chunk where its pair stands."""
    ids = []
    for chunk in pretokenize(text):
        tokens = [(bytes([b]), b) for b in chunk.encode()]
        for k, (a, b) in enumerate(merges):
            for i in range(len(tokens) - 1):
                if tokens[i][0] == a and tokens[i + 1][0] == b:
                    tokens[i : i + 2] = [(a + b, 256 + k)]
                    break
        ids += [number for _, number in tokens]
    return ids


@mistake("decode")
def decodes_as_latin_1(ids, merges):
    """Decodes the bytes as Latin-1, where each byte is a character, not as UTF-8."""
    vocab = [bytes([i]) for i in range(256)] + [a + b for a, b in merges]
    return b"".join(vocab[i] for i in ids).decode("latin-1")


@mistake("decode")
def only_runs_of_single_bytes(ids, merges):
    """Bytes are gathered and decoded, but a merged token is decoded by itself."""
    text = ""
    waiting = bytearray()
    for i in ids:
        if i < 256:
            waiting.append(i)
        else:
            text += waiting.decode("utf-8", errors="replace")
            waiting.clear()
            text += b"".join(merges[i - 256]).decode("utf-8", errors="replace")
    return text + waiting.decode("utf-8", errors="replace")
