"""Known mistakes of the module bpe: what somebody might write below the checks that are given."""

import re
from collections import Counter, defaultdict
from itertools import pairwise

from llmlings.testing import mistake


@mistake("pretokenize")
def leaves_spaces_alone(text):
    """Your spaces are chunks of their own; the docstring joins one space to the word or the punctuation behind it."""
    return re.findall(r"\w+|[^\w\s]+|\s+", text)


@mistake("pretokenize")
def drops_white_space(text):
    """Your chunks hold no white space; keep every character, so that the chunks joined give the text back."""
    return re.findall(r"\w+|[^\w\s]+", text)


@mistake("pretokenize")
def glues_any_white_space_to_words(text):
    """Your words take a line break or a tab in front along; the docstring allows only a space there."""
    return re.findall(r"\s?\w+|\s?[^\w\s]+|\s+", text)


@mistake("pretokenize")
def leaves_the_last_space_to_the_word(text):
    """Of two spaces you leave the second to the word, as GPT-2's own pattern does; here white space stays together."""
    return re.findall(r" ?\w+| ?[^\w\s]+|\s+(?!\S)|\s+", text)


@mistake("pretokenize")
def splits_punctuation_one_by_one(text):
    """Each of your punctuation marks is a chunk of its own; a run of punctuation such as ?! stays in one chunk."""
    return re.findall(r" ?\w+| ?[^\w\s]|\s+", text)


@mistake("pretokenize")
def keeps_punctuation_with_the_word(text):
    """You cut at white space alone, so punctuation stays with its word; a run of punctuation is a chunk of its own."""
    return re.findall(r" ?\S+|\s+", text)


@mistake("pretokenize")
def puts_the_space_behind(text):
    """Your words end with the space behind them; the docstring puts a space in front of the word that it precedes."""
    return re.findall(r"\w+ ?|[^\w\s]+ ?|\s+", text)


@mistake("count_pairs")
def ignores_word_counts(words):
    """Your pairs count once for each word; the docstring counts a pair as often as its word occurs."""
    return _counted(dict.fromkeys(words, 1))


@mistake("count_pairs")
def counts_a_pair_once_in_a_word(words):
    """You count a pair once for each word that holds it; the docstring counts it at every position of the word."""
    return _counted(words, lambda word: set(pairwise(word)))


@mistake("count_pairs")
def counts_without_overlap(words):
    """You count (a, a) once in the word (a, a, a); the docstring counts every position, so it is there twice."""
    return _counted(words, _apart)


@mistake("count_pairs")
def runs_over_the_end_of_a_word(words):
    """You look for a token behind the last one of a word; a word of n tokens has n - 1 pairs."""
    return _counted(words, lambda word: [(word[i], word[i + 1]) for i in range(len(word))])


@mistake("count_pairs")
def forgets_the_last_pair(words):
    """You stop before the last pair of a word; a word of n tokens has n - 1 pairs."""
    return _counted(words, lambda word: [(word[i], word[i + 1]) for i in range(len(word) - 2)])


@mistake("count_pairs")
def cuts_a_word_into_pairs(words):
    """You go over a word in steps of two; a token is in two pairs, with the one before it and with the one behind it."""
    return _counted(words, lambda word: zip(word[::2], word[1::2]))


@mistake("count_pairs")
def forgets_the_order_of_a_pair(words):
    """You count (a, b) and (b, a) as the same pair; the docstring keeps the order of the tokens."""
    return _counted(words, lambda word: [tuple(sorted(pair)) for pair in pairwise(word)])


@mistake("merge_pair")
def merges_the_first_occurrence_only(word, pair):
    """You join the first occurrence of the pair and leave the others; the docstring joins every one."""
    for position in range(len(word) - 1):
        if word[position : position + 2] == pair:
            return (*word[:position], b"".join(pair), *word[position + 2 :])
    return word


@mistake("merge_pair")
def forgets_the_last_token(word, pair):
    """Your merged word lacks its last token when that is not part of the pair; the docstring keeps every token."""
    merged = _merged(word, pair)
    return merged[:-1] if merged[-1:] == word[-1:] else merged


@mistake("merge_pair")
def looks_behind_the_last_token(word, pair):
    """You look for a token behind the last one when that is the first of the pair; stop one place earlier."""
    return _merged(word, pair, lambda here: here[0] == pair[0] and here[1] == pair[1])


@mistake("merge_pair")
def keeps_the_second_token(word, pair):
    """Behind the joined token you go on with the second token of the pair, which is in it already; go on behind both."""
    return _merged(word, pair, step=1)


@mistake("merge_pair")
def merges_by_joined_bytes(word, pair):
    """You join any two neighbours whose bytes read like those of the pair; join the very tokens of the pair only."""
    return _merged(word, pair, lambda here: len(here) == 2 and b"".join(here) == b"".join(pair))


@mistake("merge_pair")
def merges_overlap(word, pair):
    """You join a token with its left and its right neighbour; the docstring joins a token once at most."""
    merged, position = [], 0
    while position < len(word):
        found = word[position : position + 2] == pair
        merged.append(b"".join(pair) if found else word[position])
        position += 2 if found and word[position + 1 : position + 3] != pair else 1
    return tuple(merged)


@mistake("train_bpe")
def first_seen_wins_ties(text, num_merges):
    """On a tie you take the pair that was seen first; the docstring takes the greatest in Python's order of tuples."""
    return _learned(pretokenize(text), num_merges, lambda counts: max(counts, key=counts.get))


@mistake("train_bpe")
def smallest_pair_wins_ties(text, num_merges):
    """On a tie you take the smallest pair; the docstring takes the greatest in Python's order of tuples."""
    return _learned(pretokenize(text), num_merges, lambda counts: min(counts, key=lambda pair: (-counts[pair], pair)))


@mistake("train_bpe")
def counts_each_chunk_once(text, num_merges):
    """You count every distinct chunk once; the docstring counts a pair as often as its chunk occurs in the text."""
    return _learned(dict.fromkeys(pretokenize(text)), num_merges)


@mistake("train_bpe")
def merges_across_chunks(text, num_merges):
    """Your merges join the end of one chunk with the start of the next; merge within the chunks of pretokenize only."""
    return _learned(text.splitlines(keepends=True), num_merges)


@mistake("train_bpe")
def trains_on_characters(text, num_merges):
    """Your words start as characters; the docstring starts with single UTF-8 bytes, of which é has two."""
    return _learned(pretokenize(text), num_merges, spell=lambda chunk: tuple(c.encode("utf-8") for c in chunk))


@mistake("train_bpe")
def stops_at_pairs_that_occur_once(text, num_merges):
    """You stop when the best pair occurs only once; the docstring goes on until no pair is left."""
    return _learned(pretokenize(text), num_merges, least=2)


@mistake("train_bpe")
def joined_bytes_decide_ties(text, num_merges):
    """On a tie you compare the joined bytes of the pairs; compare the tuples, the first token before the second."""
    joined = lambda counts: max(counts, key=lambda pair: (counts[pair], b"".join(pair), pair))
    return _learned(pretokenize(text), num_merges, joined)


@mistake("train_bpe")
def fails_when_no_pair_is_left(text, num_merges):
    """Your training breaks down when no pair is left to merge; it ends with the merges learned so far."""
    return _learned(pretokenize(text), num_merges, least=0)


@mistake("train_bpe")
def takes_all_merges_from_the_first_count(text, num_merges):
    """You count once and take the most frequent pairs of that; after a merge there are other pairs, so count again."""
    counts = count_pairs(Counter(map(_bytes_of, pretokenize(text))))
    return sorted(counts, key=lambda pair: (counts[pair], pair), reverse=True)[:num_merges]


@mistake("train_bpe", costs="time")
def recounts_everything(text, num_merges):
    """You count all pairs of all words again after every merge; update the counts where the merge changed a word."""
    words, merges = Counter(map(_bytes_of, pretokenize(text))), []
    while len(merges) < num_merges and (counts := count_pairs(words)):
        merges.append(_greatest(counts))
        words = {merge_pair(word, merges[-1]): number for word, number in words.items()}
    return merges


@mistake("train_bpe")
def learns_one_merge_too_many(text, num_merges):
    """You learn one merge more than asked for; the docstring asks for num_merges of them."""
    return _learned(pretokenize(text), num_merges + 1)


@mistake("encode")
def ids_of_merges_start_at_257(text, merges):
    """Your ids of merges begin at 257; the docstring gives the result of merge i the id 256 + i."""
    return [token_id + (token_id > 255) for token_id in _encoded(pretokenize(text), merges)]


@mistake("encode")
def leftmost_pair_first(text, merges):
    """You go through the text from left to right; of all its known pairs the one with the lowest index is merged first."""
    return _encoded(pretokenize(text), merges, lambda ranks: ranks[0])


@mistake("encode")
def latest_merge_first(text, merges):
    """You apply the merge learned last first; the docstring applies the one with the lowest index first."""
    return _encoded(pretokenize(text), merges, max)


@mistake("encode")
def longest_token_from_the_left(text, merges):
    """You cut off the longest known token from the left, as WordPiece does; apply the merges in their order."""
    ids = {bytes([value]): value for value in range(256)}
    ids.update((first + second, 256 + i) for i, (first, second) in enumerate(merges))
    found = []
    for rest in map(str.encode, pretokenize(text)):
        while rest:
            longest = max(filter(rest.startswith, ids), key=len)
            found.append(ids[longest])
            rest = rest.removeprefix(longest)
    return found


@mistake("encode", slip=True)
def gives_the_id_of_the_last_merge_of_these_bytes(text, merges):
    """You look the id up by the bytes of a token; two merges may give equal bytes, and the id is that of the one that
    was applied."""
    last = {first + second: 256 + i for i, (first, second) in enumerate(merges)}
    ids = _encoded(pretokenize(text), merges)
    return [last[b"".join(merges[token_id - 256])] if token_id > 255 else token_id for token_id in ids]


@mistake("encode")
def encodes_the_text_as_one_chunk(text, merges):
    """Your merges join tokens of different chunks; the docstring applies them within each chunk of pretokenize."""
    return _encoded([text], merges)


@mistake("encode")
def drops_spaces_when_encoding(text, merges):
    """Your ids leave out the white space; the docstring encodes every chunk of pretokenize, spaces included."""
    return _encoded(text.split(), merges)


@mistake("encode")
def returns_tokens(text, merges):
    """You return the tokens themselves; the docstring asks for the id of each."""
    return _tokens_of(_encoded(pretokenize(text), merges), merges)


@mistake("encode")
def applies_a_merge_once_in_a_chunk(text, merges):
    """A merge of yours joins only one occurrence of its pair in a chunk; join all of them before the next merge."""
    ids = {**{bytes([value]): value for value in range(256)}, **{b"".join(m): 256 + i for i, m in enumerate(merges)}}
    found = []
    for chunk in pretokenize(text):
        word = _bytes_of(chunk)
        for pair in merges:
            for i in [i for i in range(len(word) - 1) if word[i : i + 2] == pair][:1]:
                word = (*word[:i], b"".join(pair), *word[i + 2 :])
        found += [ids[token] for token in word]
    return found


@mistake("encode")
def goes_through_the_merges_backwards(text, merges):
    """You go through the merges from the last to the first; the docstring applies them in the order learned."""
    ids = {bytes([value]): value for value in range(256)}
    words = list(map(_bytes_of, pretokenize(text)))
    for rank, pair in reversed([*enumerate(merges)]):
        words = [merge_pair(word, pair) for word in words]
        ids[b"".join(pair)] = 256 + rank
    return [ids[token] for word in words for token in word]


@mistake("encode")
def normalizes_before_encoding(text, merges):
    """You normalise the text, which joins letters and accents, so decoding gives another text back; encode the bytes of
    the text as it is."""
    return _encoded(pretokenize(unicodedata.normalize("NFC", text)), merges)


@mistake("decode")
def decodes_each_token_alone(ids, merges):
    """You decode every token by itself; join all bytes first, since a character may be spread over several tokens."""
    return "".join(token.decode("utf-8", errors="replace") for token in _tokens_of(ids, merges))


@mistake("decode")
def fails_on_malformed_bytes(ids, merges):
    """You raise an error on malformed bytes; the docstring puts U+FFFD in their place."""
    return b"".join(_tokens_of(ids, merges)).decode("utf-8")


@mistake("decode")
def decodes_bytes_as_latin_1(ids, merges):
    """You turn every byte into a character of its own; the docstring decodes the bytes as UTF-8."""
    return b"".join(_tokens_of(ids, merges)).decode("latin-1")


@mistake("decode")
def leaves_malformed_bytes_out(ids, merges):
    """You leave malformed bytes out; the docstring puts U+FFFD in their place."""
    return b"".join(_tokens_of(ids, merges)).decode("utf-8", errors="ignore")


def _counted(words, pairs_of=pairwise):
    counts = defaultdict(int)
    for word, word_count in words.items():
        for pair in pairs_of(word):
            counts[pair] += word_count
    return dict(counts)


def _apart(word):
    """Return the pairs of a word; of a run of one token only those that do not overlap."""
    pairs = []
    for pair in pairwise(word):
        pairs.append(None if pair[0] == pair[1] and pairs[-1:] == [pair] else pair)
    return filter(None, pairs)


def _merged(word, pair, fits=None, step=2):
    merged, position = [], 0
    while position < len(word):
        here = word[position : position + 2]
        found = fits(here) if fits else here == pair
        merged.append(b"".join(here) if found else word[position])
        position += step if found else 1
    return tuple(merged)


def _bytes_of(chunk):
    return tuple(bytes([value]) for value in chunk.encode("utf-8"))


def _greatest(counts):
    return max(counts, key=lambda pair: (counts[pair], pair))


def _learned(chunks, num_merges, choose=_greatest, least=1, spell=_bytes_of):
    words = [[word, number] for word, number in Counter(map(spell, chunks)).items()]
    counts, places, merges = defaultdict(int), defaultdict(set), []
    for place, (word, number) in enumerate(words):
        for pair in pairwise(word):
            counts[pair] += number
            places[pair].add(place)
    while len(merges) < num_merges and (counts or not least) and counts[best := choose(counts)] >= least:
        merges.append(best)
        for place in places.pop(best):
            word, number = words[place]
            words[place][0] = merge_pair(word, best)
            changes = Counter(pairwise(words[place][0]))
            changes.subtract(pairwise(word))
            for pair, change in changes.items():
                counts[pair] += number * change
                if change > 0:
                    places[pair].add(place)
                if not counts[pair]:
                    del counts[pair]
        counts.pop(best, None)
    return merges


def _encoded(chunks, merges, choose=min):
    """Return the ids of chunks; `choose` picks one of the ranks of the merges that apply."""
    ranks = {pair: rank for rank, pair in enumerate(merges)}
    ids = {bytes([value]): value for value in range(256)}
    found = []
    for chunk in chunks:
        word = _bytes_of(chunk)
        while known := [ranks[pair] for pair in pairwise(word) if pair in ranks]:
            rank = choose(known)
            word = merge_pair(word, merges[rank])
            ids[b"".join(merges[rank])] = 256 + rank
        found += [ids[token] for token in word]
    return found


def _tokens_of(ids, merges):
    return [bytes([token_id]) if token_id < 256 else b"".join(merges[token_id - 256]) for token_id in ids]
