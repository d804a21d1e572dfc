"""What vocabulary.js must compute. There a vocabulary is a list: a token's place is its id."""

from collections.abc import Iterator
from types import ModuleType


def cases(vocabulary: ModuleType) -> Iterator[tuple[str, list[object] | None, object]]:
    texts = ["to be or not to be", "b a a b c", "<eos> a <unk> a", ""]
    for tokens in map(str.split, texts):
        for special in ([], ["<unk>"], list(vocabulary.SPECIAL_TOKENS)):
            for size in (None, len(special), len(special) + 2):
                built = vocabulary.build_vocabulary(tokens, special, size)
                assert list(built.values()) == list(range(len(built)))
                yield "buildVocabulary", [tokens, special, size], list(built)
                if "<unk>" in built:
                    ids = vocabulary.tokens_to_ids(["be", "a", "tea"], built)
                    yield "tokensToIds", [["be", "a", "tea"], list(built)], ids
                    yield "idsToTokens", [ids, list(built)], vocabulary.ids_to_tokens(ids, built)
    yield "wrap", [[5, 6, 7], 2, 3], vocabulary.wrap([5, 6, 7], 2, 3)
