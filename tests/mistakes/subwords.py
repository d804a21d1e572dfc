"""Known mistakes of the module subwords: what somebody might write, where nothing is given."""

import math
import re
from collections import Counter
from functools import cache
from itertools import pairwise, product

from llmlings.testing import mistake


def _count(words, tokens_of=tuple, pairs_of=pairwise):
    tokens, pairs = Counter(), Counter()
    for word, count in words.items():
        for token in tokens_of(word):
            tokens[token] += count
        for pair in pairs_of(word):
            pairs[pair] += count
    return tokens, pairs


def _score(tokens, pairs):
    return {(a, b): n / (tokens[a] * tokens[b]) for (a, b), n in pairs.items()}


def _match(word, vocabulary, stuck, ends=None, mark="##"):
    """Split by the longest match; `ends` are the ends to try for a start, `stuck` makes the result of a dead end."""
    ends = ends or (lambda start: range(len(word), start, -1))
    pieces, start = [], 0
    while start < len(word):
        front = mark if start else ""
        fitting = [end for end in ends(start) if front + word[start:end] in vocabulary]
        if not fitting:
            return stuck(pieces)
        pieces.append(front + word[start : fitting[0]])
        start = fitting[0]
    return pieces


def _segment(text, log_probabilities, way_of, start_way=(0.0, 0), checked=True):
    """Find the segmentation of the greatest way; `way_of` makes a new one of the way before and a log-probability."""
    longest = max(map(len, log_probabilities), default=0)
    best, starts = {0: start_way}, {}
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - longest), end):
            piece = text[start:end]
            if start in best and piece in log_probabilities:
                way = way_of(best[start], log_probabilities[piece])
                if end not in best or way > best[end]:
                    best[end], starts[end] = way, start
    if checked and len(text) not in best:
        raise ValueError("text has no segmentation")
    pieces, end = [], len(text)
    while end > 0:
        pieces.append(text[starts[end] : end])
        end = starts[end]
    return pieces[::-1]


def _refuse(pieces):
    raise ValueError("text has no segmentation")


@mistake("wordpiece_scores")
def counts_pairs_as_bpe_does(words):
    """Your score is the count of the pair, as in byte pair encoding; WordPiece divides it by both tokens' counts."""
    return _count(words)[1]


@mistake("wordpiece_scores")
def divides_without_a_rest(words):
    """You divide with `//`, which leaves 0 for nearly every pair; the scores are fractions, so divide with `/`."""
    tokens, pairs = _count(words)
    return {(a, b): n // (tokens[a] * tokens[b]) for (a, b), n in pairs.items()}


@mistake("wordpiece_scores")
def divides_by_the_sum_of_the_counts(words):
    """You divide by the sum of the two tokens' counts; divide by their product."""
    tokens, pairs = _count(words)
    return {(a, b): n / (tokens[a] + tokens[b]) for (a, b), n in pairs.items()}


@mistake("wordpiece_scores")
def ignores_the_word_counts(words):
    """You count every word once; count its tokens and pairs as often as the word occurs."""
    return _score(*_count(dict.fromkeys(words, 1)))


@mistake("wordpiece_scores")
def ignores_word_counts_for_tokens(words):
    """You count pairs as often as their word occurs, but tokens once for each word; weight all three counts alike."""
    return _score(_count(dict.fromkeys(words, 1))[0], _count(words)[1])


@mistake("wordpiece_scores")
def counts_tokens_in_pairs_only(words):
    """You count tokens only in pairs, so words of one token add nothing; they count everywhere."""
    return _score(*_count(words, tokens_of=lambda word: word if len(word) > 1 else ()))


@mistake("wordpiece_scores")
def counts_first_and_second_places_apart(words):
    """You count the first token only where it begins a pair, and the second only where it ends one; both count wherever
    they occur."""
    firsts, seconds, pairs = Counter(), Counter(), _count(words)[1]
    for (a, b), count in pairs.items():
        firsts[a] += count
        seconds[b] += count
    return {(a, b): n / (firsts[a] * seconds[b]) for (a, b), n in pairs.items()}


@mistake("wordpiece_scores")
def counts_a_token_once_in_a_word(words):
    """You count a token once in a word, however often it is there; every position counts."""
    return _score(*_count(words, tokens_of=set))


@mistake("wordpiece_scores")
def counts_a_pair_once_in_a_word(words):
    """You count a pair once in a word, however often it is there; every position counts."""
    return _score(*_count(words, pairs_of=lambda word: set(pairwise(word))))


@mistake("wordpiece_split")
def goes_back_when_stuck(word, vocabulary, unknown="[UNK]"):
    """You try a shorter piece when the rest cannot be split; a choice is never taken back."""

    def split(start):
        if start == len(word):
            return []
        for end in range(len(word), start, -1):
            piece = ("##" if start else "") + word[start:end]
            if piece in vocabulary and (rest := split(end)) is not None:
                return [piece, *rest]
        return None

    pieces = split(0)
    return [unknown] if pieces is None else pieces


@mistake("wordpiece_split")
def keeps_the_pieces_before_the_gap(word, vocabulary, unknown="[UNK]"):
    """You return the pieces found so far and then the unknown token; the whole word becomes the unknown token."""
    return _match(word, vocabulary, lambda pieces: [*pieces, unknown])


@mistake("wordpiece_split")
def stops_where_nothing_fits(word, vocabulary, unknown="[UNK]"):
    """You return the pieces found so far and drop the rest; the whole word becomes the unknown token."""
    return _match(word, vocabulary, lambda pieces: pieces or [unknown])


@mistake("wordpiece_split")
def takes_the_shortest_piece(word, vocabulary, unknown="[UNK]"):
    """You take the shortest piece that fits; take the longest."""
    return _match(word, vocabulary, lambda _: [unknown], lambda start: range(start + 1, len(word) + 1))


@mistake("wordpiece_split")
def never_tries_the_whole_rest(word, vocabulary, unknown="[UNK]"):
    """You never try the whole rest of the word, so every word is unknown: the last end to try is len(word)."""
    return _match(word, vocabulary, lambda _: [unknown], lambda start: range(len(word) - 1, start, -1))


@mistake("wordpiece_split")
def never_marks_a_piece(word, vocabulary, unknown="[UNK]"):
    """You look all pieces up as they are in the word; those that do not begin it have ## in front."""
    return _match(word, vocabulary, lambda _: [unknown], mark="")


@mistake("wordpiece_split")
def returns_pieces_without_the_mark(word, vocabulary, unknown="[UNK]"):
    """You look pieces up with their ## and return them without it; return them as they are in the vocabulary."""
    return [piece.removeprefix("##") for piece in _match(word, vocabulary, lambda _: [unknown])]


@mistake("wordpiece_split")
def always_the_same_unknown_token(word, vocabulary, unknown="[UNK]"):
    """You always return [UNK] for an unknown word; that is only the default of `unknown`, so use that."""
    return _match(word, vocabulary, lambda _: ["[UNK]"])


@mistake("wordpiece_split", slip=True)
def the_empty_word_is_unknown(word, vocabulary, unknown="[UNK]"):
    """You return the unknown token for the empty word; no part of it is without a match, so it gives an empty list."""
    return _match(word, vocabulary, lambda _: [unknown]) or [unknown]


@mistake("wordpiece_split")
def never_tries_one_character(word, vocabulary, unknown="[UNK]"):
    """You never try a piece of a single character: a range stops before its end."""
    return _match(word, vocabulary, lambda _: [unknown], lambda start: range(len(word), start + 1, -1))


@mistake("wordpiece_split")
def replaces_single_characters(word, vocabulary, unknown="[UNK]"):
    """You replace a character that fits nowhere by the unknown token and go on; the whole word becomes that token."""
    pieces, start = [], 0
    while start < len(word):
        ends = range(len(word), start, -1)
        fitting = [end for end in ends if "##" * (start > 0) + word[start:end] in vocabulary]
        pieces.append("##" * (start > 0) + word[start : fitting[0]] if fitting else unknown)
        start = fitting[0] if fitting else start + 1
    return pieces


@mistake("wordpiece_split")
def normalises_the_word(word, vocabulary, unknown="[UNK]"):
    """You normalise the word, so that a letter and its accent become one character; the word is taken as it is."""
    return _match(unicodedata.normalize("NFC", word), vocabulary, lambda _: [unknown])


@mistake("mark_spaces", slip=True)
def leaves_the_empty_text_empty(text):
    """You leave the empty text as it is; it gets its mark in front like every text."""
    return "▁" + text.replace(" ", "▁") if text else ""


@mistake("mark_spaces")
def needs_no_mark_before_a_space(text):
    """You put no mark in front when the text begins with a space already; then the way back would lose that space."""
    return ("" if text.startswith(" ") else "▁") + text.replace(" ", "▁")


@mistake("mark_spaces")
def puts_no_mark_in_front(text):
    """You mark the spaces, but put no mark in front of the text; do both."""
    return text.replace(" ", "▁")


@mistake("mark_spaces")
def marks_words_only(text):
    """You split at white space and mark the words; spaces at the ends and in a row are lost, and line breaks too."""
    return "▁" + "▁".join(text.split())


@mistake("mark_spaces")
def puts_one_mark_for_a_run_of_spaces(text):
    """You put one mark for several spaces in a row; every space becomes a mark of its own."""
    return "▁" + re.sub(" +", "▁", text)


@mistake("mark_spaces")
def marks_all_white_space(text):
    """You mark line breaks, tabs and other white space too; only the space U+0020 is marked."""
    return "▁" + re.sub(r"\s", "▁", text)


@mistake("mark_spaces")
def strips_before_it_marks(text):
    """You cut white space off the ends of the text; it is part of it, and each space becomes a mark."""
    return "▁" + text.strip().replace(" ", "▁")


@mistake("mark_spaces")
def marks_with_an_underscore(text):
    """Your mark is the underscore of the keyboard; it has to be U+2581, which looks like it."""
    return "_" + text.replace(" ", "_")


@mistake("mark_spaces")
def returns_a_list_of_words(text):
    """You return the marked words in a list; return one string."""
    return ["▁" + word for word in text.split(" ")]


@mistake("unmark_spaces")
def leaves_a_space_in_front(pieces):
    """You turn the first mark into a space; it was put in front by mark_spaces, and the text does not have it."""
    return "".join(pieces).replace("▁", " ")


@mistake("unmark_spaces")
def strips_all_spaces_in_front(pieces):
    """You drop all marks in front; only one was added, the others were spaces of the text."""
    return "".join(pieces).lstrip("▁").replace("▁", " ")


@mistake("unmark_spaces")
def strips_all_white_space(pieces):
    """You cut all white space off both ends; line breaks and spaces there belong to the text."""
    return "".join(pieces).replace("▁", " ").strip()


@mistake("unmark_spaces")
def joins_with_spaces(pieces):
    """You join the pieces with spaces, although a piece may be a part of a word; the spaces are where the marks are."""
    return " ".join(piece.replace("▁", "") for piece in pieces)


@mistake("unmark_spaces")
def drops_the_mark_of_every_piece(pieces):
    """You drop the mark in front of every piece; only the first piece's was added."""
    return "".join(piece.removeprefix("▁") for piece in pieces).replace("▁", " ")


@mistake("unmark_spaces")
def drops_the_marks(pieces):
    """You drop all marks; only the first goes, the others become spaces again."""
    return "".join(pieces).replace("▁", "")


@mistake("unmark_spaces")
def shrinks_runs_of_spaces(pieces):
    """You cut the text into words and join them again, which loses spaces in a row; each mark is a space of the text."""
    return " ".join("".join(pieces).replace("▁", " ").split())


@mistake("unmark_spaces")
def replaces_one_mark_of_each_piece(pieces):
    """You turn only the first mark of each piece into a space; a piece may hold several."""
    return "".join(piece.replace(SPACE_MARK, " ", 1) for piece in pieces).removeprefix(" ")


@mistake("unigram_split", slip=True)
def takes_zero_for_missing(text, log_probabilities):
    """You take a log-probability of 0.0 for a missing one; it belongs to a piece of probability 1."""
    known = {piece: value for piece, value in log_probabilities.items() if value}
    return _segment(text, known, lambda way, value: (way[0] + value, way[1] - 1))


@mistake("unigram_split")
def takes_the_longest_piece_next(text, log_probabilities):
    """You take the longest piece that fits, as WordPiece does; look for the largest sum over the whole text."""
    return _match(text, log_probabilities, _refuse, lambda start: range(min(len(text), start + 12), start, -1), "")


@mistake("unigram_split")
def takes_the_most_probable_piece_next(text, log_probabilities):
    """You take the most probable piece that fits next; look for the largest sum over the whole text."""

    def ends(start):
        close = range(start + 1, min(len(text), start + 12) + 1)
        return sorted(close, key=lambda end: -log_probabilities.get(text[start:end], 0))

    return _match(text, log_probabilities, _refuse, ends, "")


@mistake("unigram_split")
def takes_the_smallest_sum(text, log_probabilities):
    """You take the smallest sum; log-probabilities are negative, and the more probable one has the larger sum."""
    return _segment(text, log_probabilities, lambda way, value: (way[0] - value, way[1] - 1))


@mistake("unigram_split")
def prefers_fewer_pieces(text, log_probabilities):
    """You take the segmentation with the fewest pieces, and only then the largest sum; it is the other way around."""
    return _segment(text, log_probabilities, lambda way, value: (way[0] - 1, way[1] + value))


@mistake("unigram_split", slip=True)
def raises_a_key_error(text, log_probabilities):
    """You let the dict raise a KeyError when the text cannot be cut; raise a ValueError that names text."""
    return _segment(text, log_probabilities, lambda way, value: (way[0] + value, way[1] - 1), checked=False)


@mistake("unigram_split")
def multiplies_the_probabilities(text, log_probabilities):
    """You multiply probabilities, and the product of many small ones is 0 in a float64; add logarithms instead."""
    return _segment(text, log_probabilities, lambda way, value: (way[0] * math.exp(value), way[1] - 1), (1.0, 0))


@mistake("unigram_split", slip=True)
def first_way_wins_ties(text, log_probabilities):
    """On a tie you keep the way that you found first; keep the number of pieces beside the sum, and prefer fewer."""
    return _segment(text, log_probabilities, lambda way, value: (way[0] + value,))


@mistake("unigram_split", slip=True)
def more_pieces_win_ties(text, log_probabilities):
    """On a tie you take the segmentation with more pieces; take the one with fewer."""
    return _segment(text, log_probabilities, lambda way, value: (way[0] + value, way[1] + 1))


@mistake("unigram_split")
def returns_the_pieces_backwards(text, log_probabilities):
    """You return the pieces as you found them, from the end; they go in the order of the text."""
    return _segment(text, log_probabilities, lambda way, value: (way[0] + value, way[1] - 1))[::-1]


@mistake("unigram_split", costs="time")
def tries_too_much(text, log_probabilities):
    """You do too much: try every segmentation, every length or every known piece, or copy all pieces at every place;
    the work may grow with the length of the text times the longest piece, no more."""
    ways = []
    for cuts in product(("", "\0"), repeat=max(0, len(text) - 1)):
        pieces = "".join(character + cut for character, cut in zip(text, (*cuts, ""))).split("\0")
        if all(piece in log_probabilities for piece in pieces):
            ways.append((sum(map(log_probabilities.get, pieces)), -len(pieces), pieces))
    if text and not ways:
        raise ValueError("text has no segmentation")
    return max(ways)[2] if text else []


@mistake("unigram_split")
def multiplies_the_log_probabilities(text, log_probabilities):
    """You multiply the log-probabilities, and every second product of negative numbers is positive; probabilities are
    multiplied, their logarithms are added."""
    return _segment(text, log_probabilities, lambda way, value: (way[0] * value, way[1] - 1), (1.0, 0))
