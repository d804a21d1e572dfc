"""Known mistakes of the module subwords: below each function's checks, which are given."""

from functools import cache
from itertools import product
import itertools
import math

from llmlings.testing import mistake


@mistake("wordpiece_scores")
def accepts_a_count_of_zero(words):
    """You refuse negative counts but accept a count of 0; the docstring refuses every count below 1."""
    tokens, pairs = {}, {}
    for word, count in words.items():
        if count < 0:
            raise ValueError("words holds a count below 1")
        for token in word:
            tokens[token] = tokens.get(token, 0) + count
        for pair in zip(word, word[1:]):
            pairs[pair] = pairs.get(pair, 0) + count
    return {(a, b): n / (tokens[a] * tokens[b]) for (a, b), n in pairs.items()}


@mistake("wordpiece_scores")
def accepts_any_count(words):
    """You accept a word that occurs 0 times or less; the docstring refuses it with a ValueError that names words."""
    tokens, pairs = {}, {}
    for word, count in words.items():
        for token in word:
            tokens[token] = tokens.get(token, 0) + count
        for pair in zip(word, word[1:]):
            pairs[pair] = pairs.get(pair, 0) + count
    return {(a, b): n / (tokens[a] * tokens[b]) for (a, b), n in pairs.items()}


@mistake("wordpiece_scores")
def checks_only_words_with_pairs(words):
    """You check the count only where a pair is counted; a word of one token with a count of 0 gets through."""
    tokens, pairs = {}, {}
    for word, count in words.items():
        for token in word:
            tokens[token] = tokens.get(token, 0) + count
        for pair in zip(word, word[1:]):
            if count < 1:
                raise ValueError("words holds a count below 1")
            pairs[pair] = pairs.get(pair, 0) + count
    return {(a, b): n / (tokens[a] * tokens[b]) for (a, b), n in pairs.items()}


@mistake("wordpiece_scores")
def counts_a_pair_once_in_a_word(words):
    """You count a pair once in a word, however often it stands there; the docstring counts every position."""
    tokens, pairs = {}, {}
    for word, count in words.items():
        if count < 1:
            raise ValueError("words holds a count below 1")
        for token in word:
            tokens[token] = tokens.get(token, 0) + count
        for pair in set(zip(word, word[1:])):
            pairs[pair] = pairs.get(pair, 0) + count
    return {(a, b): n / (tokens[a] * tokens[b]) for (a, b), n in pairs.items()}


@mistake("wordpiece_scores")
def counts_a_token_and_its_continuation_together(words):
    """You count u and ##u together in the divisor; the docstring counts them as two tokens."""
    tokens, pairs = {}, {}
    for word, count in words.items():
        if count < 1:
            raise ValueError("words holds a count below 1")
        for token in [token.removeprefix("##") for token in word]:
            tokens[token] = tokens.get(token, 0) + count
        for pair in zip(word, word[1:]):
            pairs[pair] = pairs.get(pair, 0) + count
    return {(a, b): n / (tokens[a.removeprefix("##")] * tokens[b.removeprefix("##")]) for (a, b), n in pairs.items()}


@mistake("wordpiece_scores")
def counts_a_token_once_in_a_word(words):
    """You count a token once in a word, however often it stands there; the docstring counts every position."""
    tokens, pairs = {}, {}
    for word, count in words.items():
        if count < 1:
            raise ValueError("words holds a count below 1")
        for token in set(word):
            tokens[token] = tokens.get(token, 0) + count
        for pair in zip(word, word[1:]):
            pairs[pair] = pairs.get(pair, 0) + count
    return {(a, b): n / (tokens[a] * tokens[b]) for (a, b), n in pairs.items()}


@mistake("wordpiece_scores")
def counts_first_and_second_places_apart(words):
    """You count the first token only where it begins a pair, and the second only where it ends one; the docstring counts
    both wherever they occur.
    """
    firsts, seconds, pairs = {}, {}, {}
    for word, count in words.items():
        if count < 1:
            raise ValueError("words holds a count below 1")
        for a, b in zip(word, word[1:]):
            firsts[a] = firsts.get(a, 0) + count
            seconds[b] = seconds.get(b, 0) + count
            pairs[a, b] = pairs.get((a, b), 0) + count
    return {(a, b): n / (firsts[a] * seconds[b]) for (a, b), n in pairs.items()}


@mistake("wordpiece_scores")
def counts_pairs_as_bpe_does(words):
    """Your score is the count of the pair, as in byte pair encoding; WordPiece divides it by the counts of both tokens.

    """
    tokens, pairs = {}, {}
    for word, count in words.items():
        if count < 1:
            raise ValueError("words holds a count below 1")
        for token in word:
            tokens[token] = tokens.get(token, 0) + count
        for pair in zip(word, word[1:]):
            pairs[pair] = pairs.get(pair, 0) + count
    return {(a, b): n for (a, b), n in pairs.items()}


@mistake("wordpiece_scores")
def counts_tokens_in_pairs_only(words):
    """You count a token only where it stands in a pair, so words of one token add nothing; the docstring counts it
    wherever it occurs.
    """
    tokens, pairs = {}, {}
    for word, count in words.items():
        if count < 1:
            raise ValueError("words holds a count below 1")
        for token in word if len(word) > 1 else ():
            tokens[token] = tokens.get(token, 0) + count
        for pair in zip(word, word[1:]):
            pairs[pair] = pairs.get(pair, 0) + count
    return {(a, b): n / (tokens[a] * tokens[b]) for (a, b), n in pairs.items()}


@mistake("wordpiece_scores")
def divides_and_then_multiplies(words):
    """You divide by the count of the first token and multiply by that of the second: a / b * c is not a / (b * c)."""
    tokens, pairs = {}, {}
    for word, count in words.items():
        if count < 1:
            raise ValueError("words holds a count below 1")
        for token in word:
            tokens[token] = tokens.get(token, 0) + count
        for pair in zip(word, word[1:]):
            pairs[pair] = pairs.get(pair, 0) + count
    return {(a, b): n / tokens[a] * tokens[b] for (a, b), n in pairs.items()}


@mistake("wordpiece_scores")
def divides_by_the_first_token_only(words):
    """You divide by the count of the first token only; the docstring divides by the counts of both tokens."""
    tokens, pairs = {}, {}
    for word, count in words.items():
        if count < 1:
            raise ValueError("words holds a count below 1")
        for token in word:
            tokens[token] = tokens.get(token, 0) + count
        for pair in zip(word, word[1:]):
            pairs[pair] = pairs.get(pair, 0) + count
    return {(a, b): n / tokens[a] for (a, b), n in pairs.items()}


@mistake("wordpiece_scores")
def divides_by_the_root_of_the_product(words):
    """You divide by the square root of the product of the two counts; the docstring divides by the product itself."""
    tokens, pairs = {}, {}
    for word, count in words.items():
        if count < 1:
            raise ValueError("words holds a count below 1")
        for token in word:
            tokens[token] = tokens.get(token, 0) + count
        for pair in zip(word, word[1:]):
            pairs[pair] = pairs.get(pair, 0) + count
    return {(a, b): n / (tokens[a] * tokens[b]) ** 0.5 for (a, b), n in pairs.items()}


@mistake("wordpiece_scores")
def divides_by_the_second_token_only(words):
    """You divide by the count of the second token only; the docstring divides by the counts of both tokens."""
    tokens, pairs = {}, {}
    for word, count in words.items():
        if count < 1:
            raise ValueError("words holds a count below 1")
        for token in word:
            tokens[token] = tokens.get(token, 0) + count
        for pair in zip(word, word[1:]):
            pairs[pair] = pairs.get(pair, 0) + count
    return {(a, b): n / tokens[b] for (a, b), n in pairs.items()}


@mistake("wordpiece_scores")
def divides_by_the_sum_of_the_counts(words):
    """You divide by the sum of the two tokens' counts; the docstring divides by their product."""
    tokens, pairs = {}, {}
    for word, count in words.items():
        if count < 1:
            raise ValueError("words holds a count below 1")
        for token in word:
            tokens[token] = tokens.get(token, 0) + count
        for pair in zip(word, word[1:]):
            pairs[pair] = pairs.get(pair, 0) + count
    return {(a, b): n / (tokens[a] + tokens[b]) for (a, b), n in pairs.items()}


@mistake("wordpiece_scores")
def divides_without_a_rest(words):
    """You divide without a rest, which leaves 0 for nearly every pair; the scores are fractions."""
    tokens, pairs = {}, {}
    for word, count in words.items():
        if count < 1:
            raise ValueError("words holds a count below 1")
        for token in word:
            tokens[token] = tokens.get(token, 0) + count
        for pair in zip(word, word[1:]):
            pairs[pair] = pairs.get(pair, 0) + count
    return {(a, b): float(n // (tokens[a] * tokens[b])) for (a, b), n in pairs.items()}


@mistake("wordpiece_scores")
def empties_the_words(words):
    """You take the words out of the dict that you were given; it belongs to the caller, who still needs it."""
    tokens, pairs = {}, {}
    while words:
        word, count = words.popitem()
        if count < 1:
            raise ValueError("words holds a count below 1")
        for token in word:
            tokens[token] = tokens.get(token, 0) + count
        for pair in zip(word, word[1:]):
            pairs[pair] = pairs.get(pair, 0) + count
    return {(a, b): n / (tokens[a] * tokens[b]) for (a, b), n in pairs.items()}


@mistake("wordpiece_scores")
def forgets_the_order_of_the_pair(words):
    """You count (a, b) and (b, a) as one pair; the docstring has them as two."""
    tokens, pairs = {}, {}
    for word, count in words.items():
        if count < 1:
            raise ValueError("words holds a count below 1")
        for token in word:
            tokens[token] = tokens.get(token, 0) + count
        for pair in map(tuple, map(sorted, zip(word, word[1:]))):
            pairs[pair] = pairs.get(pair, 0) + count
    return {(a, b): n / (tokens[a] * tokens[b]) for (a, b), n in pairs.items()}


@mistake("wordpiece_scores")
def ignores_the_word_counts(words):
    """You count every word once; the docstring counts its tokens and pairs as often as the word occurs."""
    tokens, pairs = {}, {}
    for word, count in words.items():
        if count < 1:
            raise ValueError("words holds a count below 1")
        for token in word:
            tokens[token] = tokens.get(token, 0) + 1
        for pair in zip(word, word[1:]):
            pairs[pair] = pairs.get(pair, 0) + 1
    return {(a, b): n / (tokens[a] * tokens[b]) for (a, b), n in pairs.items()}


@mistake("wordpiece_scores")
def ignores_word_counts_for_pairs(words):
    """You count tokens as often as their word occurs, but pairs once for each word; the docstring weights all three
    counts.
    """
    tokens, pairs = {}, {}
    for word, count in words.items():
        if count < 1:
            raise ValueError("words holds a count below 1")
        for token in word:
            tokens[token] = tokens.get(token, 0) + count
        for pair in zip(word, word[1:]):
            pairs[pair] = pairs.get(pair, 0) + 1
    return {(a, b): n / (tokens[a] * tokens[b]) for (a, b), n in pairs.items()}


@mistake("wordpiece_scores")
def ignores_word_counts_for_tokens(words):
    """You count pairs as often as their word occurs, but tokens once for each word; the docstring weights all three
    counts.
    """
    tokens, pairs = {}, {}
    for word, count in words.items():
        if count < 1:
            raise ValueError("words holds a count below 1")
        for token in word:
            tokens[token] = tokens.get(token, 0) + 1
        for pair in zip(word, word[1:]):
            pairs[pair] = pairs.get(pair, 0) + count
    return {(a, b): n / (tokens[a] * tokens[b]) for (a, b), n in pairs.items()}


@mistake("wordpiece_scores")
def joins_the_two_tokens(words):
    """Your keys are the two tokens joined into one string; the docstring has pairs of tokens as keys."""
    tokens, pairs = {}, {}
    for word, count in words.items():
        if count < 1:
            raise ValueError("words holds a count below 1")
        for token in word:
            tokens[token] = tokens.get(token, 0) + count
        for pair in zip(word, word[1:]):
            pairs[pair] = pairs.get(pair, 0) + count
    return {a + b: n / (tokens[a] * tokens[b]) for (a, b), n in pairs.items()}


@mistake("wordpiece_scores")
def lists_pairs_that_never_occur(words):
    """You return a score of 0 for pairs that never occur; the docstring has only those that do."""
    tokens, pairs = {}, {}
    for word, count in words.items():
        if count < 1:
            raise ValueError("words holds a count below 1")
        for token in word:
            tokens[token] = tokens.get(token, 0) + count
        for pair in zip(word, word[1:]):
            pairs[pair] = pairs.get(pair, 0) + count
    return {(a, b): pairs.get((a, b), 0) / (tokens[a] * tokens[b]) for a in tokens for b in tokens}


@mistake("wordpiece_scores")
def multiplies_by_the_number_of_tokens(words):
    """You multiply by the number of all tokens, as pointwise mutual information does; the docstring has no such factor.

    """
    tokens, pairs = {}, {}
    for word, count in words.items():
        if count < 1:
            raise ValueError("words holds a count below 1")
        for token in word:
            tokens[token] = tokens.get(token, 0) + count
        for pair in zip(word, word[1:]):
            pairs[pair] = pairs.get(pair, 0) + count
    return {(a, b): n * sum(tokens.values()) / (tokens[a] * tokens[b]) for (a, b), n in pairs.items()}


@mistake("wordpiece_scores")
def pairs_across_words(words):
    """You also pair the last token of a word with the first of the next; pairs are counted within words only."""
    tokens, pairs, last = {}, {}, ()
    for word, count in words.items():
        if count < 1:
            raise ValueError("words holds a count below 1")
        for token in word:
            tokens[token] = tokens.get(token, 0) + count
        for pair in zip(last + word, (last + word)[1:]):
            pairs[pair] = pairs.get(pair, 0) + count
        last = word[-1:]
    return {(a, b): n / (tokens[a] * tokens[b]) for (a, b), n in pairs.items()}


@mistake("wordpiece_scores")
def pairs_all_tokens_of_a_word(words):
    """You pair every token with all that follow in the word; only neighbours are a pair."""
    tokens, pairs = {}, {}
    for word, count in words.items():
        if count < 1:
            raise ValueError("words holds a count below 1")
        for token in word:
            tokens[token] = tokens.get(token, 0) + count
        for pair in itertools.combinations(word, 2):
            pairs[pair] = pairs.get(pair, 0) + count
    return {(a, b): n / (tokens[a] * tokens[b]) for (a, b), n in pairs.items()}


@mistake("wordpiece_scores")
def returns_a_sorted_list(words):
    """You return a sorted list of pairs and scores; the docstring asks for a dict."""
    tokens, pairs = {}, {}
    for word, count in words.items():
        if count < 1:
            raise ValueError("words holds a count below 1")
        for token in word:
            tokens[token] = tokens.get(token, 0) + count
        for pair in zip(word, word[1:]):
            pairs[pair] = pairs.get(pair, 0) + count
    scores = {(a, b): n / (tokens[a] * tokens[b]) for (a, b), n in pairs.items()}
    return sorted(scores.items(), key=lambda item: item[1], reverse=True)


@mistake("wordpiece_scores")
def returns_the_best_pair_only(words):
    """You return the pair with the highest score alone; the docstring asks for the scores of all pairs."""
    tokens, pairs = {}, {}
    for word, count in words.items():
        if count < 1:
            raise ValueError("words holds a count below 1")
        for token in word:
            tokens[token] = tokens.get(token, 0) + count
        for pair in zip(word, word[1:]):
            pairs[pair] = pairs.get(pair, 0) + count
    scores = {(a, b): n / (tokens[a] * tokens[b]) for (a, b), n in pairs.items()}
    best = max(scores.values(), default=0.0)
    return {pair: score for pair, score in scores.items() if score == best}


@mistake("wordpiece_scores")
def rounds_the_scores(words):
    """You round the scores; large counts give scores that lie far behind the decimal point."""
    tokens, pairs = {}, {}
    for word, count in words.items():
        if count < 1:
            raise ValueError("words holds a count below 1")
        for token in word:
            tokens[token] = tokens.get(token, 0) + count
        for pair in zip(word, word[1:]):
            pairs[pair] = pairs.get(pair, 0) + count
    return {(a, b): round(n / (tokens[a] * tokens[b]), 4) for (a, b), n in pairs.items()}


@mistake("wordpiece_scores")
def takes_continuations_for_the_same_token(words):
    """You drop ## before you count, so that u and ##u become one token; the docstring takes tokens as they are."""
    tokens, pairs = {}, {}
    for word, count in words.items():
        if count < 1:
            raise ValueError("words holds a count below 1")
        word = [token.removeprefix("##") for token in word]
        for token in word:
            tokens[token] = tokens.get(token, 0) + count
        for pair in zip(word, word[1:]):
            pairs[pair] = pairs.get(pair, 0) + count
    return {(a, b): n / (tokens[a] * tokens[b]) for (a, b), n in pairs.items()}


@mistake("wordpiece_scores")
def takes_the_logarithm_of_the_score(words):
    """You return the logarithm of the score; the docstring asks for the quotient itself."""
    tokens, pairs = {}, {}
    for word, count in words.items():
        if count < 1:
            raise ValueError("words holds a count below 1")
        for token in word:
            tokens[token] = tokens.get(token, 0) + count
        for pair in zip(word, word[1:]):
            pairs[pair] = pairs.get(pair, 0) + count
    return {(a, b): math.log(n / (tokens[a] * tokens[b])) for (a, b), n in pairs.items()}


@mistake("wordpiece_split")
def accepts_pieces_without_the_mark(word, vocabulary, unknown='[UNK]'):
    """Where no piece with ## fits you accept one without it; such a piece can only begin a word."""
    pieces, start = [], 0
    while start < len(word):
        for end in range(len(word), start, -1):
            piece = word[start:end] if start == 0 else "##" + word[start:end]
            piece = piece if piece in vocabulary else word[start:end]
            if piece in vocabulary:
                break
        else:
            return [unknown]
        pieces.append(piece)
        start = end
    return pieces


@mistake("wordpiece_split")
def always_the_same_unknown_token(word, vocabulary, unknown='[UNK]'):
    """You always return [UNK]; the docstring takes the token that the argument unknown gives."""
    pieces, start = [], 0
    while start < len(word):
        for end in range(len(word), start, -1):
            piece = word[start:end] if start == 0 else "##" + word[start:end]
            if piece in vocabulary:
                break
        else:
            return ["[UNK]"]
        pieces.append(piece)
        start = end
    return pieces


@mistake("wordpiece_split")
def gives_up_on_long_words(word, vocabulary, unknown='[UNK]'):
    """You treat words of more than 100 characters as unknown, as BERT does; the docstring has no such limit."""
    if len(word) > 100:
        return [unknown]
    pieces, start = [], 0
    while start < len(word):
        for end in range(len(word), start, -1):
            piece = word[start:end] if start == 0 else "##" + word[start:end]
            if piece in vocabulary:
                break
        else:
            return [unknown]
        pieces.append(piece)
        start = end
    return pieces


def _ways(word, start, vocabulary):
    if start == len(word):
        return []
    for end in range(len(word), start, -1):
        piece = word[start:end] if start == 0 else "##" + word[start:end]
        if piece in vocabulary:
            rest = _ways(word, end, vocabulary)
            if rest is not None:
                return [piece, *rest]
    return None


@mistake("wordpiece_split")
def goes_back_when_stuck(word, vocabulary, unknown='[UNK]'):
    """You try a shorter piece when the rest cannot be split; the docstring never takes a choice back."""
    pieces = _ways(word, 0, vocabulary)
    return [unknown] if pieces is None else pieces


@mistake("wordpiece_split")
def keeps_the_pieces_before_the_gap(word, vocabulary, unknown='[UNK]'):
    """You return the pieces found so far and then the unknown token; the whole word becomes the unknown token."""
    pieces, start = [], 0
    while start < len(word):
        for end in range(len(word), start, -1):
            piece = word[start:end] if start == 0 else "##" + word[start:end]
            if piece in vocabulary:
                break
        else:
            return [*pieces, unknown]
        pieces.append(piece)
        start = end
    return pieces


@mistake("wordpiece_split")
def lets_the_empty_piece_fit(word, vocabulary, unknown='[UNK]'):
    """You let the pieces "" and ## fit, which stand for no character, and stop there; a piece stands for at least one
    character.
    """
    pieces, start = [], 0
    while start < len(word):
        for end in range(len(word), start - 1, -1):
            piece = word[start:end] if start == 0 else "##" + word[start:end]
            if piece in vocabulary:
                break
        else:
            return [unknown]
        pieces.append(piece)
        if end == start:
            return pieces
        start = end
    return pieces


@mistake("wordpiece_split")
def looks_pieces_up_without_the_mark(word, vocabulary, unknown='[UNK]'):
    """You look continuing pieces up without ## and add it afterwards; the docstring looks them up with it."""
    pieces, start = [], 0
    while start < len(word):
        for end in range(len(word), start, -1):
            piece = word[start:end] if start == 0 else "##" + word[start:end]
            if word[start:end] in vocabulary:
                break
        else:
            return [unknown]
        pieces.append(piece)
        start = end
    return pieces


@mistake("wordpiece_split")
def lowers_capitals(word, vocabulary, unknown='[UNK]'):
    """You turn capitals into small letters; the docstring takes the word as it is."""
    word = word.lower()
    pieces, start = [], 0
    while start < len(word):
        for end in range(len(word), start, -1):
            piece = word[start:end] if start == 0 else "##" + word[start:end]
            if piece in vocabulary:
                break
        else:
            return [unknown]
        pieces.append(piece)
        start = end
    return pieces


@mistake("wordpiece_split")
def marks_pieces_that_go_on(word, vocabulary, unknown='[UNK]'):
    """You mark the pieces that are followed by another one, at their end; the docstring marks those that follow, in
    front.
    """
    pieces, start = [], 0
    while start < len(word):
        for end in range(len(word), start, -1):
            piece = word[start:end] + ("##" if end < len(word) else "")
            if piece in vocabulary:
                break
        else:
            return [unknown]
        pieces.append(piece)
        start = end
    return pieces


@mistake("wordpiece_split")
def marks_the_first_piece_too(word, vocabulary, unknown='[UNK]'):
    """You look the first piece up with ## as well; it begins the word and has no mark."""
    pieces, start = [], 0
    while start < len(word):
        for end in range(len(word), start, -1):
            piece = "##" + word[start:end]
            if piece in vocabulary:
                break
        else:
            return [unknown]
        pieces.append(piece)
        start = end
    return pieces


@mistake("wordpiece_split")
def matches_from_the_right(word, vocabulary, unknown='[UNK]'):
    """You take the longest piece from the right end of the word; the docstring goes from the left."""
    pieces, end = [], len(word)
    while end > 0:
        for start in range(end):
            piece = word[start:end] if start == 0 else "##" + word[start:end]
            if piece in vocabulary:
                break
        else:
            return [unknown]
        pieces.insert(0, piece)
        end = start
    return pieces


@mistake("wordpiece_split")
def needs_the_unknown_token_in_the_vocabulary(word, vocabulary, unknown='[UNK]'):
    """You raise an error when the unknown token is not in the vocabulary; the docstring does not ask for that."""
    pieces, start = [], 0
    while start < len(word):
        for end in range(len(word), start, -1):
            piece = word[start:end] if start == 0 else "##" + word[start:end]
            if piece in vocabulary:
                break
        else:
            if unknown not in vocabulary:
                raise ValueError("unknown is not in the vocabulary")
            return [unknown]
        pieces.append(piece)
        start = end
    return pieces


@mistake("wordpiece_split")
def never_marks_a_piece(word, vocabulary, unknown='[UNK]'):
    """You look all pieces up as they stand in the word; those that do not begin it have ## in front."""
    pieces, start = [], 0
    while start < len(word):
        for end in range(len(word), start, -1):
            piece = word[start:end]
            if piece in vocabulary:
                break
        else:
            return [unknown]
        pieces.append(piece)
        start = end
    return pieces


@mistake("wordpiece_split")
def never_tries_one_character(word, vocabulary, unknown='[UNK]'):
    """You never try a piece of a single character: a range stops before its end."""
    pieces, start = [], 0
    while start < len(word):
        for end in range(len(word), start + 1, -1):
            piece = word[start:end] if start == 0 else "##" + word[start:end]
            if piece in vocabulary:
                break
        else:
            return [unknown]
        pieces.append(piece)
        start = end
    return pieces


@mistake("wordpiece_split")
def never_tries_the_whole_rest(word, vocabulary, unknown='[UNK]'):
    """You never try the whole rest of the word, only parts of it: a range stops before its end."""
    pieces, start = [], 0
    while start < len(word):
        for end in range(len(word) - 1, start, -1):
            piece = word[start:end] if start == 0 else "##" + word[start:end]
            if piece in vocabulary:
                break
        else:
            return [unknown]
        pieces.append(piece)
        start = end
    return pieces


@mistake("wordpiece_split")
def refuses_unknown_words(word, vocabulary, unknown='[UNK]'):
    """You raise an error for a word without pieces; the docstring returns the unknown token."""
    pieces, start = [], 0
    while start < len(word):
        for end in range(len(word), start, -1):
            piece = word[start:end] if start == 0 else "##" + word[start:end]
            if piece in vocabulary:
                break
        else:
            raise ValueError("word cannot be split")
        pieces.append(piece)
        start = end
    return pieces


@mistake("wordpiece_split")
def replaces_single_characters(word, vocabulary, unknown='[UNK]'):
    """You replace a character that fits nowhere by the unknown token and go on; the whole word becomes the unknown
    token.
    """
    pieces, start = [], 0
    while start < len(word):
        for end in range(len(word), start, -1):
            piece = word[start:end] if start == 0 else "##" + word[start:end]
            if piece in vocabulary:
                break
        else:
            piece, end = unknown, start + 1
        pieces.append(piece)
        start = end
    return pieces


@mistake("wordpiece_split")
def returns_a_string_for_unknown_words(word, vocabulary, unknown='[UNK]'):
    """You return the unknown token itself; the docstring returns a list that holds it."""
    pieces, start = [], 0
    while start < len(word):
        for end in range(len(word), start, -1):
            piece = word[start:end] if start == 0 else "##" + word[start:end]
            if piece in vocabulary:
                break
        else:
            return unknown
        pieces.append(piece)
        start = end
    return pieces


@mistake("wordpiece_split")
def returns_pieces_without_the_mark(word, vocabulary, unknown='[UNK]'):
    """You return continuing pieces without their ##; the docstring returns them as they stand in the vocabulary."""
    pieces, start = [], 0
    while start < len(word):
        for end in range(len(word), start, -1):
            piece = word[start:end] if start == 0 else "##" + word[start:end]
            if piece in vocabulary:
                break
        else:
            return [unknown]
        pieces.append(word[start:end])
        start = end
    return pieces


@mistake("wordpiece_split")
def returns_unknown_words_as_they_are(word, vocabulary, unknown='[UNK]'):
    """You return a word without pieces as it is; the docstring returns the unknown token."""
    pieces, start = [], 0
    while start < len(word):
        for end in range(len(word), start, -1):
            piece = word[start:end] if start == 0 else "##" + word[start:end]
            if piece in vocabulary:
                break
        else:
            return [word]
        pieces.append(piece)
        start = end
    return pieces


@mistake("wordpiece_split")
def stops_where_nothing_fits(word, vocabulary, unknown='[UNK]'):
    """You return the pieces found so far and drop the rest; the whole word becomes the unknown token."""
    pieces, start = [], 0
    while start < len(word):
        for end in range(len(word), start, -1):
            piece = word[start:end] if start == 0 else "##" + word[start:end]
            if piece in vocabulary:
                break
        else:
            return pieces
        pieces.append(piece)
        start = end
    return pieces


@mistake("wordpiece_split")
def strips_the_word(word, vocabulary, unknown='[UNK]'):
    """You cut white space off the word; the docstring takes the word as it is."""
    word = word.strip()
    pieces, start = [], 0
    while start < len(word):
        for end in range(len(word), start, -1):
            piece = word[start:end] if start == 0 else "##" + word[start:end]
            if piece in vocabulary:
                break
        else:
            return [unknown]
        pieces.append(piece)
        start = end
    return pieces


@mistake("wordpiece_split")
def takes_the_fewest_pieces(word, vocabulary, unknown='[UNK]'):
    """You look for the split with the fewest pieces; the docstring takes the longest piece at each step, from the left.

    """
    best = {0: []}
    for end in range(1, len(word) + 1):
        for start in range(end):
            piece = word[start:end] if start == 0 else "##" + word[start:end]
            if start in best and piece in vocabulary:
                if end not in best or len(best[start]) + 1 < len(best[end]):
                    best[end] = [*best[start], piece]
    return best.get(len(word), [unknown])


@mistake("wordpiece_split")
def takes_the_first_piece_of_the_vocabulary(word, vocabulary, unknown='[UNK]'):
    """You take the first piece of the vocabulary that fits; the docstring takes the longest, in whatever order they
    stand.
    """
    pieces, rest = [], word
    while rest:
        for piece in vocabulary:
            plain = piece.removeprefix("##")
            if plain and rest.startswith(plain) and piece.startswith("##") == bool(pieces):
                break
        else:
            return [unknown]
        pieces.append(piece)
        rest = rest[len(plain) :]
    return pieces


@mistake("wordpiece_split")
def takes_the_shortest_piece(word, vocabulary, unknown='[UNK]'):
    """You take the shortest piece that fits; the docstring takes the longest."""
    pieces, start = [], 0
    while start < len(word):
        for end in range(start + 1, len(word) + 1):
            piece = word[start:end] if start == 0 else "##" + word[start:end]
            if piece in vocabulary:
                break
        else:
            return [unknown]
        pieces.append(piece)
        start = end
    return pieces


@mistake("wordpiece_split")
def the_empty_word_is_unknown(word, vocabulary, unknown='[UNK]'):
    """You return the unknown token for the empty word; it has no part that is without a match, so it gives an empty
    list.
    """
    pieces, start = [], 0
    while start < len(word):
        for end in range(len(word), start, -1):
            piece = word[start:end] if start == 0 else "##" + word[start:end]
            if piece in vocabulary:
                break
        else:
            return [unknown]
        pieces.append(piece)
        start = end
    return pieces or [unknown]


@mistake("mark_spaces")
def keeps_the_space_beside_its_mark(text):
    """You put the mark beside the space; it stands in its place."""
    return "▁" + text.replace(" ", " ▁")


@mistake("mark_spaces")
def leaves_the_empty_text_empty(text):
    """You leave the empty text as it is; it gets its mark in front like every text."""
    return "▁" + text.replace(" ", "▁") if text else ""


@mistake("mark_spaces")
def marks_all_white_space(text):
    """You mark line breaks and tabs too; only the space is marked."""
    import re

    return "▁" + re.sub(r"\s", "▁", text)


@mistake("mark_spaces")
def marks_the_start_only(text):
    """You put a mark in front, but leave the spaces as they are; each becomes a mark."""
    return "▁" + text


@mistake("mark_spaces")
def marks_with_an_underscore(text):
    """Your mark is the underscore of the keyboard; the docstring takes U+2581, which looks like it."""
    return "_" + text.replace(" ", "_")


@mistake("mark_spaces")
def marks_with_gpt_2s_letter(text):
    """Your mark is the letter that GPT-2 shows for a space; the docstring takes U+2581."""
    return "Ġ" + text.replace(" ", "Ġ")


@mistake("mark_spaces")
def marks_words_only(text):
    """You split at white space and put a mark in front of each word; spaces at the ends and in a row are lost."""
    return "".join("▁" + word for word in text.split()) or "▁"


@mistake("mark_spaces")
def needs_no_mark_before_a_space(text):
    """You put no mark in front when the text begins with a space already; then the way back would lose that space."""
    marked = text.replace(" ", "▁")
    return marked if marked.startswith("▁") else "▁" + marked


@mistake("mark_spaces")
def puts_no_mark_in_front(text):
    """You mark the spaces, but put no mark in front of the text; the docstring does both."""
    return text.replace(" ", "▁")


@mistake("mark_spaces")
def puts_one_mark_for_a_run_of_spaces(text):
    """You put one mark for several spaces in a row; every space becomes a mark of its own."""
    import re

    return "▁" + re.sub(" +", "▁", text)


@mistake("mark_spaces")
def puts_the_mark_behind(text):
    """You put the additional mark at the end of the text; it goes in front."""
    return text.replace(" ", "▁") + "▁"


@mistake("mark_spaces")
def replaces_the_first_space_only(text):
    """You mark only the first space; the docstring marks every space."""
    return "▁" + text.replace(" ", "▁", 1)


@mistake("mark_spaces")
def returns_a_list_of_words(text):
    """You return the marked words in a list; the docstring returns one string."""
    return ["▁" + word for word in text.split(" ")]


@mistake("mark_spaces")
def strips_before_it_marks(text):
    """You cut the spaces off the ends of the text; they are part of it, and each becomes a mark."""
    return "▁" + text.strip(" ").replace(" ", "▁")


@mistake("unmark_spaces")
def drops_the_first_character(pieces):
    """You drop the first character of the second piece instead of that of the whole text."""
    text = "".join(pieces[:1]) + "".join(pieces[1:])[1:]
    return text.replace("▁", " ")


@mistake("unmark_spaces")
def drops_the_mark_of_every_piece(pieces):
    """You drop the mark in front of every piece; only the first piece's was added."""
    return "".join(piece.removeprefix("▁") for piece in pieces).replace("▁", " ")


@mistake("unmark_spaces")
def drops_the_marks(pieces):
    """You drop the marks; all but the first become spaces again."""
    return "".join(pieces).replace("▁", "")


@mistake("unmark_spaces")
def drops_wordpiece_marks_too(pieces):
    """You drop ## from the text; that is WordPiece's mark, and here an ordinary part of the text."""
    return "".join(pieces).removeprefix("▁").replace("▁", " ").replace("##", "")


@mistake("unmark_spaces")
def forgets_the_spaces_at_the_end(pieces):
    """You cut the spaces off the end of the text; they belong to it."""
    return "".join(pieces).removeprefix("▁").replace("▁", " ").rstrip(" ")


@mistake("unmark_spaces")
def joins_with_spaces(pieces):
    """You join the pieces with spaces, although a piece may be a part of a word; the spaces are where the marks are."""
    return " ".join(piece.replace("▁", "") for piece in pieces)


@mistake("unmark_spaces")
def leaves_a_space_in_front(pieces):
    """You turn the first mark into a space; it was put in front by mark_spaces, and the text does not have it."""
    return "".join(pieces).replace("▁", " ")


@mistake("unmark_spaces")
def removes_the_first_mark_from_the_list(pieces):
    """You change the list of pieces that you were given; it belongs to the caller."""
    pieces = pieces if isinstance(pieces, list) else list(pieces)
    pieces[0] = pieces[0].removeprefix("▁")
    return "".join(pieces).replace("▁", " ")


@mistake("unmark_spaces")
def replaces_one_mark_of_each_piece(pieces):
    """You turn only the first mark of each piece into a space; a piece may hold several."""
    return "".join(piece.replace("▁", " ", 1) for piece in pieces).removeprefix(" ")


@mistake("unmark_spaces")
def returns_a_list_of_the_words(pieces):
    """You return a list of words; the docstring returns the text."""
    return "".join(pieces).removeprefix("▁").split("▁")


@mistake("unmark_spaces")
def shrinks_runs_of_spaces(pieces):
    """You leave one space of several in a row; each mark is a space of the text."""
    import re

    return re.sub("▁+", " ", "".join(pieces).removeprefix("▁"))


@mistake("unmark_spaces")
def skips_pieces_that_are_only_marks(pieces):
    """You skip the pieces that consist of marks alone; they are spaces of the text."""
    kept = [piece for piece in pieces if piece.strip("▁")]
    return "".join(kept).removeprefix("▁").replace("▁", " ")


@mistake("unmark_spaces")
def strips_all_spaces_in_front(pieces):
    """You drop all marks in front; only one was added, the others were spaces of the text."""
    return "".join(pieces).lstrip("▁").replace("▁", " ")


@mistake("unmark_spaces")
def strips_all_white_space(pieces):
    """You cut all white space off both ends; line breaks and spaces there belong to the text."""
    return "".join(pieces).replace("▁", " ").strip()


@mistake("unmark_spaces")
def strips_the_text(pieces):
    """You cut all spaces off both ends; only the one mark in front was added."""
    return "".join(pieces).replace("▁", " ").strip(" ")


@mistake("unmark_spaces")
def turns_underscores_into_spaces(pieces):
    """You turn underscores into spaces as well; they look like the mark, but belong to the text."""
    return "".join(pieces).removeprefix("▁").replace("▁", " ").replace("_", " ")


@mistake("unigram_split")
def adds_missing_characters_to_the_argument(text, log_probabilities):
    """You add the characters of the text to log_probabilities; the dict belongs to the caller, and such a text has to be
    refused.
    """
    for character in text:
        log_probabilities.setdefault(character, -100.0)
    longest = max((len(piece) for piece in log_probabilities), default=0)
    best = {0: (0.0, 0, 0)}
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - longest), end):
            piece = text[start:end]
            if start in best and piece in log_probabilities:
                total = best[start][0] + log_probabilities[piece]
                way = total, best[start][1] - 1, start
                if end not in best or way > best[end]:
                    best[end] = way
    if len(text) not in best:
        raise ValueError("text has no segmentation")
    pieces, end = [], len(text)
    while end > 0:
        start = best[end][2]
        pieces.append(text[start:end])
        end = start
    return pieces[::-1]


@mistake("unigram_split")
def averages_over_the_pieces(text, log_probabilities):
    """You compare the mean log-probability of the pieces; the docstring compares the sum."""
    longest = max((len(piece) for piece in log_probabilities), default=0)
    best = {0: (0.0, 0, 0)}
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - longest), end):
            piece = text[start:end]
            if start in best and piece in log_probabilities:
                total = best[start][0] + log_probabilities[piece]
                way = total, best[start][1] - 1, start
                if end not in best or way[0] / way[1] < best[end][0] / best[end][1]:
                    best[end] = way
    if len(text) not in best:
        raise ValueError("text has no segmentation")
    pieces, end = [], len(text)
    while end > 0:
        start = best[end][2]
        pieces.append(text[start:end])
        end = start
    return pieces[::-1]


@mistake("unigram_split")
def compares_absolute_values(text, log_probabilities):
    """You add the log-probabilities without their sign and take the greatest sum; that is the least probable
    segmentation.
    """
    longest = max((len(piece) for piece in log_probabilities), default=0)
    best = {0: (0.0, 0, 0)}
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - longest), end):
            piece = text[start:end]
            if start in best and piece in log_probabilities:
                total = best[start][0] + abs(log_probabilities[piece])
                way = total, best[start][1] - 1, start
                if end not in best or way > best[end]:
                    best[end] = way
    if len(text) not in best:
        raise ValueError("text has no segmentation")
    pieces, end = [], len(text)
    while end > 0:
        start = best[end][2]
        pieces.append(text[start:end])
        end = start
    return pieces[::-1]


@mistake("unigram_split")
def compares_the_last_pieces_only(text, log_probabilities):
    """You compare the log-probabilities of the last pieces only; the docstring compares the sums of all pieces."""
    longest = max((len(piece) for piece in log_probabilities), default=0)
    best = {0: (0.0, 0, 0)}
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - longest), end):
            piece = text[start:end]
            if start in best and piece in log_probabilities:
                total = log_probabilities[piece]
                way = total, best[start][1] - 1, start
                if end not in best or way > best[end]:
                    best[end] = way
    if len(text) not in best:
        raise ValueError("text has no segmentation")
    pieces, end = [], len(text)
    while end > 0:
        start = best[end][2]
        pieces.append(text[start:end])
        end = start
    return pieces[::-1]


@mistake("unigram_split")
def counts_a_piece_for_each_of_its_characters(text, log_probabilities):
    """You add the log-probability of a piece once for each of its characters; the docstring adds it once."""
    longest = max((len(piece) for piece in log_probabilities), default=0)
    best = {0: (0.0, 0, 0)}
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - longest), end):
            piece = text[start:end]
            if start in best and piece in log_probabilities:
                total = best[start][0] + log_probabilities[piece] * len(piece)
                way = total, best[start][1] - 1, start
                if end not in best or way > best[end]:
                    best[end] = way
    if len(text) not in best:
        raise ValueError("text has no segmentation")
    pieces, end = [], len(text)
    while end > 0:
        start = best[end][2]
        pieces.append(text[start:end])
        end = start
    return pieces[::-1]


@mistake("unigram_split")
def cuts_the_empty_text_into_an_empty_piece(text, log_probabilities):
    """You return one empty piece for the empty text; it has none."""
    longest = max((len(piece) for piece in log_probabilities), default=0)
    best = {0: (0.0, 0, 0)}
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - longest), end):
            piece = text[start:end]
            if start in best and piece in log_probabilities:
                total = best[start][0] + log_probabilities[piece]
                way = total, best[start][1] - 1, start
                if end not in best or way > best[end]:
                    best[end] = way
    if len(text) not in best:
        raise ValueError("text has no segmentation")
    pieces, end = [], len(text)
    while end > 0:
        start = best[end][2]
        pieces.append(text[start:end])
        end = start
    return pieces[::-1] or [""]


@mistake("unigram_split")
def does_not_name_the_text(text, log_probabilities):
    """Your error does not say which argument is wrong; its message has to name text."""
    longest = max((len(piece) for piece in log_probabilities), default=0)
    best = {0: (0.0, 0, 0)}
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - longest), end):
            piece = text[start:end]
            if start in best and piece in log_probabilities:
                total = best[start][0] + log_probabilities[piece]
                way = total, best[start][1] - 1, start
                if end not in best or way > best[end]:
                    best[end] = way
    if len(text) not in best:
        raise ValueError("there is no segmentation")
    pieces, end = [], len(text)
    while end > 0:
        start = best[end][2]
        pieces.append(text[start:end])
        end = start
    return pieces[::-1]


@mistake("unigram_split")
def drops_the_spaces(text, log_probabilities):
    """You drop the spaces of the text; the docstring cuts the text as it is given, and its pieces joined give it back.

    """
    text = text.replace(" ", "")
    longest = max((len(piece) for piece in log_probabilities), default=0)
    best = {0: (0.0, 0, 0)}
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - longest), end):
            piece = text[start:end]
            if start in best and piece in log_probabilities:
                total = best[start][0] + log_probabilities[piece]
                way = total, best[start][1] - 1, start
                if end not in best or way > best[end]:
                    best[end] = way
    if len(text) not in best:
        raise ValueError("text has no segmentation")
    pieces, end = [], len(text)
    while end > 0:
        start = best[end][2]
        pieces.append(text[start:end])
        end = start
    return pieces[::-1]


@mistake("unigram_split")
def first_way_wins_ties(text, log_probabilities):
    """On a tie you keep the way that you found first; the docstring takes the one with fewer pieces."""
    longest = max((len(piece) for piece in log_probabilities), default=0)
    best = {0: (0.0, 0, 0)}
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - longest), end):
            piece = text[start:end]
            if start in best and piece in log_probabilities:
                total = best[start][0] + log_probabilities[piece]
                way = total, best[start][1] - 1, start
                if end not in best or way[0] > best[end][0]:
                    best[end] = way
    if len(text) not in best:
        raise ValueError("text has no segmentation")
    pieces, end = [], len(text)
    while end > 0:
        start = best[end][2]
        pieces.append(text[start:end])
        end = start
    return pieces[::-1]


@mistake("unigram_split")
def gives_up_at_a_place_without_a_way(text, log_probabilities):
    """You give up at the first place that no segmentation reaches; a piece may lead past it."""
    longest = max((len(piece) for piece in log_probabilities), default=0)
    best = {0: (0.0, 0, 0)}
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - longest), end):
            piece = text[start:end]
            if start in best and piece in log_probabilities:
                total = best[start][0] + log_probabilities[piece]
                way = total, best[start][1] - 1, start
                if end not in best or way > best[end]:
                    best[end] = way
        if end not in best:
            raise ValueError("text has no segmentation")
    pieces, end = [], len(text)
    while end > 0:
        start = best[end][2]
        pieces.append(text[start:end])
        end = start
    return pieces[::-1]


@mistake("unigram_split")
def goes_one_call_deeper_for_each_piece(text, log_probabilities):
    """Your function calls itself once more for every piece, and Python stops it at about a thousand calls; use a loop
    over the places of the text.
    """
    longest = max(map(len, log_probabilities), default=0)

    @cache
    def best(start):
        if start == len(text):
            return 0.0, 0, None
        ways = [(float("-inf"), 0, None)]
        for end in range(start + 1, min(len(text), start + longest) + 1):
            if text[start:end] in log_probabilities:
                total, count, _ = best(end)
                ways.append((total + log_probabilities[text[start:end]], count - 1, end))
        return max(ways, key=lambda way: way[:2])

    pieces, start = [], 0
    while start < len(text):
        if best(start)[0] == float("-inf"):
            raise ValueError("text has no segmentation")
        pieces.append(text[start : best(start)[2]])
        start = best(start)[2]
    return pieces


@mistake("unigram_split")
def last_way_wins_ties(text, log_probabilities):
    """On a tie you take the way that you found last; the docstring takes the one with fewer pieces."""
    longest = max((len(piece) for piece in log_probabilities), default=0)
    best = {0: (0.0, 0, 0)}
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - longest), end):
            piece = text[start:end]
            if start in best and piece in log_probabilities:
                total = best[start][0] + log_probabilities[piece]
                way = total, best[start][1] - 1, start
                if end not in best or way[0] >= best[end][0]:
                    best[end] = way
    if len(text) not in best:
        raise ValueError("text has no segmentation")
    pieces, end = [], len(text)
    while end > 0:
        start = best[end][2]
        pieces.append(text[start:end])
        end = start
    return pieces[::-1]


@mistake("unigram_split")
def lets_unknown_characters_be_pieces(text, log_probabilities):
    """You let a character that is no known piece stand for itself; the docstring raises a ValueError that names text.

    """
    longest = max((len(piece) for piece in log_probabilities), default=0)
    best = {0: (0.0, 0, 0)}
    for end in range(1, len(text) + 1):
        if end - 1 in best:
            best[end] = best[end - 1][0] - 100, best[end - 1][1] - 1, end - 1
        for start in range(max(0, end - longest), end):
            piece = text[start:end]
            if start in best and piece in log_probabilities:
                total = best[start][0] + log_probabilities[piece]
                way = total, best[start][1] - 1, start
                if end not in best or way > best[end]:
                    best[end] = way
    if len(text) not in best:
        raise ValueError("text has no segmentation")
    pieces, end = [], len(text)
    while end > 0:
        start = best[end][2]
        pieces.append(text[start:end])
        end = start
    return pieces[::-1]


@mistake("unigram_split")
def marks_the_text_itself(text, log_probabilities):
    """You mark the spaces before you cut; the docstring cuts the text as it is given."""
    text = "▁" + text.replace(" ", "▁") if text else text
    longest = max((len(piece) for piece in log_probabilities), default=0)
    best = {0: (0.0, 0, 0)}
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - longest), end):
            piece = text[start:end]
            if start in best and piece in log_probabilities:
                total = best[start][0] + log_probabilities[piece]
                way = total, best[start][1] - 1, start
                if end not in best or way > best[end]:
                    best[end] = way
    if len(text) not in best:
        raise ValueError("text has no segmentation")
    pieces, end = [], len(text)
    while end > 0:
        start = best[end][2]
        pieces.append(text[start:end])
        end = start
    return pieces[::-1]


@mistake("unigram_split")
def more_pieces_win_ties(text, log_probabilities):
    """On a tie you take the segmentation with more pieces; the docstring takes the one with fewer."""
    longest = max((len(piece) for piece in log_probabilities), default=0)
    best = {0: (0.0, 0, 0)}
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - longest), end):
            piece = text[start:end]
            if start in best and piece in log_probabilities:
                total = best[start][0] + log_probabilities[piece]
                way = total, best[start][1] + 1, start
                if end not in best or way > best[end]:
                    best[end] = way
    if len(text) not in best:
        raise ValueError("text has no segmentation")
    pieces, end = [], len(text)
    while end > 0:
        start = best[end][2]
        pieces.append(text[start:end])
        end = start
    return pieces[::-1]


@mistake("unigram_split")
def multiplies_the_probabilities(text, log_probabilities):
    """You multiply probabilities, and the product of many small ones is 0 in a float64; add their logarithms instead.

    """
    longest = max((len(piece) for piece in log_probabilities), default=0)
    best = {0: (1.0, 0, 0)}
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - longest), end):
            piece = text[start:end]
            if start in best and piece in log_probabilities:
                total = best[start][0] * math.exp(log_probabilities[piece])
                way = total, best[start][1] - 1, start
                if end not in best or way > best[end]:
                    best[end] = way
    if len(text) not in best:
        raise ValueError("text has no segmentation")
    pieces, end = [], len(text)
    while end > 0:
        start = best[end][2]
        pieces.append(text[start:end])
        end = start
    return pieces[::-1]


@mistake("unigram_split")
def needs_a_known_piece(text, log_probabilities):
    """You fail when no piece is known at all; then the empty text still gives an empty list, and any other a ValueError
    that names text.
    """
    longest = max(len(piece) for piece in log_probabilities)
    best = {0: (0.0, 0, 0)}
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - longest), end):
            piece = text[start:end]
            if start in best and piece in log_probabilities:
                total = best[start][0] + log_probabilities[piece]
                way = total, best[start][1] - 1, start
                if end not in best or way > best[end]:
                    best[end] = way
    if len(text) not in best:
        raise ValueError("text has no segmentation")
    pieces, end = [], len(text)
    while end > 0:
        start = best[end][2]
        pieces.append(text[start:end])
        end = start
    return pieces[::-1]


@mistake("unigram_split")
def never_tries_the_longest_pieces(text, log_probabilities):
    """You never try the longest pieces: a range stops before its end."""
    longest = max((len(piece) for piece in log_probabilities), default=0)
    best = {0: (0.0, 0, 0)}
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - longest + 1), end):
            piece = text[start:end]
            if start in best and piece in log_probabilities:
                total = best[start][0] + log_probabilities[piece]
                way = total, best[start][1] - 1, start
                if end not in best or way > best[end]:
                    best[end] = way
    if len(text) not in best:
        raise ValueError("text has no segmentation")
    pieces, end = [], len(text)
    while end > 0:
        start = best[end][2]
        pieces.append(text[start:end])
        end = start
    return pieces[::-1]


@mistake("unigram_split")
def prefers_fewer_pieces(text, log_probabilities):
    """You take the segmentation with the fewest pieces, and only then the greatest sum; it is the other way around."""
    longest = max((len(piece) for piece in log_probabilities), default=0)
    best = {0: (0.0, 0, 0)}
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - longest), end):
            piece = text[start:end]
            if start in best and piece in log_probabilities:
                total = best[start][0] + log_probabilities[piece]
                way = total, best[start][1] - 1, start
                if end not in best or (way[1], way[0]) > (best[end][1], best[end][0]):
                    best[end] = way
    if len(text) not in best:
        raise ValueError("text has no segmentation")
    pieces, end = [], len(text)
    while end > 0:
        start = best[end][2]
        pieces.append(text[start:end])
        end = start
    return pieces[::-1]


@mistake("unigram_split")
def raises_a_key_error(text, log_probabilities):
    """You let the dict raise a KeyError when the text cannot be cut; the docstring asks for a ValueError that names
    text.
    """
    longest = max((len(piece) for piece in log_probabilities), default=0)
    best = {0: (0.0, 0, 0)}
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - longest), end):
            piece = text[start:end]
            if start in best and piece in log_probabilities:
                total = best[start][0] + log_probabilities[piece]
                way = total, best[start][1] - 1, start
                if end not in best or way > best[end]:
                    best[end] = way
    pieces, end = [], len(text)
    while end > 0:
        start = best[end][2]
        pieces.append(text[start:end])
        end = start
    return pieces[::-1]


@mistake("unigram_split")
def refuses_the_empty_text(text, log_probabilities):
    """You refuse the empty text; it gives an empty list."""
    if not text:
        raise ValueError("text is empty")
    longest = max((len(piece) for piece in log_probabilities), default=0)
    best = {0: (0.0, 0, 0)}
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - longest), end):
            piece = text[start:end]
            if start in best and piece in log_probabilities:
                total = best[start][0] + log_probabilities[piece]
                way = total, best[start][1] - 1, start
                if end not in best or way > best[end]:
                    best[end] = way
    if len(text) not in best:
        raise ValueError("text has no segmentation")
    pieces, end = [], len(text)
    while end > 0:
        start = best[end][2]
        pieces.append(text[start:end])
        end = start
    return pieces[::-1]


@mistake("unigram_split")
def removes_what_it_used(text, log_probabilities):
    """You remove the pieces that you used from log_probabilities; the dict belongs to the caller."""
    longest = max((len(piece) for piece in log_probabilities), default=0)
    best = {0: (0.0, 0, 0)}
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - longest), end):
            piece = text[start:end]
            if start in best and piece in log_probabilities:
                total = best[start][0] + log_probabilities[piece]
                way = total, best[start][1] - 1, start
                if end not in best or way > best[end]:
                    best[end] = way
    if len(text) not in best:
        raise ValueError("text has no segmentation")
    pieces, end = [], len(text)
    while end > 0:
        start = best[end][2]
        pieces.append(text[start:end])
        log_probabilities.pop(text[start:end], None)
        end = start
    return pieces[::-1]


@mistake("unigram_split")
def returns_an_unknown_token(text, log_probabilities):
    """You return an unknown token for a text that cannot be cut; the docstring raises a ValueError that names text."""
    longest = max((len(piece) for piece in log_probabilities), default=0)
    best = {0: (0.0, 0, 0)}
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - longest), end):
            piece = text[start:end]
            if start in best and piece in log_probabilities:
                total = best[start][0] + log_probabilities[piece]
                way = total, best[start][1] - 1, start
                if end not in best or way > best[end]:
                    best[end] = way
    if len(text) not in best:
        return ["<unk>"]
    pieces, end = [], len(text)
    while end > 0:
        start = best[end][2]
        pieces.append(text[start:end])
        end = start
    return pieces[::-1]


@mistake("unigram_split")
def returns_nothing_without_a_segmentation(text, log_probabilities):
    """You return an empty list for a text that cannot be cut; the docstring raises a ValueError that names text."""
    longest = max((len(piece) for piece in log_probabilities), default=0)
    best = {0: (0.0, 0, 0)}
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - longest), end):
            piece = text[start:end]
            if start in best and piece in log_probabilities:
                total = best[start][0] + log_probabilities[piece]
                way = total, best[start][1] - 1, start
                if end not in best or way > best[end]:
                    best[end] = way
    if len(text) not in best:
        return []
    pieces, end = [], len(text)
    while end > 0:
        start = best[end][2]
        pieces.append(text[start:end])
        end = start
    return pieces[::-1]


@mistake("unigram_split")
def returns_the_pieces_backwards(text, log_probabilities):
    """You return the pieces in the order in which you found them, from the end; they go in the order of the text."""
    longest = max((len(piece) for piece in log_probabilities), default=0)
    best = {0: (0.0, 0, 0)}
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - longest), end):
            piece = text[start:end]
            if start in best and piece in log_probabilities:
                total = best[start][0] + log_probabilities[piece]
                way = total, best[start][1] - 1, start
                if end not in best or way > best[end]:
                    best[end] = way
    if len(text) not in best:
        raise ValueError("text has no segmentation")
    pieces, end = [], len(text)
    while end > 0:
        start = best[end][2]
        pieces.append(text[start:end])
        end = start
    return pieces


@mistake("unigram_split")
def returns_the_sum_too(text, log_probabilities):
    """You return the sum beside the pieces; the docstring returns the pieces alone."""
    longest = max((len(piece) for piece in log_probabilities), default=0)
    best = {0: (0.0, 0, 0)}
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - longest), end):
            piece = text[start:end]
            if start in best and piece in log_probabilities:
                total = best[start][0] + log_probabilities[piece]
                way = total, best[start][1] - 1, start
                if end not in best or way > best[end]:
                    best[end] = way
    if len(text) not in best:
        raise ValueError("text has no segmentation")
    pieces, end = [], len(text)
    while end > 0:
        start = best[end][2]
        pieces.append(text[start:end])
        end = start
    return pieces[::-1], best[len(text)][0]


@mistake("unigram_split")
def returns_the_text_without_a_segmentation(text, log_probabilities):
    """You return the whole text as a piece when it cannot be cut; the docstring raises a ValueError that names text."""
    longest = max((len(piece) for piece in log_probabilities), default=0)
    best = {0: (0.0, 0, 0)}
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - longest), end):
            piece = text[start:end]
            if start in best and piece in log_probabilities:
                total = best[start][0] + log_probabilities[piece]
                way = total, best[start][1] - 1, start
                if end not in best or way > best[end]:
                    best[end] = way
    if len(text) not in best:
        return [text]
    pieces, end = [], len(text)
    while end > 0:
        start = best[end][2]
        pieces.append(text[start:end])
        end = start
    return pieces[::-1]


@mistake("unigram_split")
def starts_every_place_at_zero(text, log_probabilities):
    """You start with a sum of 0 at every place, which no sum of negative numbers exceeds; only the start of the text has
    the sum 0.
    """
    sums, starts = [0.0] * (len(text) + 1), [None] * (len(text) + 1)
    longest = max((len(piece) for piece in log_probabilities), default=0)
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - longest), end):
            piece = text[start:end]
            if piece in log_probabilities and sums[start] + log_probabilities[piece] > sums[end]:
                sums[end], starts[end] = sums[start] + log_probabilities[piece], start
    pieces, end = [], len(text)
    while end > 0:
        if starts[end] is None:
            raise ValueError("text has no segmentation")
        pieces.append(text[starts[end] : end])
        end = starts[end]
    return pieces[::-1]


@mistake("unigram_split")
def steps_from_places_out_of_reach(text, log_probabilities):
    """You also go on from places that no segmentation reaches, as if their sum were 0; a piece may only follow another
    one.
    """
    longest = max((len(piece) for piece in log_probabilities), default=0)
    best = [(0.0, 0, None)] * (len(text) + 1)
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - longest), end):
            piece = text[start:end]
            if piece in log_probabilities:
                way = best[start][0] + log_probabilities[piece], best[start][1] - 1, start
                if best[end][2] is None or way > best[end]:
                    best[end] = way
    pieces, end = [], len(text)
    while end > 0:
        start = best[end][2]
        if start is None:
            if not pieces:
                raise ValueError("text has no segmentation")
            break
        pieces.append(text[start:end])
        end = start
    return pieces[::-1]


@mistake("unigram_split")
def takes_the_best_piece_first_anywhere(text, log_probabilities):
    """You cut out the most probable piece first and then split what is left of it and right of it; the docstring looks
    for the greatest sum over the whole text.
    """
    if not text:
        return []
    if len(text) > 300:
        raise ValueError("this text is too long")
    spans = [(i, j) for i in range(len(text)) for j in range(i + 1, len(text) + 1) if text[i:j] in log_probabilities]
    if not spans:
        raise ValueError("text has no segmentation")
    i, j = max(spans, key=lambda span: (log_probabilities[text[span[0] : span[1]]], span[1] - span[0], -span[0]))
    return [*unigram_split(text[:i], log_probabilities), text[i:j], *unigram_split(text[j:], log_probabilities)]


@mistake("unigram_split")
def takes_the_length_of_the_last_piece(text, log_probabilities):
    """You take the last piece of the alphabet for the longest one; `max` compares strings by their letters."""
    longest = len(max(log_probabilities, default=""))
    best = {0: (0.0, 0, 0)}
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - longest), end):
            piece = text[start:end]
            if start in best and piece in log_probabilities:
                total = best[start][0] + log_probabilities[piece]
                way = total, best[start][1] - 1, start
                if end not in best or way > best[end]:
                    best[end] = way
    if len(text) not in best:
        raise ValueError("text has no segmentation")
    pieces, end = [], len(text)
    while end > 0:
        start = best[end][2]
        pieces.append(text[start:end])
        end = start
    return pieces[::-1]


@mistake("unigram_split")
def takes_the_longest_piece_next(text, log_probabilities):
    """You take the longest piece that fits, as WordPiece does; the docstring looks for the greatest sum over the whole
    text.
    """
    pieces, start = [], 0
    while start < len(text):
        fitting = [
            text[start:end]
            for end in range(start + 1, min(len(text), start + 12) + 1)
            if text[start:end] in log_probabilities
        ]
        if not fitting:
            raise ValueError("text has no segmentation")
        pieces.append(max(fitting, key=len))
        start += len(pieces[-1])
    return pieces


@mistake("unigram_split")
def takes_the_most_probable_piece_next(text, log_probabilities):
    """You take the most probable piece that fits next; the docstring looks for the greatest sum over the whole text."""
    pieces, start = [], 0
    while start < len(text):
        fitting = [
            text[start:end]
            for end in range(start + 1, min(len(text), start + 12) + 1)
            if text[start:end] in log_probabilities
        ]
        if not fitting:
            raise ValueError("text has no segmentation")
        pieces.append(max(fitting, key=log_probabilities.get))
        start += len(pieces[-1])
    return pieces


@mistake("unigram_split")
def takes_the_smallest_sum(text, log_probabilities):
    """You take the smallest sum; log-probabilities are negative, and the more probable segmentation has the greater sum.

    """
    longest = max((len(piece) for piece in log_probabilities), default=0)
    best = {0: (0.0, 0, 0)}
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - longest), end):
            piece = text[start:end]
            if start in best and piece in log_probabilities:
                total = best[start][0] + log_probabilities[piece]
                way = total, best[start][1] - 1, start
                if end not in best or (-way[0], way[1]) > (-best[end][0], best[end][1]):
                    best[end] = way
    if len(text) not in best:
        raise ValueError("text has no segmentation")
    pieces, end = [], len(text)
    while end > 0:
        start = best[end][2]
        pieces.append(text[start:end])
        end = start
    return pieces[::-1]


@mistake("unigram_split")
def takes_zero_for_missing(text, log_probabilities):
    """You take a log-probability of 0.0 for a missing one; it belongs to a piece of probability 1."""
    longest = max((len(piece) for piece in log_probabilities), default=0)
    best = {0: (0.0, 0, 0)}
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - longest), end):
            piece = text[start:end]
            if start in best and log_probabilities.get(piece):
                total = best[start][0] + log_probabilities[piece]
                way = total, best[start][1] - 1, start
                if end not in best or way > best[end]:
                    best[end] = way
    if len(text) not in best:
        raise ValueError("text has no segmentation")
    pieces, end = [], len(text)
    while end > 0:
        start = best[end][2]
        pieces.append(text[start:end])
        end = start
    return pieces[::-1]


@mistake("unigram_split", costs="time")
def tries_too_much(text, log_probabilities):
    """You do too much: try every segmentation, every length or every known piece, or copy all pieces at every place; the
    work may grow with the length of the text times the longest piece, no more.
    """
    if not text:
        return []
    ways = []
    for cuts in product(("", "\0"), repeat=len(text) - 1):
        pieces = "".join(character + cut for character, cut in zip(text, (*cuts, ""))).split("\0")
        if all(piece in log_probabilities for piece in pieces):
            ways.append((sum(map(log_probabilities.get, pieces)), -len(pieces), pieces))
    if not ways:
        raise ValueError("text has no segmentation")
    return max(ways)[2]
