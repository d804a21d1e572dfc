"""Wrong answers that no catalogue was made from: as beginners write `subwords`."""

from collections import Counter

from llmlings.testing import mistake


@mistake("wordpiece_scores")
def divides_then_multiplies(words):
    """The brackets are missing: divides by the count of the first token and multiplies by that of the second."""
    tokens, pairs = Counter(), Counter()
    for word, n in words.items():
        for token in word:
            tokens[token] += n
        for pair in zip(word, word[1:]):
            pairs[pair] += n
    return {(a, b): count / tokens[a] * tokens[b] for (a, b), count in pairs.items()}


@mistake("wordpiece_scores")
def first_only_counted_as_first(words):
    """Counts a token only at that side of a pair where it stands, not wherever it occurs."""
    pairs = {}
    left = {}
    right = {}
    for word, n in words.items():
        for i in range(len(word) - 1):
            a, b = word[i], word[i + 1]
            pairs[a, b] = pairs.get((a, b), 0) + n
            left[a] = left.get(a, 0) + n
            right[b] = right.get(b, 0) + n
    return {p: c / (left[p[0]] * right[p[1]]) for p, c in pairs.items()}


@mistake("wordpiece_split")
def never_a_single_character(word, vocabulary, unknown="[UNK]"):
    """The inner loop stops one too early, so a piece of one character is never tried."""
    pieces = []
    start = 0
    while start < len(word):
        for end in range(len(word), start + 1, -1):
            piece = ("##" if start else "") + word[start:end]
            if piece in vocabulary:
                pieces.append(piece)
                start = end
                break
        else:
            return [unknown]
    return pieces


@mistake("wordpiece_split")
def unknown_for_one_character(word, vocabulary, unknown="[UNK]"):
    """Where nothing fits, one character becomes unknown and the loop goes on, instead of the whole word."""
    result = []
    i = 0
    while i < len(word):
        j = len(word)
        mark = "" if i == 0 else "##"
        while j > i and mark + word[i:j] not in vocabulary:
            j -= 1
        if j == i:
            result.append(unknown)
            i += 1
        else:
            result.append(mark + word[i:j])
            i = j
    return result


@mistake("wordpiece_split")
def word_start_fits_inside(word, vocabulary, unknown="[UNK]"):
    """Inside the word a piece without ## in the vocabulary fits as well."""
    pieces, rest = [], word
    while rest:
        for n in range(len(rest), 0, -1):
            head = rest[:n]
            if not pieces and head in vocabulary:
                pieces.append(head)
                break
            if pieces and (head in vocabulary or "##" + head in vocabulary):
                pieces.append("##" + head)
                break
        else:
            return [unknown]
        rest = rest[n:]
    return pieces


@mistake("mark_spaces")
def split_loses_spaces(text):
    """Cuts the text with split(), so several spaces become one and those at the end are gone."""
    return "".join(SPACE_MARK + word for word in text.split())


@mistake("mark_spaces")
def no_second_mark_in_front(text):
    """Puts the mark in front only if the text does not begin with a space already."""
    marked = text.replace(" ", SPACE_MARK)
    if not marked.startswith(SPACE_MARK):
        marked = SPACE_MARK + marked
    return marked


@mistake("unmark_spaces")
def mark_only_at_piece_start(pieces):
    """Looks for the mark only at the start of a piece, so marks inside stay."""
    text = ""
    for piece in pieces:
        if piece.startswith(SPACE_MARK):
            text += " " + piece[1:]
        else:
            text += piece
    return text[1:]


@mistake("unmark_spaces")
def first_mark_of_every_piece_dropped(pieces):
    """Removes the mark in front of every piece, not just the one in front of the text."""
    return "".join(p.removeprefix(SPACE_MARK).replace(SPACE_MARK, " ") for p in pieces)


@mistake("unigram_split")
def most_probable_piece_next(text, log_probabilities):
    """Always takes the most probable piece that fits next and never looks at the whole."""
    longest = max(map(len, log_probabilities), default=0)
    pieces = []
    i = 0
    while i < len(text):
        fitting = [text[i:j] for j in range(i + 1, min(len(text), i + longest) + 1) if text[i:j] in log_probabilities]
        if not fitting:
            raise ValueError("cannot be cut")
        best = max(fitting, key=lambda piece: log_probabilities[piece])
        pieces.append(best)
        i += len(best)
    return pieces


@mistake("unigram_split")
def longest_piece_never_tried(text, log_probabilities):
    """The start of the inner range is one too late, so the longest pieces are never tried."""
    longest = max([len(p) for p in log_probabilities], default=0)
    best = [(0.0, 0, 0)] + [None] * len(text)
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - longest + 1), end):
            piece = text[start:end]
            if best[start] is not None and piece in log_probabilities:
                new = (best[start][0] + log_probabilities[piece], best[start][1] - 1, start)
                if best[end] is None or new[:2] > best[end][:2]:
                    best[end] = new
    if best[-1] is None:
        raise ValueError("no way to cut the text")
    pieces, end = [], len(text)
    while end > 0:
        pieces.append(text[best[end][2] : end])
        end = best[end][2]
    pieces.reverse()
    return pieces


@mistake("unigram_split")
def fewest_pieces_first(text, log_probabilities):
    """Compares the number of pieces first and the log-probability only on a tie."""
    longest = max(map(len, log_probabilities), default=0)
    table = {0: (0, 0.0, None)}
    for end in range(1, len(text) + 1):
        options = [
            (table[s][0] + 1, table[s][1] - log_probabilities[text[s:end]], s)
            for s in range(max(0, end - longest), end)
            if s in table and text[s:end] in log_probabilities
        ]
        if options:
            table[end] = min(options)
    if len(text) not in table:
        raise ValueError(f"{text[:20]!r} cannot be cut")
    out, end = [], len(text)
    while end:
        out.append(text[table[end][2] : end])
        end = table[end][2]
    return out[::-1]
