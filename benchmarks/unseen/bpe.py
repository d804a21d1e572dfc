"""Wrong answers that no catalogue was made from: as beginners write `bpe`."""

import re
from collections import Counter, defaultdict

from llmlings.testing import mistake


@mistake("pretokenize")
def chunks_space_apart(text):
    """Forgets the optional space in front, so spaces become chunks of their own."""
    return re.findall(r"\w+|[^\w\s]+|\s+", text)


@mistake("pretokenize")
def chunks_lose_white_space(text):
    """Leaves the runs of white space out of the pattern, so they are lost."""
    pattern = re.compile(r" ?\w+| ?[^\w\s]+")
    return pattern.findall(text)


@mistake("count_pairs")
def pairs_once_per_word(words):
    """Counts each word once, however often it occurs."""
    counts = {}
    for word in words:
        for i in range(len(word) - 1):
            pair = (word[i], word[i + 1])
            counts[pair] = counts.get(pair, 0) + 1
    return counts


@mistake("count_pairs")
def pairs_last_word_wins(words):
    """Overwrites the count of a pair with every further place that holds it."""
    result = {}
    for word, count in words.items():
        for a, b in zip(word, word[1:]):
            result[(a, b)] = count
    return result


@mistake("merge_pair")
def merge_keeps_second(word, pair):
    """Goes on by one token after joining, so the second token of the pair stays."""
    new = []
    i = 0
    while i < len(word):
        if word[i : i + 2] == pair:
            new.append(pair[0] + pair[1])
        else:
            new.append(word[i])
        i += 1
    return tuple(new)


@mistake("merge_pair")
def merge_drops_last(word, pair):
    """Stops before the last token, which is lost if it is not joined."""
    out = []
    i = 0
    while i < len(word) - 1:
        if word[i] == pair[0] and word[i + 1] == pair[1]:
            out.append(word[i] + word[i + 1])
            i += 2
        else:
            out.append(word[i])
            i += 1
    return tuple(out)


@mistake("train_bpe")
def train_first_on_tie(text, num_merges):
    """On a tie takes the pair that was counted first, not the greatest."""
    words = Counter(tuple(bytes([b]) for b in chunk.encode()) for chunk in pretokenize(text))
    counts = Counter(count_pairs(words))
    where = defaultdict(set)
    for word in words:
        for pair in zip(word, word[1:]):
            where[pair].add(word)
    merges = []
    while counts and len(merges) < num_merges:
        best = max(counts, key=counts.get)
        merges.append(best)
        for word in list(where[best]):
            n = words.pop(word)
            new = merge_pair(word, best)
            words[new] = n
            for pair in zip(word, word[1:]):
                counts[pair] -= n
                where[pair].discard(word)
            for pair in zip(new, new[1:]):
                counts[pair] += n
                where[pair].add(new)
        counts = +counts
    return merges


@mistake("train_bpe")
def train_no_pair_left(text, num_merges):
    """Does not stop when no pair is left, so max() gets nothing to choose from."""
    words = Counter()
    for chunk in pretokenize(text):
        words[tuple(bytes([b]) for b in chunk.encode("utf-8"))] += 1
    counts = Counter(count_pairs(words))
    where = defaultdict(set)
    for word in words:
        for pair in zip(word, word[1:]):
            where[pair].add(word)
    merges = []
    for _ in range(num_merges):
        best = max(counts, key=lambda p: (counts[p], p))
        merges.append(best)
        for word in list(where[best]):
            n = words.pop(word)
            new = merge_pair(word, best)
            words[new] = n
            for pair in zip(word, word[1:]):
                counts[pair] -= n
                where[pair].discard(word)
            for pair in zip(new, new[1:]):
                counts[pair] += n
                where[pair].add(new)
        counts = Counter({p: c for p, c in counts.items() if c > 0})
    return merges


@mistake("encode")
def encode_leftmost_pair(text, merges):
    """Joins the leftmost pair that is among the merges, not the one that was learned first."""
    ids = []
    rank = {pair: i for i, pair in reversed(list(enumerate(merges)))}
    for chunk in pretokenize(text):
        tokens = [bytes([b]) for b in chunk.encode("utf-8")]
        numbers = list(chunk.encode("utf-8"))
        i = 0
        while i < len(tokens) - 1:
            pair = (tokens[i], tokens[i + 1])
            if pair in rank:
                tokens[i : i + 2] = [pair[0] + pair[1]]
                numbers[i : i + 2] = [256 + rank[pair]]
                i = 0
            else:
                i += 1
        ids.extend(numbers)
    return ids


@mistake("encode")
def encode_id_by_bytes(text, merges):
    """Looks the id up by the token's bytes, so of two merges with equal bytes the later one always wins."""
    table = {bytes([i]): i for i in range(256)}
    for i, (a, b) in enumerate(merges):
        table[a + b] = 256 + i
    rank = {}
    for i, pair in enumerate(merges):
        rank.setdefault(pair, i)
    ids = []
    for chunk in pretokenize(text):
        word = tuple(bytes([b]) for b in chunk.encode("utf-8"))
        while known := [pair for pair in zip(word, word[1:]) if pair in rank]:
            word = merge_pair(word, min(known, key=rank.get))
        ids += [table[token] for token in word]
    return ids


@mistake("decode")
def decode_each_token(ids, merges):
    """Decodes every token by itself, so a character spread over several tokens is broken."""
    text = ""
    for i in ids:
        token = bytes([i]) if i < 256 else merges[i - 256][0] + merges[i - 256][1]
        text += token.decode("utf-8", errors="replace")
    return text


@mistake("decode")
def decode_strict(ids, merges):
    """Decodes strictly, so malformed bytes raise an error."""
    vocab = [bytes([i]) for i in range(256)] + [a + b for a, b in merges]
    return b"".join(vocab[i] for i in ids).decode("utf-8")
