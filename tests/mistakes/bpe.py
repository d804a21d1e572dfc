"""Known mistakes of the module bpe: below each function's checks, which are given."""

from collections import Counter
from collections import Counter, defaultdict
from itertools import pairwise
import heapq
import re

from llmlings.testing import mistake


@mistake("pretokenize")
def drops_white_space(text):
    """Your chunks hold no white space; the docstring keeps every character, so that the chunks joined give the text
    back.
    """
    return re.findall(r"\w+|[^\w\s]+", text)


@mistake("pretokenize")
def glues_any_white_space_to_words(text):
    """Your words take a line break or a tab in front along; the docstring allows only a space there."""
    return re.findall(r"\s?\w+|\s?[^\w\s]+|\s+", text)


@mistake("pretokenize")
def knows_only_ascii_letters(text):
    """Your chunks treat only the letters a to z as word characters; the docstring counts letters and digits of every
    script.
    """
    return re.findall(r" ?\w+| ?[^\w\s]+|\s+", text, flags=re.ASCII)


@mistake("pretokenize")
def leaves_spaces_alone(text):
    """Your spaces are chunks of their own; the docstring joins one space to the word or the punctuation behind it."""
    return re.findall(r"\w+|[^\w\s]+|\s+", text)


@mistake("pretokenize")
def leaves_the_last_space_to_the_word(text):
    """Of two spaces in front of a word you leave the second to the word, as GPT-2's own pattern does; here a run of
    white space stays in one chunk.
    """
    return re.findall(r" ?\w+| ?[^\w\s]+|\s+(?!\S)|\s+", text)


@mistake("pretokenize")
def puts_the_space_behind(text):
    """Your words end with the space that follows them; the docstring puts a space in front of the word that it precedes.

    """
    return re.findall(r"\w+ ?|[^\w\s]+ ?|\s+", text)


@mistake("pretokenize")
def splits_at_the_chunks(text):
    """You split the text at the chunks, which leaves empty strings between them; the docstring asks for the chunks
    alone.
    """
    return re.split(r"( ?\w+| ?[^\w\s]+|\s+)", text)


@mistake("pretokenize")
def splits_punctuation_one_by_one(text):
    """Each of your punctuation marks is a chunk of its own; the docstring keeps a run of punctuation such as ?! in one
    chunk.
    """
    return re.findall(r" ?\w+| ?[^\w\s]|\s+", text)


@mistake("count_pairs")
def accepts_a_word_count_of_zero(words):
    """You refuse negative counts but accept a word that occurs 0 times; the docstring refuses every count below 1."""
    counts = {}
    for word, word_count in words.items():
        if word_count < 0:
            raise ValueError("words holds a negative count")
        for pair in pairwise(word):
            counts[pair] = counts.get(pair, 0) + word_count
    return counts


@mistake("count_pairs")
def accepts_word_counts_below_one(words):
    """You accept a word that occurs 0 times or less; the docstring refuses such a count with a ValueError that names
    words.
    """
    counts = {}
    for word, word_count in words.items():
        for pair in pairwise(word):
            counts[pair] = counts.get(pair, 0) + word_count
    return counts


@mistake("count_pairs")
def counts_a_pair_once_in_a_word(words):
    """You count a pair once for each word that holds it; the docstring counts it at every position of the word."""
    counts = {}
    for word, word_count in words.items():
        if word_count < 1:
            raise ValueError("words holds a count below 1")
        for pair in set(pairwise(word)):
            counts[pair] = counts.get(pair, 0) + word_count
    return counts


@mistake("count_pairs")
def counts_across_words(words):
    """You also count the pair of one word's last token and the next word's first; the docstring counts within words
    only.
    """
    counts = {}
    previous = None
    for word, word_count in words.items():
        if word_count < 1:
            raise ValueError("words holds a count below 1")
        if previous and word:
            crossing = previous[-1], word[0]
            counts[crossing] = counts.get(crossing, 0) + 1
        for pair in pairwise(word):
            counts[pair] = counts.get(pair, 0) + word_count
        previous = word
    return counts


@mistake("count_pairs")
def counts_without_overlap(words):
    """You count (a, a) once in the word (a, a, a); the docstring counts every position, so it is there twice."""
    counts = {}
    for word, word_count in words.items():
        if word_count < 1:
            raise ValueError("words holds a count below 1")
        last = None
        for position in range(len(word) - 1):
            pair = word[position], word[position + 1]
            if pair[0] == pair[1] and last == (pair, position - 1):
                continue
            counts[pair] = counts.get(pair, 0) + word_count
            last = pair, position
    return counts


@mistake("count_pairs")
def forgets_the_order_of_a_pair(words):
    """You count (a, b) and (b, a) as the same pair; the docstring keeps the order in which the tokens stand."""
    counts = {}
    for word, word_count in words.items():
        if word_count < 1:
            raise ValueError("words holds a count below 1")
        for first, second in pairwise(word):
            pair = (first, second) if first <= second else (second, first)
            counts[pair] = counts.get(pair, 0) + word_count
    return counts


@mistake("count_pairs")
def ignores_word_counts(words):
    """Your pairs count once for each word; the docstring counts a pair as often as its word occurs."""
    counts = {}
    for word in words:
        for pair in pairwise(word):
            counts[pair] = counts.get(pair, 0) + 1
    return counts


@mistake("count_pairs")
def joins_the_tokens_of_a_key(words):
    """Your keys are the joined bytes of both tokens; the docstring asks for the pair, since (a, bc) and (ab, c) differ.

    """
    counts = {}
    for word, word_count in words.items():
        if word_count < 1:
            raise ValueError("words holds a count below 1")
        for first, second in pairwise(word):
            counts[first + second] = counts.get(first + second, 0) + word_count
    return counts


@mistake("count_pairs")
def merges_pairs_that_read_the_same(words):
    """You count pairs whose joined bytes are equal together; the docstring keeps (a, bc) and (ab, c) apart."""
    counts, names = {}, {}
    for word, word_count in words.items():
        if word_count < 1:
            raise ValueError("words holds a count below 1")
        for pair in pairwise(word):
            pair = names.setdefault(b"".join(pair), pair)
            counts[pair] = counts.get(pair, 0) + word_count
    return counts


@mistake("count_pairs")
def needs_a_first_token_to_count(words):
    """You take the first token of every word without asking whether there is one; the docstring allows the word without
    tokens.
    """
    counts = {}
    for word, word_count in words.items():
        if word_count < 1:
            raise ValueError("words holds a count below 1")
        previous = word[0]
        for token in word[1:]:
            counts[previous, token] = counts.get((previous, token), 0) + word_count
            previous = token
    return counts


@mistake("count_pairs")
def uses_up_the_words(words):
    """You take the words out of the dict that you were given; the docstring leaves arguments as they are."""
    counts = {}
    if min(words.values(), default=1) < 1:
        raise ValueError("words holds a count below 1")
    while words:
        word, word_count = words.popitem()
        for pair in pairwise(word):
            counts[pair] = counts.get(pair, 0) + word_count
    return counts


@mistake("merge_pair")
def forgets_the_last_token(word, pair):
    """Your merged word lacks its last token when that is not part of the pair; the docstring keeps every token."""
    merged, position = [], 0
    while position < len(word) - 1:
        if word[position : position + 2] == pair:
            merged.append(pair[0] + pair[1])
            position += 2
        else:
            merged.append(word[position])
            position += 1
    return tuple(merged)


@mistake("merge_pair")
def merges_by_joined_bytes(word, pair):
    """You join any two neighbours whose bytes together read like the pair; the docstring joins only the very tokens of
    the pair.
    """
    joined = b"".join(pair)
    merged, position = [], 0
    while position < len(word):
        if position + 1 < len(word) and word[position] + word[position + 1] == joined:
            merged.append(joined)
            position += 2
        else:
            merged.append(word[position])
            position += 1
    return tuple(merged)


@mistake("merge_pair")
def merges_either_order(word, pair):
    """You also join the pair's tokens when they stand the other way round; the docstring asks for the first, then the
    second.
    """
    merged, position = [], 0
    while position < len(word):
        here = word[position : position + 2]
        if here == pair or here == pair[::-1]:
            merged.append(b"".join(here))
            position += 2
        else:
            merged.append(word[position])
            position += 1
    return tuple(merged)


@mistake("merge_pair")
def merges_from_the_right(word, pair):
    """You join pairs from the right end of the word; the docstring reads it from the left, which decides in (a, a, a).

    """
    merged, position = [], len(word)
    while position > 0:
        if position > 1 and word[position - 2 : position] == pair:
            merged.append(pair[0] + pair[1])
            position -= 2
        else:
            merged.append(word[position - 1])
            position -= 1
    return tuple(reversed(merged))


@mistake("merge_pair")
def merges_overlap(word, pair):
    """You join a token with its left and its right neighbour; the docstring joins a token once at most."""
    merged, position = [], 0
    while position < len(word):
        if word[position : position + 2] == pair:
            merged.append(pair[0] + pair[1])
            position += 1 if word[position + 1 : position + 3] == pair else 2
        else:
            merged.append(word[position])
            position += 1
    return tuple(merged)


@mistake("merge_pair")
def merges_the_first_occurrence_only(word, pair):
    """You join the first occurrence of the pair and leave the others; the docstring joins every one."""
    for position in range(len(word) - 1):
        if word[position : position + 2] == pair:
            return word[:position] + (pair[0] + pair[1],) + word[position + 2 :]
    return word


@mistake("merge_pair")
def needs_a_first_token_to_merge(word, pair):
    """You take the first token of the word without asking whether there is one; the docstring allows a word of no
    tokens.
    """
    merged = [word[0]]
    for token in word[1:]:
        if (merged[-1], token) == pair:
            merged[-1] += token
        else:
            merged.append(token)
    return tuple(merged)


@mistake("merge_pair")
def returns_a_list_for_a_word(word, pair):
    """Your merged word is a list; the docstring asks for a tuple, which can be the key of a dict."""
    merged = []
    for token in word:
        if merged and (merged[-1], token) == pair:
            merged[-1] += token
        else:
            merged.append(token)
    return merged


@mistake("train_bpe")
def accepts_a_negative_number_of_merges(text, num_merges):
    """You accept a negative number of merges; the docstring refuses it with a ValueError that names num_merges."""
    chunks = Counter(pretokenize(text))
    words = [[tuple(bytes([value]) for value in chunk.encode("utf-8")), number] for chunk, number in chunks.items()]
    counts, places, merges = defaultdict(int), defaultdict(set), []
    for place, (word, number) in enumerate(words):
        for pair in pairwise(word):
            counts[pair] += number
            places[pair].add(place)
    while len(merges) < num_merges and counts:
        best = max(counts, key=lambda pair: (counts[pair], pair))
        merges.append(best)
        for place in places.pop(best):
            word, number = words[place]
            for pair in pairwise(word):
                counts[pair] -= number
                if not counts[pair]:
                    del counts[pair]
            words[place][0] = word = merge_pair(word, best)
            for pair in pairwise(word):
                counts[pair] += number
                places[pair].add(place)
    return merges


@mistake("train_bpe")
def counts_each_chunk_once(text, num_merges):
    """You count every distinct chunk once; the docstring counts a pair as often as its chunk occurs in the text."""
    if num_merges < 0:
        raise ValueError("num_merges is negative")
    chunks = Counter(pretokenize(text))
    words = [_single_bytes(chunk) for chunk in chunks]
    word_counts = [1] * len(words)
    counts = count_pairs(dict(zip(words, word_counts, strict=True)))
    places: defaultdict[Pair, set[int]] = defaultdict(set)
    for place, word in enumerate(words):
        for pair in pairwise(word):
            places[pair].add(place)

    queue = [_queue_entry(pair, count) for pair, count in counts.items()]
    heapq.heapify(queue)
    merges: list[Pair] = []
    while queue and len(merges) < num_merges:
        promised, _, best = heapq.heappop(queue)
        if counts[best] != -promised:
            if counts[best]:
                heapq.heappush(queue, _queue_entry(best, counts[best]))
            continue
        merges.append(best)
        changes: defaultdict[Pair, int] = defaultdict(int)
        for place in places.pop(best):
            words[place], differences = _merge_and_compare(words[place], best)
            for pair, difference in differences:
                changes[pair] += difference * word_counts[place]
                if difference > 0:
                    places[pair].add(place)
        for pair, change in changes.items():
            if pair in counts:
                counts[pair] += change
            elif change:
                counts[pair] = change
                heapq.heappush(queue, _queue_entry(pair, change))
    return merges


def _apart(word):
    pairs, position = [], 0
    while position < len(word) - 1:
        pair = word[position], word[position + 1]
        pairs.append(pair)
        position += 2 if pair[0] == pair[1] and word[position + 1 : position + 3] == pair else 1
    return pairs


@mistake("train_bpe")
def counts_runs_once_in_training(text, num_merges):
    """Your training counts (a, a) once in the run a, a, a; the docstring counts every position, so it is there twice.

    """
    if num_merges < 0:
        raise ValueError("num_merges is negative")
    chunks = Counter(pretokenize(text))
    words = [[tuple(bytes([value]) for value in chunk.encode("utf-8")), number] for chunk, number in chunks.items()]
    counts, places, merges = defaultdict(int), defaultdict(set), []
    for place, (word, number) in enumerate(words):
        for pair in _apart(word):
            counts[pair] += number
            places[pair].add(place)
    while len(merges) < num_merges and counts:
        best = max(counts, key=lambda pair: (counts[pair], pair))
        merges.append(best)
        for place in places.pop(best):
            word, number = words[place]
            for pair in _apart(word):
                counts[pair] -= number
                if not counts[pair]:
                    del counts[pair]
            words[place][0] = word = merge_pair(word, best)
            for pair in _apart(word):
                counts[pair] += number
                places[pair].add(place)
    return merges


@mistake("train_bpe")
def fails_when_no_pair_is_left(text, num_merges):
    """Your training breaks down when no pair is left to merge; the docstring returns the merges learned so far."""
    if num_merges < 0:
        raise ValueError("num_merges is negative")
    chunks = Counter(pretokenize(text))
    words = [[tuple(bytes([value]) for value in chunk.encode("utf-8")), number] for chunk, number in chunks.items()]
    counts, places, merges = defaultdict(int), defaultdict(set), []
    for place, (word, number) in enumerate(words):
        for pair in pairwise(word):
            counts[pair] += number
            places[pair].add(place)
    while len(merges) < num_merges:
        best = max(counts, key=lambda pair: (counts[pair], pair))
        merges.append(best)
        for place in places.pop(best):
            word, number = words[place]
            for pair in pairwise(word):
                counts[pair] -= number
                if not counts[pair]:
                    del counts[pair]
            words[place][0] = word = merge_pair(word, best)
            for pair in pairwise(word):
                counts[pair] += number
                places[pair].add(place)
    return merges


@mistake("train_bpe")
def first_seen_wins_ties(text, num_merges):
    """On a tie you take the pair that was seen first; the docstring takes the greatest in Python's order of tuples."""
    if num_merges < 0:
        raise ValueError("num_merges is negative")
    chunks = Counter(pretokenize(text))
    words = [[tuple(bytes([value]) for value in chunk.encode("utf-8")), number] for chunk, number in chunks.items()]
    counts, places, merges = defaultdict(int), defaultdict(set), []
    for place, (word, number) in enumerate(words):
        for pair in pairwise(word):
            counts[pair] += number
            places[pair].add(place)
    while len(merges) < num_merges and counts:
        best = max(counts, key=counts.get)
        merges.append(best)
        for place in places.pop(best):
            word, number = words[place]
            for pair in pairwise(word):
                counts[pair] -= number
                if not counts[pair]:
                    del counts[pair]
            words[place][0] = word = merge_pair(word, best)
            for pair in pairwise(word):
                counts[pair] += number
                places[pair].add(place)
    return merges


@mistake("train_bpe")
def joined_bytes_decide_ties(text, num_merges):
    """On a tie you compare the joined bytes of the pairs; the docstring compares the tuples, the first token before the
    second.
    """
    if num_merges < 0:
        raise ValueError("num_merges is negative")
    chunks = Counter(pretokenize(text))
    words = [[tuple(bytes([value]) for value in chunk.encode("utf-8")), number] for chunk, number in chunks.items()]
    counts, places, merges = defaultdict(int), defaultdict(set), []
    for place, (word, number) in enumerate(words):
        for pair in pairwise(word):
            counts[pair] += number
            places[pair].add(place)
    while len(merges) < num_merges and counts:
        best = max(counts, key=lambda pair: (counts[pair], pair[0] + pair[1], pair))
        merges.append(best)
        for place in places.pop(best):
            word, number = words[place]
            for pair in pairwise(word):
                counts[pair] -= number
                if not counts[pair]:
                    del counts[pair]
            words[place][0] = word = merge_pair(word, best)
            for pair in pairwise(word):
                counts[pair] += number
                places[pair].add(place)
    return merges


@mistake("train_bpe")
def keeps_stale_counts(text, num_merges):
    """After a merge you go on counting pairs that it has taken apart; the docstring counts the words as they are now.

    """
    if num_merges < 0:
        raise ValueError("num_merges is negative")
    chunks = Counter(pretokenize(text))
    words = [[tuple(bytes([value]) for value in chunk.encode("utf-8")), number] for chunk, number in chunks.items()]
    counts, places, merges = defaultdict(int), defaultdict(set), []
    for place, (word, number) in enumerate(words):
        for pair in pairwise(word):
            counts[pair] += number
            places[pair].add(place)
    while len(merges) < num_merges and counts:
        best = max(counts, key=lambda pair: (counts[pair], pair))
        merges.append(best)
        for place in places.pop(best):
            word, number = words[place]
            words[place][0] = word = merge_pair(word, best)
            for pair in pairwise(word):
                if best[0] + best[1] in pair:
                    counts[pair] += number
                    places[pair].add(place)
        del counts[best]
    return merges


@mistake("train_bpe")
def learns_one_merge_too_many(text, num_merges):
    """You return one merge more than asked for; the docstring returns num_merges of them."""
    return _train(text, num_merges + 1 if num_merges >= 0 else num_merges)


@mistake("train_bpe")
def longest_pair_wins_ties(text, num_merges):
    """On a tie you take the pair with the most bytes; the docstring takes the greatest tuple, whatever its length."""
    if num_merges < 0:
        raise ValueError("num_merges is negative")
    chunks = Counter(pretokenize(text))
    words = [[tuple(bytes([value]) for value in chunk.encode("utf-8")), number] for chunk, number in chunks.items()]
    counts, places, merges = defaultdict(int), defaultdict(set), []
    for place, (word, number) in enumerate(words):
        for pair in pairwise(word):
            counts[pair] += number
            places[pair].add(place)
    while len(merges) < num_merges and counts:
        best = max(counts, key=lambda pair: (counts[pair], len(pair[0] + pair[1]), pair))
        merges.append(best)
        for place in places.pop(best):
            word, number = words[place]
            for pair in pairwise(word):
                counts[pair] -= number
                if not counts[pair]:
                    del counts[pair]
            words[place][0] = word = merge_pair(word, best)
            for pair in pairwise(word):
                counts[pair] += number
                places[pair].add(place)
    return merges


@mistake("train_bpe")
def merges_across_chunks(text, num_merges):
    """Your merges join the end of one chunk with the start of the next; the docstring merges within the chunks of
    pretokenize only.
    """
    if num_merges < 0:
        raise ValueError("num_merges is negative")
    chunks = Counter(text.splitlines(keepends=True))
    words = [[tuple(bytes([value]) for value in chunk.encode("utf-8")), number] for chunk, number in chunks.items()]
    counts, places, merges = defaultdict(int), defaultdict(set), []
    for place, (word, number) in enumerate(words):
        for pair in pairwise(word):
            counts[pair] += number
            places[pair].add(place)
    while len(merges) < num_merges and counts:
        best = max(counts, key=lambda pair: (counts[pair], pair))
        merges.append(best)
        for place in places.pop(best):
            word, number = words[place]
            for pair in pairwise(word):
                counts[pair] -= number
                if not counts[pair]:
                    del counts[pair]
            words[place][0] = word = merge_pair(word, best)
            for pair in pairwise(word):
                counts[pair] += number
                places[pair].add(place)
    return merges


def _merge_first(word, pair):
    for position in range(len(word) - 1):
        if word[position : position + 2] == pair:
            return word[:position] + (pair[0] + pair[1],) + word[position + 2 :]
    return word


@mistake("train_bpe")
def merges_once_in_a_word(text, num_merges):
    """A merge of yours joins only the first occurrence of the pair in a word; the docstring joins all of them."""
    if num_merges < 0:
        raise ValueError("num_merges is negative")
    chunks = Counter(pretokenize(text))
    words = [[tuple(bytes([value]) for value in chunk.encode("utf-8")), number] for chunk, number in chunks.items()]
    counts, places, merges = defaultdict(int), defaultdict(set), []
    for place, (word, number) in enumerate(words):
        for pair in pairwise(word):
            counts[pair] += number
            places[pair].add(place)
    while len(merges) < num_merges and counts:
        best = max(counts, key=lambda pair: (counts[pair], pair))
        merges.append(best)
        for place in places.pop(best):
            word, number = words[place]
            for pair in pairwise(word):
                counts[pair] -= number
                if not counts[pair]:
                    del counts[pair]
            words[place][0] = word = _merge_first(word, best)
            for pair in pairwise(word):
                counts[pair] += number
                places[pair].add(place)
    return merges


@mistake("train_bpe", costs="time")
def recounts_everything(text, num_merges):
    """You count all pairs of all words again after every merge; the docstring asks for counts that are updated where the
    merge changed a word.
    """
    if num_merges < 0:
        raise ValueError("num_merges is negative")
    chunks = Counter(pretokenize(text))
    words = {tuple(bytes([value]) for value in chunk.encode("utf-8")): number for chunk, number in chunks.items()}
    merges = []
    while len(merges) < num_merges:
        counts = count_pairs(words)
        if not counts:
            break
        best = max(counts, key=lambda pair: (counts[pair], pair))
        merges.append(best)
        words = {merge_pair(word, best): number for word, number in words.items()}
    return merges


@mistake("train_bpe")
def refuses_zero_merges(text, num_merges):
    """You refuse a num_merges of 0; the docstring allows it and returns an empty list."""
    if num_merges < 1:
        raise ValueError("num_merges must be positive")
    return _train(text, num_merges)


@mistake("train_bpe")
def returns_joined_tokens(text, num_merges):
    """You return the new tokens; the docstring returns the pairs that they are made of."""
    if num_merges < 0:
        raise ValueError("num_merges is negative")
    chunks = Counter(pretokenize(text))
    words = [[tuple(bytes([value]) for value in chunk.encode("utf-8")), number] for chunk, number in chunks.items()]
    counts, places, merges = defaultdict(int), defaultdict(set), []
    for place, (word, number) in enumerate(words):
        for pair in pairwise(word):
            counts[pair] += number
            places[pair].add(place)
    while len(merges) < num_merges and counts:
        best = max(counts, key=lambda pair: (counts[pair], pair))
        merges.append(best)
        for place in places.pop(best):
            word, number = words[place]
            for pair in pairwise(word):
                counts[pair] -= number
                if not counts[pair]:
                    del counts[pair]
            words[place][0] = word = merge_pair(word, best)
            for pair in pairwise(word):
                counts[pair] += number
                places[pair].add(place)
    return [first + second for first, second in merges]


@mistake("train_bpe")
def second_token_decides_ties(text, num_merges):
    """On a tie you compare the second tokens first; the docstring compares the tuples, the first token before the
    second.
    """
    if num_merges < 0:
        raise ValueError("num_merges is negative")
    chunks = Counter(pretokenize(text))
    words = [[tuple(bytes([value]) for value in chunk.encode("utf-8")), number] for chunk, number in chunks.items()]
    counts, places, merges = defaultdict(int), defaultdict(set), []
    for place, (word, number) in enumerate(words):
        for pair in pairwise(word):
            counts[pair] += number
            places[pair].add(place)
    while len(merges) < num_merges and counts:
        best = max(counts, key=lambda pair: (counts[pair], pair[::-1]))
        merges.append(best)
        for place in places.pop(best):
            word, number = words[place]
            for pair in pairwise(word):
                counts[pair] -= number
                if not counts[pair]:
                    del counts[pair]
            words[place][0] = word = merge_pair(word, best)
            for pair in pairwise(word):
                counts[pair] += number
                places[pair].add(place)
    return merges


@mistake("train_bpe")
def smallest_pair_wins_ties(text, num_merges):
    """On a tie you take the smallest pair; the docstring takes the greatest in Python's order of tuples."""
    if num_merges < 0:
        raise ValueError("num_merges is negative")
    chunks = Counter(pretokenize(text))
    words = [[tuple(bytes([value]) for value in chunk.encode("utf-8")), number] for chunk, number in chunks.items()]
    counts, places, merges = defaultdict(int), defaultdict(set), []
    for place, (word, number) in enumerate(words):
        for pair in pairwise(word):
            counts[pair] += number
            places[pair].add(place)
    while len(merges) < num_merges and counts:
        best = min(counts, key=lambda pair: (-counts[pair], pair))
        merges.append(best)
        for place in places.pop(best):
            word, number = words[place]
            for pair in pairwise(word):
                counts[pair] -= number
                if not counts[pair]:
                    del counts[pair]
            words[place][0] = word = merge_pair(word, best)
            for pair in pairwise(word):
                counts[pair] += number
                places[pair].add(place)
    return merges


@mistake("train_bpe")
def stops_at_pairs_that_occur_once(text, num_merges):
    """You stop when the best pair occurs only once; the docstring goes on until no pair is left."""
    if num_merges < 0:
        raise ValueError("num_merges is negative")
    chunks = Counter(pretokenize(text))
    words = [[tuple(bytes([value]) for value in chunk.encode("utf-8")), number] for chunk, number in chunks.items()]
    counts, places, merges = defaultdict(int), defaultdict(set), []
    for place, (word, number) in enumerate(words):
        for pair in pairwise(word):
            counts[pair] += number
            places[pair].add(place)
    while len(merges) < num_merges and counts:
        best = max(counts, key=lambda pair: (counts[pair], pair))
        if counts[best] < 2:
            break
        merges.append(best)
        for place in places.pop(best):
            word, number = words[place]
            for pair in pairwise(word):
                counts[pair] -= number
                if not counts[pair]:
                    del counts[pair]
            words[place][0] = word = merge_pair(word, best)
            for pair in pairwise(word):
                counts[pair] += number
                places[pair].add(place)
    return merges


@mistake("train_bpe")
def strips_spaces_before_training(text, num_merges):
    """Your training drops the spaces; the docstring keeps the space in front of a word as a part of its chunk."""
    if num_merges < 0:
        raise ValueError("num_merges is negative")
    chunks = Counter(text.split())
    words = [[tuple(bytes([value]) for value in chunk.encode("utf-8")), number] for chunk, number in chunks.items()]
    counts, places, merges = defaultdict(int), defaultdict(set), []
    for place, (word, number) in enumerate(words):
        for pair in pairwise(word):
            counts[pair] += number
            places[pair].add(place)
    while len(merges) < num_merges and counts:
        best = max(counts, key=lambda pair: (counts[pair], pair))
        merges.append(best)
        for place in places.pop(best):
            word, number = words[place]
            for pair in pairwise(word):
                counts[pair] -= number
                if not counts[pair]:
                    del counts[pair]
            words[place][0] = word = merge_pair(word, best)
            for pair in pairwise(word):
                counts[pair] += number
                places[pair].add(place)
    return merges


@mistake("train_bpe")
def takes_num_merges_for_the_vocabulary_size(text, num_merges):
    """You learn num_merges minus 256 merges, as if it were the size of the vocabulary; the docstring counts merges
    alone.
    """
    return _train(text, max(num_merges - 256, 0) if num_merges >= 0 else num_merges)


@mistake("train_bpe")
def trains_on_characters(text, num_merges):
    """Your words start as characters; the docstring starts with single UTF-8 bytes, of which é has two."""
    if num_merges < 0:
        raise ValueError("num_merges is negative")
    chunks = Counter(pretokenize(text))
    words = [[tuple(character.encode("utf-8") for character in chunk), number] for chunk, number in chunks.items()]
    counts, places, merges = defaultdict(int), defaultdict(set), []
    for place, (word, number) in enumerate(words):
        for pair in pairwise(word):
            counts[pair] += number
            places[pair].add(place)
    while len(merges) < num_merges and counts:
        best = max(counts, key=lambda pair: (counts[pair], pair))
        merges.append(best)
        for place in places.pop(best):
            word, number = words[place]
            for pair in pairwise(word):
                counts[pair] -= number
                if not counts[pair]:
                    del counts[pair]
            words[place][0] = word = merge_pair(word, best)
            for pair in pairwise(word):
                counts[pair] += number
                places[pair].add(place)
    return merges


@mistake("encode")
def adds_an_end_of_text_id(text, merges):
    """Your ids end with an id for the end of the text; the docstring has ids for bytes and merges only."""
    token_ids = {bytes([value]): value for value in range(256)}
    token_ids.update((first + second, 256 + i) for i, (first, second) in enumerate(merges))
    ids = []
    for chunk in pretokenize(text):
        word = tuple(bytes([value]) for value in chunk.encode("utf-8"))
        for pair in merges:
            word = merge_pair(word, pair)
        ids += [token_ids[token] for token in word]
    ids.append(256 + len(merges))
    return ids


@mistake("encode")
def applies_a_merge_once_in_a_chunk(text, merges):
    """A merge of yours joins only one occurrence of its pair in a chunk; the docstring joins all of them."""
    token_ids = {bytes([value]): value for value in range(256)}
    token_ids.update((first + second, 256 + i) for i, (first, second) in enumerate(merges))
    ids = []
    for chunk in pretokenize(text):
        word = tuple(bytes([value]) for value in chunk.encode("utf-8"))
        for pair in merges:
            for position in range(len(word) - 1):
                if word[position : position + 2] == pair:
                    word = word[:position] + (pair[0] + pair[1],) + word[position + 2 :]
                    break
        ids += [token_ids[token] for token in word]
    return ids


@mistake("encode")
def applies_one_merge_per_chunk(text, merges):
    """You apply one merge to a chunk and stop; the docstring goes on until no merge applies."""
    token_ids = {bytes([value]): value for value in range(256)}
    token_ids.update((first + second, 256 + i) for i, (first, second) in enumerate(merges))
    ids = []
    for chunk in pretokenize(text):
        word = tuple(bytes([value]) for value in chunk.encode("utf-8"))
        known = [pair for pair in zip(word, word[1:]) if pair in merges]
        if known:
            word = merge_pair(word, min(known, key=merges.index))
        ids += [token_ids[token] for token in word]
    return ids


@mistake("encode")
def drops_spaces_when_encoding(text, merges):
    """Your ids leave out the white space; the docstring encodes every chunk of pretokenize, spaces included."""
    token_ids = {bytes([value]): value for value in range(256)}
    token_ids.update((first + second, 256 + i) for i, (first, second) in enumerate(merges))
    ids = []
    for chunk in text.split():
        word = tuple(bytes([value]) for value in chunk.encode("utf-8"))
        for pair in merges:
            word = merge_pair(word, pair)
        ids += [token_ids[token] for token in word]
    return ids


@mistake("encode")
def encodes_code_points(text, merges):
    """Your ids are the code points of the characters; the docstring starts with UTF-8 bytes, of which é has two."""
    token_ids = {bytes([value]): value for value in range(256)}
    token_ids.update((first + second, 256 + i) for i, (first, second) in enumerate(merges))
    ids = []
    for chunk in pretokenize(text):
        word = tuple(character.encode("utf-8") for character in chunk)
        for pair in merges:
            word = merge_pair(word, pair)
        ids += [token_ids[token] if token in token_ids else ord(token.decode("utf-8")) for token in word]
    return ids


@mistake("encode")
def encodes_runs_from_the_right(text, merges):
    """You join pairs from the right end of a chunk; the docstring reads it from the left, which decides in runs of one
    letter.
    """
    token_ids = {bytes([value]): value for value in range(256)}
    token_ids.update((first + second, 256 + i) for i, (first, second) in enumerate(merges))
    ids = []
    for chunk in pretokenize(text):
        word = tuple(bytes([value]) for value in chunk.encode("utf-8"))
        for first, second in merges:
            position = len(word) - 2
            while position >= 0:
                if word[position : position + 2] == (first, second):
                    word = word[:position] + (first + second,) + word[position + 2 :]
                    position -= 1
                position -= 1
        ids += [token_ids[token] for token in word]
    return ids


@mistake("encode")
def encodes_the_text_as_one_chunk(text, merges):
    """Your merges join tokens of different chunks; the docstring applies them within each chunk of pretokenize."""
    token_ids = {bytes([value]): value for value in range(256)}
    token_ids.update((first + second, 256 + i) for i, (first, second) in enumerate(merges))
    ids = []
    for chunk in [text]:
        word = tuple(bytes([value]) for value in chunk.encode("utf-8"))
        for pair in merges:
            word = merge_pair(word, pair)
        ids += [token_ids[token] for token in word]
    return ids


@mistake("encode")
def ids_of_merges_start_at_257(text, merges):
    """Your ids of merges begin at 257; the docstring gives the result of merge i the id 256 + i."""
    token_ids = {bytes([value]): value for value in range(256)}
    token_ids.update((first + second, 257 + i) for i, (first, second) in enumerate(merges))
    ids = []
    for chunk in pretokenize(text):
        word = tuple(bytes([value]) for value in chunk.encode("utf-8"))
        for pair in merges:
            word = merge_pair(word, pair)
        ids += [token_ids[token] for token in word]
    return ids


@mistake("encode")
def latest_merge_first(text, merges):
    """You apply the merge learned last first; the docstring applies the one with the lowest index first."""
    token_ids = {bytes([value]): value for value in range(256)}
    token_ids.update((first + second, 256 + i) for i, (first, second) in enumerate(merges))
    ids = []
    for chunk in pretokenize(text):
        word = tuple(bytes([value]) for value in chunk.encode("utf-8"))
        while known := [pair for pair in zip(word, word[1:]) if pair in merges]:
            word = merge_pair(word, max(known, key=merges.index))
        ids += [token_ids[token] for token in word]
    return ids


@mistake("encode")
def leftmost_pair_first(text, merges):
    """You apply the first known pair from the left, whatever its index; the docstring applies the one with the lowest
    index first.
    """
    token_ids = {bytes([value]): value for value in range(256)}
    token_ids.update((first + second, 256 + i) for i, (first, second) in enumerate(merges))
    ids = []
    for chunk in pretokenize(text):
        word = tuple(bytes([value]) for value in chunk.encode("utf-8"))
        while known := [pair for pair in zip(word, word[1:]) if pair in merges]:
            word = merge_pair(word, known[0])
        ids += [token_ids[token] for token in word]
    return ids


@mistake("encode")
def longest_pair_first(text, merges):
    """You apply the known pair with the most bytes first; the docstring applies the one with the lowest index first."""
    token_ids = {bytes([value]): value for value in range(256)}
    token_ids.update((first + second, 256 + i) for i, (first, second) in enumerate(merges))
    ids = []
    for chunk in pretokenize(text):
        word = tuple(bytes([value]) for value in chunk.encode("utf-8"))
        while known := [pair for pair in zip(word, word[1:]) if pair in merges]:
            word = merge_pair(word, max(known, key=lambda pair: (len(pair[0] + pair[1]), -merges.index(pair))))
        ids += [token_ids[token] for token in word]
    return ids


@mistake("encode")
def longest_token_from_the_left(text, merges):
    """You cut off the longest known token from the left again and again, as WordPiece does; the docstring applies the
    merges in their order.
    """
    token_ids = {bytes([value]): value for value in range(256)}
    token_ids.update((first + second, 256 + i) for i, (first, second) in enumerate(merges))
    ids = []
    for chunk in pretokenize(text):
        word = tuple(bytes([value]) for value in chunk.encode("utf-8"))
        rest, word = b"".join(word), []
        while rest:
            longest = max((token for token in token_ids if rest.startswith(token)), key=len)
            word.append(longest)
            rest = rest[len(longest) :]
        ids += [token_ids[token] for token in word]
    return ids


@mistake("encode")
def uses_up_the_merges(text, merges):
    """You take the merges out of the list that you were given; the docstring leaves arguments as they are."""
    words = [tuple(bytes([value]) for value in chunk.encode("utf-8")) for chunk in pretokenize(text)]
    token_ids = {bytes([value]): value for value in range(256)}
    while merges:
        pair = merges.pop(0)
        token_ids[pair[0] + pair[1]] = len(token_ids)
        words = [merge_pair(word, pair) for word in words]
    return [token_ids[token] for word in words for token in word]


@mistake("decode")
def accepts_one_id_too_many(ids, merges):
    """You accept the id 256 + len(merges); with that many merges the greatest id is one less."""
    tokens = [bytes([value]) for value in range(256)] + [first + second for first, second in merges]
    if any(not 0 <= token_id <= len(tokens) for token_id in ids):
        raise ValueError("ids holds an unknown id")
    return b"".join(tokens[token_id] for token_id in ids if token_id < len(tokens)).decode("utf-8", errors="replace")


@mistake("decode")
def decodes_bytes_as_latin_1(ids, merges):
    """You turn every byte into a character of its own; the docstring decodes the bytes as UTF-8."""
    tokens = [bytes([value]) for value in range(256)] + [first + second for first, second in merges]
    if any(not 0 <= token_id < len(tokens) for token_id in ids):
        raise ValueError("ids holds an unknown id")
    return b"".join(tokens[token_id] for token_id in ids).decode("latin-1")


@mistake("decode")
def decodes_each_token_alone(ids, merges):
    """You decode every token by itself; the docstring joins the bytes of all tokens first, since a character may be
    spread over several.
    """
    tokens = [bytes([value]) for value in range(256)] + [first + second for first, second in merges]
    if any(not 0 <= token_id < len(tokens) for token_id in ids):
        raise ValueError("ids holds an unknown id")
    return "".join(tokens[token_id].decode("utf-8", errors="replace") for token_id in ids)


@mistake("decode")
def decodes_merges_from_257(ids, merges):
    """You read the ids of merges from 257 on; the docstring gives the result of merge i the id 256 + i."""
    tokens = [bytes([value]) for value in range(256)] + [b""] + [first + second for first, second in merges]
    if any(not 0 <= token_id < len(tokens) for token_id in ids):
        raise ValueError("ids holds an unknown id")
    return b"".join(tokens[token_id] for token_id in ids).decode("utf-8", errors="replace")


@mistake("decode")
def fails_on_malformed_bytes(ids, merges):
    """You raise an error on malformed bytes; the docstring puts U+FFFD in their place."""
    tokens = [bytes([value]) for value in range(256)] + [first + second for first, second in merges]
    if any(not 0 <= token_id < len(tokens) for token_id in ids):
        raise ValueError("ids holds an unknown id")
    return b"".join(tokens[token_id] for token_id in ids).decode("utf-8")


@mistake("decode")
def joins_tokens_with_spaces(ids, merges):
    """You put a space between the tokens; the docstring joins their bytes as they are, since spaces are part of the
    tokens.
    """
    tokens = [bytes([value]) for value in range(256)] + [first + second for first, second in merges]
    if any(not 0 <= token_id < len(tokens) for token_id in ids):
        raise ValueError("ids holds an unknown id")
    return b" ".join(tokens[token_id] for token_id in ids).decode("utf-8", errors="replace")


@mistake("decode")
def leaves_malformed_bytes_out(ids, merges):
    """You leave malformed bytes out; the docstring puts U+FFFD in their place."""
    tokens = [bytes([value]) for value in range(256)] + [first + second for first, second in merges]
    if any(not 0 <= token_id < len(tokens) for token_id in ids):
        raise ValueError("ids holds an unknown id")
    return b"".join(tokens[token_id] for token_id in ids).decode("utf-8", errors="ignore")


@mistake("decode")
def leaves_unknown_ids_to_the_list(ids, merges):
    """Unknown ids end in Python's IndexError or count from the end; the docstring refuses them with a ValueError that
    names ids.
    """
    tokens = [bytes([value]) for value in range(256)] + [first + second for first, second in merges]
    return b"".join(tokens[token_id] for token_id in ids).decode("utf-8", errors="replace")


@mistake("decode")
def negative_ids_count_from_the_end(ids, merges):
    """Your negative ids count from the end of the vocabulary; the docstring refuses them with a ValueError that names
    ids.
    """
    tokens = [bytes([value]) for value in range(256)] + [first + second for first, second in merges]
    if any(token_id >= len(tokens) for token_id in ids):
        raise ValueError("ids holds an unknown id")
    return b"".join(tokens[token_id] for token_id in ids).decode("utf-8", errors="replace")


@mistake("decode")
def refuses_no_ids(ids, merges):
    """You refuse an empty list of ids; the docstring decodes it to the empty text."""
    tokens = [bytes([value]) for value in range(256)] + [first + second for first, second in merges]
    if len(ids) == 0:
        raise ValueError("ids is empty")
    if any(not 0 <= token_id < len(tokens) for token_id in ids):
        raise ValueError("ids holds an unknown id")
    return b"".join(tokens[token_id] for token_id in ids).decode("utf-8", errors="replace")


@mistake("decode")
def refuses_numpy_ids(ids, merges):
    """You refuse ids that are NumPy integers; the docstring takes ids of any integer type."""
    tokens = [bytes([value]) for value in range(256)] + [first + second for first, second in merges]
    if any(not isinstance(token_id, int) or not 0 <= token_id < len(tokens) for token_id in ids):
        raise ValueError("ids holds an unknown id")
    return b"".join(tokens[token_id] for token_id in ids).decode("utf-8", errors="replace")


@mistake("decode")
def skips_unknown_ids(ids, merges):
    """You leave unknown ids out; the docstring refuses them with a ValueError that names ids."""
    tokens = [bytes([value]) for value in range(256)] + [first + second for first, second in merges]
    known = [tokens[token_id] for token_id in ids if 0 <= token_id < len(tokens)]
    return b"".join(known).decode("utf-8", errors="replace")


@mistake("decode")
def subtracts_from_unsigned_ids(ids, merges):
    """You subtract 256 from ids, which unsigned integers cannot bear; the docstring takes ids of any integer type."""
    parts = []
    for token_id in ids:
        if token_id < 0 or token_id >= 256 + len(merges):
            raise ValueError("ids holds an unknown id")
        rank = token_id - 256
        parts.append(bytes([token_id]) if rank < 0 else b"".join(merges[rank]))
    return b"".join(parts).decode("utf-8", errors="replace")
