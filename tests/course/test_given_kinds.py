"""What is given in the solutions makes one kind of all: other dtypes, and lists for arrays, mean the same."""

import pytest
from solved import evaluated

from llmlings.testing.compare import difference, kind_difference

#: Two calls with arguments of different kinds and the same result, in value and in kind.
SAME: dict[str, list[tuple[str, str]]] = {
    "tokens": [
        ("bytes_to_text(np.uint8([226, 153, 165, 65]))", "bytes_to_text([226, 153, 165, 65])"),
        ("bytes_to_text(np.array([226, 153, 165, 65]))", "bytes_to_text([226, 153, 165, 65])"),
        ("bytes_per_token('I love AI', np.uint16([0, 1]))", "bytes_per_token('I love AI', ['I love', 'AI'])"),
    ],
    "bpe": [
        ("decode(np.uint16([76, 256, 33]), [(b'o', b'w')])", "decode([76, 256, 33], [(b'o', b'w')])"),
        ("decode(np.uint8([76, 33]), [(b'o', b'w')])", "decode([76, 33], [(b'o', b'w')])"),
    ],
    "subwords": [],
    "vocabulary": [
        ("build_vocabulary(iter('bab'), ())", "build_vocabulary(['b', 'a', 'b'], ())"),
        ("ids_to_tokens(np.uint8([1, 0]), {'a': 0, 'b': 1})", "ids_to_tokens([1, 0], {'a': 0, 'b': 1})"),
        ("wrap(np.uint8([5, 6]), np.int64(300), 3)", "wrap([5, 6], 300, 3)"),
        ("wrap((), 2, 3)", "wrap([], 2, 3)"),
    ],
    "batching": [
        ("pad_batch([np.uint8([5, 6]), ()], 50_256)", "pad_batch([[5, 6], []], 50_256)"),
        ("pad_batch(np.uint32([[5, 6], [7, 8]]), 0)", "pad_batch([[5, 6], [7, 8]], 0)"),
        ("position_ids(np.ones((2, 700), dtype=np.uint8))", "position_ids(np.ones((2, 700), dtype=np.int64))"),
        ("position_ids([[True, False, True]])", "position_ids([[1.0, 0.0, 1.0]])"),
        ("truncate(np.uint64([4, 5, 6]), 2, 'end')", "truncate([4, 5, 6], 2, 'end')"),
    ],
    "one_hot": [
        ("one_hot(np.uint8([2, 0]), 300)", "one_hot([2, 0], 300)"),
        ("one_hot([], 4)", "np.zeros((0, 4))"),
        ("one_hot_to_ids(np.eye(300, dtype=bool)[[299, 1]])", "np.array([299, 1])"),
        ("pairwise_distances(np.uint8([[3, 9], [5, 9]]))", "pairwise_distances([[3.0, 9.0], [5.0, 9.0]])"),
    ],
    "embedding": [
        ("lookup(np.float32([[1, 2], [3, 4]]), np.uint8([1, 0]))", "lookup([[1.0, 2.0], [3.0, 4.0]], [1, 0])"),
        ("lookup([[1, 2], [3, 4]], [])", "lookup([[1.0, 2.0], [3.0, 4.0]], np.zeros(0, dtype=np.int64))"),
        ("lookup_by_one_hot([[1, 2], [3, 4]], np.int32([1]))", "lookup_by_one_hot(np.array([[1.0, 2], [3, 4]]), [1])"),
    ],
    "similarity": [
        ("cosine_similarity(np.int8([100, 90]), np.int8([-100, 120]))", "cosine_similarity([100, 90], [-100, 120])"),
        ("cosine_matrix(np.uint8([[200, 100], [3, 250]]))", "cosine_matrix([[200.0, 100.0], [3.0, 250.0]])"),
        ("cosine_matrix(np.zeros((0, 4)))", "np.zeros((0, 0))"),
        ("nearest_neighbors(np.int8([[90, 99], [1, 2]]), [1, 2], 2, np.uint8([1]))", "[0]"),
        ("analogy(np.uint8(np.eye(4) * 200), np.int32(0), 1, 2, 2)", "analogy(np.eye(4), 0, 1, 2, 2)"),
    ],
    "gradients": [
        ("softmax(np.uint8([3, 1, 2]))", "softmax([3.0, 1.0, 2.0])"),
        ("cross_entropy(np.uint8([[3, 1], [0, 5]]), np.uint8([1, 0]))", "cross_entropy([[3.0, 1], [0, 5]], [1, 0])"),
        ("cross_entropy_gradient(np.uint8([[3, 1]]), np.uint8([1]))", "cross_entropy_gradient([[3.0, 1.0]], [1])"),
        (
            "embedding_gradient(np.int8([[90], [90]]), np.uint8([200, 200]), 201)",
            "embedding_gradient([[90.0], [90.0]], [200, 200], 201)",
        ),
        ("sgd_update([[1, 2]], np.uint8([0]), [[1, 0]], 0.25)", "sgd_update([[1.0, 2.0]], [0], [[1.0, 0.0]], 0.25)"),
        (
            "train_next_token(np.uint8([200, 201, 200]), 210, 2, 2, 0.5, rng)",
            "train_next_token([200, 201, 200], 210, 2, 2, 0.5, np.random.default_rng(0))",
        ),
    ],
    "autograd": [
        (
            "embedding_gradient(torch.ones(4, 1), torch.tensor([3, 0]).to(torch.uint8), torch.ones(2, 1))",
            "embedding_gradient(torch.ones(4, 1), torch.tensor([3, 0]), torch.ones(2, 1))",
        ),
        (
            "touched_rows(torch.eye(4), torch.tensor([3, 0]).to(torch.uint8), False)",
            "touched_rows(torch.eye(4), torch.tensor([3, 0]), False)",
        ),
        (
            "train_next_token(torch.eye(4), torch.eye(4), torch.tensor([3, 0]).int(), 2, 0.5)",
            "train_next_token(torch.eye(4), torch.eye(4), torch.tensor([3, 0]), 2, 0.5)",
        ),
    ],
    "positions": [
        (
            "add_positions(np.uint8([[200, 3]]), [[100, 1], [5, 5]])",
            "add_positions([[200.0, 3.0]], [[100.0, 1.0], [5, 5]])",
        ),
        ("rotate(np.uint8([[1, 2], [3, 4]]), np.uint64([7, 2]))", "rotate([[1.0, 2.0], [3.0, 4.0]], [7, 2])"),
        ("rotate(np.zeros((0, 4)), [])", "np.zeros((0, 4))"),
    ],
    "word2vec": [
        ("skipgram_pairs(np.uint8([250, 6, 7]), 1)", "skipgram_pairs([250, 6, 7], 1)"),
        ("cbow_examples(np.uint16([5, 6, 7]), 1)", "cbow_examples((5, 6, 7), 1)"),
        ("negative_distribution(np.uint8([200, 100]), 2)", "negative_distribution([200.0, 100.0], 2)"),
        ("skipgram_loss(np.uint8([20]), np.uint8([30]), np.uint8([[40]]))", "skipgram_loss([20.0], [30.0], [[40.0]])"),
        (
            "skipgram_gradients(np.float32([0.5, 1]), np.uint8([1, 0]), [[2, 0]])",
            "skipgram_gradients([0.5, 1.0], [1.0, 0.0], [[2.0, 0.0]])",
        ),
        ("cbow_loss(np.uint8([[200], [100]]), [0.5], [[-1]])", "cbow_loss([[200.0], [100.0]], [0.5], [[-1.0]])"),
        (
            "train_skipgram([np.uint8([200, 1, 2]), (), (3, 1)], 250, 2, 1, 2, 2, 0.05, rng)",
            "train_skipgram([[200, 1, 2], [], [3, 1]], 250, 2, 1, 2, 2, 0.05, rng)",
        ),
    ],
    "glove": [
        ("cooccurrence([np.uint8([199, 150, 199])], 200, 3)", "cooccurrence([[199, 150, 199]], 200, 3)"),
        ("glove_weights(np.uint8([0, 6, 200]))", "glove_weights([0.0, 6.0, 200.0])"),
        (
            "glove_loss(np.uint8([[20]]), [[13]], [0], [1], np.uint8([[200]]))",
            "glove_loss([[20.0]], [[13.0]], [0.0], [1.0], [[200.0]])",
        ),
        (
            "glove_gradients(np.uint8([[20]]), [[13]], [0], [1], [[200]])",
            "glove_gradients([[20.0]], [[13.0]], [0.0], [1.0], [[200.0]])",
        ),
        ("ppmi(np.uint8([[200, 1], [100, 200]]))", "ppmi([[200.0, 1.0], [100.0, 200.0]])"),
        ("svd_vectors(np.uint8([[200, 20], [20, 110]]), 2)", "svd_vectors([[200.0, 20.0], [20.0, 110.0]], 2)"),
        (
            "train_glove(np.uint8([[9, 200], [200, 0]]), 2, 3, 0.1, rng)",
            "train_glove([[9, 200], [200, 0]], 2, 3, 0.1, rng)",
        ),
    ],
    "attention": [
        ("padding_mask(np.float32([[1, 0]]))", "padding_mask([[True, False]])"),
        (
            "attention_weights(np.uint8([[200, 3]]), [[2, 1], [1, 1]])",
            "attention_weights([[200.0, 3.0]], [[2.0, 1.0], [1, 1]])",
        ),
        (
            "attention_weights([[1.0]], [[1.0], [2.0]], [1, 0])",
            "attention_weights([[1.0]], [[1.0], [2.0]], [[True, False]])",
        ),
        ("attention([[1]], [[1], [2]], np.uint8([[3], [4]]))", "attention([[1.0]], [[1.0], [2.0]], [[3.0], [4.0]])"),
        (
            "multi_head_attention([[[1, 2], [3, 4]]], *[np.eye(2, dtype=np.uint8)] * 4, 2, [1, 0])",
            "multi_head_attention([[[1.0, 2.0], [3.0, 4.0]]], *[np.eye(2)] * 4, 2, np.array([[[True, False]] * 2]))",
        ),
    ],
    "contextual": [
        ("contextualize(np.uint8([[16, 20], [31, 3]]))", "contextualize([[16.0, 20.0], [31.0, 3.0]])"),
        ("contextualize(np.float32([[1, 0], [0, 2]]))", "contextualize([[1.0, 0.0], [0.0, 2.0]])"),
        (
            "similarity_across(np.float32([[1, 0], [1, 1]]), np.uint8([1, 0]), np.int32([0]), 0)",
            "similarity_across([[1, 0], [1, 1]], [1, 0], [0], 0)",
        ),
    ],
    "generation": [
        ("probabilities(np.uint8([3, 1, 2]), 1.5)", "probabilities([3.0, 1.0, 2.0], 1.5)"),
        ("top_k(np.uint8([3, 0, 2]), 2)", "top_k(np.float32([3.0, 0.0, 2.0]), 2)"),
        ("top_p(np.uint8([3, 0, 2]), 0.9)", "top_p([3.0, 0.0, 2.0], 0.9)"),
        ("sample(np.float32([0.0, 1.0]), rng)", "sample([0, 1], rng)"),
        (
            "generate(lambda ids: np.eye(400)[300], np.uint8([7, 9]), 2)",
            "generate(lambda ids: np.eye(400)[300].tolist(), (7, 9), 2)",
        ),
        (
            "generate(lambda ids: np.uint8([1, 3, 2]), [2], 9, rng=rng)",
            "generate(lambda ids: [1, 3, 2], [2], 9, rng=rng)",
        ),
    ],
    "transformer": [
        (
            "next_token_loss(torch.eye(3)[None], torch.tensor([[2, 0, 1]]).byte(), torch.eye(3)[:1] < 1)",
            "next_token_loss(torch.eye(3)[None], torch.tensor([[2, 0, 1]]), torch.tensor([[0, 1, 1]]))",
        ),
        (
            "next_token_loss(torch.eye(3)[None], torch.tensor([[2, 0, 1]]), torch.tensor([[0.0, 1.0, 1.0]]))",
            "next_token_loss(torch.eye(3)[None], torch.tensor([[2, 0, 1]]))",
        ),
        (
            "(torch.manual_seed(0), TransformerLM(3, 2, 1, 1, 2)(torch.tensor([[1, 2]]).int(), torch.ones(1, 2)))[1]",
            "(torch.manual_seed(0), TransformerLM(3, 2, 1, 1, 2)(torch.tensor([[1, 2]])))[1]",
        ),
    ],
    "language_model": [
        # The generator of PyTorch is left as it was.
        (
            "(torch.manual_seed(5), LanguageModel.train('a', **SIZES, num_merges=0, steps=1, seed=0),torch.rand(1))[2]",
            "(torch.manual_seed(5), torch.rand(1))[1]",
        ),
        ("text_ids('aba', [(b'a', b'b')])", "[257, 256, 97]"),
        ("overlapping_windows([0, 1, 2, 3, 4, 5], 3)", "[[0, 1, 2], [2, 3, 4], [4, 5]]"),
    ],
}


@pytest.mark.parametrize(("module", "one", "other"), [(m, *row) for m, rows in SAME.items() for row in rows])
def test_other_kinds_of_numbers_mean_the_same(module: str, one: str, other: str) -> None:
    found, wanted = evaluated(module, one), evaluated(module, other)
    assert not difference(found, wanted, 1e-12, 0.0)
    assert not kind_difference(found, wanted)
