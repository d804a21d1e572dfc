"""Wrong answers that no catalogue was made from: as beginners write `subwords`."""

from collections import Counter

from llmlings.testing import mistake


@mistake("wordpiece_scores")
def scores_no_parentheses(words):
    """Divides by the first count and multiplies by the second, for want of parentheses."""
    tokens, pairs = Counter(), Counter()
    for word, n in words.items():
        for token in word:
            tokens[token] += n
        for pair in zip(word, word[1:]):
            pairs[pair] += n
    return {pair: pairs[pair] / tokens[pair[0]] * tokens[pair[1]] for pair in pairs}


@mistake("wordpiece_scores")
def scores_tokens_unweighted(words):
    """Counts a token once per place, not as often as its word occurs."""
    token_count = {}
    pair_count = {}
    for word, count in words.items():
        for i in range(len(word)):
            token_count[word[i]] = token_count.get(word[i], 0) + 1
            if i + 1 < len(word):
                pair = (word[i], word[i + 1])
                pair_count[pair] = pair_count.get(pair, 0) + count
    return {(a, b): c / (token_count[a] * token_count[b]) for (a, b), c in pair_count.items()}


@mistake("wordpiece_split")
def split_keeps_found_pieces(word, vocabulary, unknown="[UNK]"):
    """Puts unknown behind the pieces found so far, instead of in place of the whole word."""
    pieces = []
    start = 0
    while start < len(word):
        for end in range(len(word), start, -1):
            piece = word[start:end] if start == 0 else "##" + word[start:end]
            if piece in vocabulary:
                pieces.append(piece)
                start = end
                break
        else:
            pieces.append(unknown)
            return pieces
    return pieces


@mistake("wordpiece_split")
def split_drops_marks(word, vocabulary, unknown="[UNK]"):
    """Returns the pieces without the ## that they have in the vocabulary."""
    result = []
    start = 0
    while start < len(word):
        prefix = "##" if start > 0 else ""
        end = len(word)
        while end > start and prefix + word[start:end] not in vocabulary:
            end -= 1
        if end == start:
            return [unknown]
        result.append(word[start:end])
        start = end
    return result


@mistake("wordpiece_split")
def split_shortest_first(word, vocabulary, unknown="[UNK]"):
    """Takes the shortest piece that fits, because it tries the ends from the left."""
    pieces = []
    i = 0
    while i < len(word):
        found = False
        for j in range(i + 1, len(word) + 1):
            piece = word[i:j]
            if i > 0:
                piece = "##" + piece
            if piece in vocabulary:
                pieces.append(piece)
                i = j
                found = True
                break
        if not found:
            return [unknown]
    return pieces


@mistake("mark_spaces")
def mark_by_split(text):
    """Splits at white space and joins, so tabs are marked and several spaces become one."""
    return SPACE_MARK + SPACE_MARK.join(text.split())


@mistake("mark_spaces")
def mark_none_in_front(text):
    """Replaces the spaces, but puts no mark in front."""
    return text.replace(" ", SPACE_MARK)


@mistake("unmark_spaces")
def unmark_strips(pieces):
    """Strips the text, so spaces that it had at its start and end are lost."""
    return "".join(pieces).replace(SPACE_MARK, " ").strip()


@mistake("unmark_spaces")
def unmark_keeps_first(pieces):
    """Leaves a space at the start for the mark that was put in front."""
    text = ""
    for piece in pieces:
        for c in piece:
            text += " " if c == SPACE_MARK else c
    return text


@mistake("unigram_split")
def unigram_greedy(text, log_probabilities):
    """Takes the longest known piece from the left, without looking at the probabilities."""
    longest = max((len(p) for p in log_probabilities), default=0)
    pieces = []
    start = 0
    while start < len(text):
        for end in range(min(len(text), start + longest), start, -1):
            if text[start:end] in log_probabilities:
                pieces.append(text[start:end])
                start = end
                break
        else:
            raise ValueError("the text cannot be cut into known pieces")
    return pieces


@mistake("unigram_split")
def unigram_tie_ignored(text, log_probabilities):
    """Does not count the pieces, so on a tie the segmentation with more pieces can win."""
    longest = max(map(len, log_probabilities), default=0)
    best = [0.0] + [float("-inf")] * len(text)
    back = [None] * (len(text) + 1)
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - longest), end):
            piece = text[start:end]
            if piece in log_probabilities and best[start] + log_probabilities[piece] >= best[end]:
                if best[start] == float("-inf"):
                    continue
                best[end] = best[start] + log_probabilities[piece]
                back[end] = start
    if text and back[-1] is None:
        raise ValueError("the text cannot be cut into known pieces")
    pieces = []
    end = len(text)
    while end > 0:
        pieces.append(text[back[end] : end])
        end = back[end]
    return pieces[::-1]


@mistake("unigram_split")
def unigram_not_reversed(text, log_probabilities):
    """Walks back from the end and returns the pieces in that order, last piece first."""
    longest = max([len(p) for p in log_probabilities], default=0)
    best = {0: (0.0, 0)}
    back = {}
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - longest), end):
            piece = text[start:end]
            if start in best and piece in log_probabilities:
                score = (best[start][0] + log_probabilities[piece], best[start][1] - 1)
                if end not in best or score > best[end]:
                    best[end] = score
                    back[end] = start
    if len(text) not in best:
        raise ValueError("cannot be cut")
    pieces = []
    end = len(text)
    while end > 0:
        pieces.append(text[back[end] : end])
        end = back[end]
    return pieces
