"""What tokens.js must compute, and the merges that it cuts subwords with."""

from collections.abc import Iterator
from types import ModuleType

from solved import ROOT, solution

TEXTS = ["I love AI", "Don't panic.", "naïve café", "Привет", "日本語 ½ ² _a_", "🙂", "a\x1cb\x85c\u3000d\ufeffe", ""]


def cases(tokens: ModuleType) -> Iterator[tuple[str, list[object] | None, object]]:
    for text in TEXTS:
        yield "splitWords", [text], tokens.split_words(text)
        yield "splitCharacters", [text], tokens.split_characters(text)
        yield "textToBytes", [text], tokens.text_to_bytes(text)
        if text:
            words = tokens.split_words(text)
            yield "bytesPerToken", [text, words], tokens.bytes_per_token(text, words)
    for values in ([195, 169], [195], [169, 65], [240, 159, 153, 130], [239, 187, 191, 65]):
        yield "bytesToText", [values], tokens.bytes_to_text(values)
    corpus = (ROOT / "data" / "shakespeare.txt").read_text(encoding="utf-8")[:200_000]
    merges = solution("bpe").train_bpe(corpus, 400)
    yield "MERGES", None, [[token.decode("latin-1") for token in pair] for pair in merges]
