"""What bpe.js must compute. A token is a string in which each character is one byte."""

from collections import Counter
from collections.abc import Iterator
from types import ModuleType

TEXTS = [
    "low low low lower newest newest newest newest newest newest widest widest widest",
    "aaa aaaa, aa!",
    "naïve café – 日本語 und 🙂🙂",
    "  two  spaces\n\tand tabs\x1c\x85end\u3000½ _x_ ²",
    "",
]


def cases(bpe: ModuleType) -> Iterator[tuple[str, list[object], object]]:
    for text in TEXTS:
        yield "pretokenize", [text], bpe.pretokenize(text)
        merges = bpe.train_bpe(text, 12)
        shown = [[token.decode("latin-1") for token in pair] for pair in merges]
        yield "trainBpe", [text, 12], shown
        for other in ("lowest", text):
            yield "encode", [other, shown], bpe.encode(other, merges)
        words = Counter(tuple(bytes([b]) for b in chunk.encode()) for chunk in bpe.pretokenize(text))
        pairs = sorted(((count, pair) for pair, count in bpe.count_pairs(words).items()), reverse=True)
        yield (
            "countPairs",
            [[{"tokens": [t.decode("latin-1") for t in word], "count": count} for word, count in words.items()]],
            [[[token.decode("latin-1") for token in pair], count] for count, pair in pairs],
        )
    # Two merges may give the same token; the id is that of the one that is applied.
    for twice in (["b c", "a bc", "a b", "ab c"], ["b c", "a b", "ab c", "a bc"]):
        pairs = [pair.split() for pair in twice]
        as_bytes = [(first.encode(), second.encode()) for first, second in pairs]
        yield "encode", ["abc", pairs], bpe.encode("abc", as_bytes)
    for word in ("aaaa", "banana", "ab"):
        for pair in ("aa", "an", "ab"):
            merged = bpe.merge_pair(tuple(c.encode() for c in word), (pair[0].encode(), pair[1].encode()))
            yield "mergePair", [list(word), list(pair)], [token.decode() for token in merged]
