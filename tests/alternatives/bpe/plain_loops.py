"""Everything but training with plain loops and indices: no regular expression, no library."""


def pretokenize(text):
    def kind(character):
        if character.isspace():
            return "space"
        return "word" if character.isalnum() or character == "_" else "other"

    chunks = []
    start = 0
    while start < len(text):
        end = start
        if text[end] == " " and end + 1 < len(text) and kind(text[end + 1]) != "space":
            end += 1
        run = kind(text[end])
        while end < len(text) and kind(text[end]) == run:
            end += 1
        chunks.append(text[start:end])
        start = end
    return chunks


def count_pairs(words):
    counts = {}
    for word in words:
        for position in range(1, len(word)):
            pair = (word[position - 1], word[position])
            if pair not in counts:
                counts[pair] = 0
            counts[pair] += words[word]
    return counts


def merge_pair(word, pair):
    merged = ()
    position = 0
    while position < len(word):
        width = 2 if word[position : position + 2] == pair else 1
        merged += (b"".join(word[position : position + width]),)
        position += width
    return merged


def encode(text, merges):
    ids = []
    for chunk in pretokenize(text):
        word = list(chunk.encode("utf-8"))
        tokens = [bytes([value]) for value in word]
        for rank in range(len(merges)):
            position = 0
            while position < len(tokens) - 1:
                if (tokens[position], tokens[position + 1]) == merges[rank]:
                    tokens[position : position + 2] = [tokens[position] + tokens[position + 1]]
                    word[position : position + 2] = [256 + rank]
                position += 1
        ids.extend(word)
    return ids


def decode(ids, merges):
    joined = bytearray()
    for token_id in ids:
        if token_id < 256:
            joined.append(token_id)
        else:
            joined += merges[token_id - 256][0] + merges[token_id - 256][1]
    return joined.decode("utf-8", "replace")
