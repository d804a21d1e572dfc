"""Make the word vectors that the pages show, and write them to docs/model/: words.json and words.bin.

    python benchmarks/page_vectors.py

They are those of `benchmarks/word_vectors.py` that need no chance, PPMI and SVD by solutions/ on the definitions and
examples of WordNet: the most frequent words only. Only directions are asked for, so each row is kept as int8 without
its length.
"""

import json

import numpy as np
from common import ROOT
from page_model import quantized
from word_vectors import ANALOGIES, Corpus, Vectors, read_corpus, spearman, ways_of_the_course

FOLDER = ROOT / "docs" / "model"
WORDS = 4000


def frequent(corpus: Corpus, size: int) -> Corpus:
    """Return the same corpus as if it had its most frequent words only: they come first."""
    words = corpus.words[:size]
    pairs = [(a, b, score) for a, b, score in corpus.pairs if max(a, b) < size]
    return Corpus([], words, {word: corpus.counts[word] for word in words}, pairs)


def read() -> tuple[dict[str, object], Vectors]:
    """Return what words.json says, and the vectors of words.bin, a row for each word."""
    about = json.loads((FOLDER / "words.json").read_text(encoding="utf-8"))
    rows = np.frombuffer((FOLDER / "words.bin").read_bytes(), np.int8)
    return about, rows.reshape(len(about["words"]), -1).astype(float)


def main() -> None:
    """Count, factorise, round, measure, write."""
    corpus = read_corpus()
    vectors = ways_of_the_course(corpus)[0].run(0)[:WORDS]
    _, whole = quantized(vectors)
    shown = frequent(corpus, WORDS)
    known = {word: number for number, word in enumerate(shown.words)}
    about = {
        "width": whole.shape[1],
        "spearman": {
            "made": round(spearman(vectors, shown.pairs), 4),
            "shipped": round(spearman(whole, shown.pairs), 4),
        },
        "analogies": [words for words in ANALOGIES if all(word in known for word in words)],
        "words": shown.words,
    }
    (FOLDER / "words.bin").write_bytes(whole.tobytes())
    text = json.dumps(about, separators=(",", ":"))
    (FOLDER / "words.json").write_text(text + "\n", encoding="utf-8", newline="\n")
    print(f"{len(corpus.words):,} words, {WORDS:,} kept: {whole.nbytes:,} bytes; Spearman {about['spearman']}")


if __name__ == "__main__":
    main()
