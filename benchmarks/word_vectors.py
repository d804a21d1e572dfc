"""How good the course's word vectors are, beside gensim's, on the definitions and examples of WordNet.

    OPENBLAS_NUM_THREADS=1 python benchmarks/word_vectors.py

All ways run in this one process, in turns, on the same sentences. Each round has a seed of its own; the table gives
medians. Vectors are judged by Spearman's correlation of their cosines with how related people find the pairs of
WordSim-353, over the pairs whose words occur often enough, and by ten analogies. gensim (left out when it is not
installed) runs with its defaults and with settings that suit so small a corpus. GloVe's x_max was not tuned: it keeps
the 100 that suits billions of tokens. With 10 as the default in `glove_weights`, seed 0 gives 0.443.
"""

import importlib.util
import re
import statistics
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from common import solution, timed
from numpy.typing import NDArray

from llmlings.corpora import load_corpus

Vectors = NDArray[np.float64]

ROUNDS = 3
MIN_COUNT = 15
#: a is to b as c is to d.
ANALOGIES = (
    ("man", "woman", "king", "queen"),
    ("man", "woman", "boy", "girl"),
    ("man", "woman", "father", "mother"),
    ("man", "woman", "actor", "actress"),
    ("france", "paris", "italy", "rome"),
    ("france", "paris", "germany", "berlin"),
    ("france", "french", "germany", "german"),
    ("dog", "dogs", "cat", "cats"),
    ("ship", "ships", "boat", "boats"),
    ("good", "better", "bad", "worse"),
)
WORDS = ("king", "bread", "ship", "france", "red", "doctor", "music", "river", "money", "happy")


@dataclass(frozen=True)
class Corpus:
    """Sentences as ids, the words by id with their counts, and the pairs that people have judged."""

    sentences: list[list[int]]
    words: list[str]
    counts: dict[str, int]
    pairs: list[tuple[int, int, float]]


@dataclass(frozen=True)
class Way:
    """One way to make vectors, given a seed; `setting` says how it is set."""

    name: str
    setting: str
    run: Callable[[int], Vectors]


def read_corpus() -> Corpus:
    """Cut the glosses into words, keep those that occur at least `MIN_COUNT` times, the most frequent first."""
    lines = [re.findall(r"[a-z]+(?:[-'][a-z]+)*", line) for line in load_corpus("glosses").lower().splitlines()]
    counted = Counter(word for line in lines for word in line)
    counts = {word: count for word, count in counted.most_common() if count >= MIN_COUNT}
    ids = {word: number for number, word in enumerate(counts)}
    sentences = [[ids[word] for word in line if word in ids] for line in lines]
    judged = [line.lower().split("\t") for line in load_corpus("wordsim353").splitlines() if not line.startswith("#")]
    pairs = [(ids[a], ids[b], float(score)) for a, b, score in judged if a in ids and b in ids]
    return Corpus(sentences, list(counts), counts, pairs)


def ranks(values: Sequence[float]) -> Vectors:
    """Return the rank of each value, equal ones sharing the mean of theirs."""
    _, place, count = np.unique(values, return_inverse=True, return_counts=True)
    return (np.cumsum(count) - (count - 1) / 2)[place]


def spearman(vectors: Vectors, pairs: Sequence[tuple[int, int, float]]) -> float:
    """Return the rank correlation of cosines and judgements."""
    unit = normalized(vectors)
    cosines = [float(unit[a] @ unit[b]) for a, b, _ in pairs]
    return float(np.corrcoef(ranks(cosines), ranks([score for _, _, score in pairs]))[0, 1])


def normalized(vectors: Vectors) -> Vectors:
    """Return the rows scaled to length 1; a zero row stays."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors / np.where(lengths > 0, lengths, 1)


def neighbours(vectors: Vectors, corpus: Corpus, word: str, count: int = 6) -> list[str]:
    """Return the words whose vectors have the greatest cosine with that of `word`."""
    unit = normalized(vectors)
    own = corpus.words.index(word)
    order = np.argsort(-(unit @ unit[own]))
    return [corpus.words[i] for i in order if i != own][:count]


def solved(vectors: Vectors, corpus: Corpus) -> int:
    """Return for how many analogies the word nearest to b - a + c is d; a, b and c themselves do not count."""
    unit = normalized(vectors)
    right = 0
    for words in ANALOGIES:
        a, b, c, d = (corpus.words.index(word) for word in words)
        nearness = unit @ (unit[b] - unit[a] + unit[c])
        nearness[[a, b, c]] = -np.inf
        right += int(np.argmax(nearness)) == d
    return right


def ways_of_the_course(corpus: Corpus) -> list[Way]:
    """Return the three ways that learners write."""
    glove, word2vec = solution("glove"), solution("word2vec")
    size = len(corpus.words)

    def counting(_seed: int) -> Vectors:
        return glove.svd_vectors(glove.ppmi(glove.cooccurrence(corpus.sentences, size, 10)), 64)

    def skipgram(seed: int) -> Vectors:
        return word2vec.train_skipgram(corpus.sentences, size, 64, 10, 5, 3, 0.1, np.random.default_rng(seed))

    def fitted(seed: int) -> Vectors:
        counts = glove.cooccurrence(corpus.sentences, size, 10)
        return glove.train_glove(counts, 100, 10, 0.1, np.random.default_rng(seed))

    return [
        Way("PPMI + SVD", "width 64, window 10", counting),
        Way("skip-gram", "width 64, window 10, 3 epochs, rate 0.1", skipgram),
        Way("GloVe", "width 100, window 10, 10 epochs, rate 0.1", fitted),
    ]


def ways_of_gensim(corpus: Corpus) -> list[Way]:
    """Return gensim's skip-gram, tuned and with its defaults."""
    if not importlib.util.find_spec("gensim"):
        return []
    from gensim.models import Word2Vec

    texts = [[corpus.words[number] for number in sentence] for sentence in corpus.sentences]

    def train(seed: int, **settings: float) -> Vectors:
        model = Word2Vec(texts, sg=1, workers=1, seed=seed, **settings)
        return np.stack([model.wv[word] for word in corpus.words]).astype(np.float64)

    def tuned(seed: int) -> Vectors:
        return train(
            seed, vector_size=64, window=6, negative=5, epochs=10, alpha=0.05, sample=1e-4, min_count=MIN_COUNT
        )

    return [
        Way("gensim, tuned", "width 64, window 6, 10 epochs, rate 0.05, sample 1e-4", tuned),
        Way("gensim, defaults", "width 100, window 5, 5 epochs, rate 0.025, sample 1e-3", train),
    ]


def main() -> None:
    """Run all ways in turns, then print the table and the neighbours of ten words."""
    corpus = read_corpus()
    tokens = sum(map(len, corpus.sentences))
    covered = len(corpus.pairs)
    print(
        f"{tokens:,} tokens, {len(corpus.words):,} words that occur {MIN_COUNT} times or more, {covered} of 353 pairs\n"
    )
    ways = ways_of_the_course(corpus) + ways_of_gensim(corpus)
    seconds, scores = defaultdict[str, list[float]](list), defaultdict[str, list[float]](list)
    last: dict[str, Vectors] = {}
    for number in range(ROUNDS):
        for way in ways:
            last[way.name], cpu, _ = timed(
                f"round {number + 1}: {way.name}", lambda way=way, seed=number: way.run(seed)
            )
            seconds[way.name].append(cpu)
            scores[way.name].append(spearman(last[way.name], corpus.pairs))
    print(f"| | setting | CPU s | Spearman | lowest, highest | analogies of {len(ANALOGIES)}, last round |")
    print("|---|---|---|---|---|---|")
    for way in ways:
        cpu, score = statistics.median(seconds[way.name]), statistics.median(scores[way.name])
        spread = f"{min(scores[way.name]):.3f}, {max(scores[way.name]):.3f}"
        analogies = solved(last[way.name], corpus)
        print(f"| {way.name} | {way.setting} | {cpu:.1f} | {score:.3f} | {spread} | {analogies} |")
    for word in WORDS:
        print(f"\n{word} ({corpus.counts[word]} times)")
        for way in ways:
            print(f"    {way.name + ':':<18} {', '.join(neighbours(last[way.name], corpus, word))}")


if __name__ == "__main__":
    main()
