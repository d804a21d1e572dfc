"""Looks everything up by going through lists again and again, without any counting dict."""


def build_vocabulary(tokens, special_tokens=SPECIAL_TOKENS, max_size=None):
    specials, words = list(special_tokens), list(tokens)
    distinct = []
    for word in words:
        if word not in distinct and word not in specials:
            distinct.append(word)
    while max_size is not None and len(distinct) + len(specials) > max_size:
        rarest = distinct[-1]
        for word in reversed(distinct):
            if words.count(word) < words.count(rarest):
                rarest = word
        distinct.remove(rarest)
    vocabulary = {}
    for word in specials + distinct:
        vocabulary[word] = len(vocabulary)
    return vocabulary


def tokens_to_ids(tokens, vocabulary, unknown="<unk>"):
    def find(token):
        for known, token_id in vocabulary.items():
            if known == token:
                return token_id
        return None

    ids = []
    for token in tokens:
        token_id = find(token)
        if token_id is None and unknown is not None:
            token_id = find(unknown)
        if token_id is None:
            raise ValueError(token + " is unknown")
        ids.append(token_id)
    return ids


def ids_to_tokens(ids, vocabulary):
    tokens = []
    for number in ids:
        tokens += [token for token, token_id in vocabulary.items() if token_id == number]
    return tokens


def wrap(ids, bos_id, eos_id):
    ids.insert(0, bos_id)
    ids.append(eos_id)
    return ids
