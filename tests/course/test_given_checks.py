"""What is given in the solutions holds: bad arguments are refused by name, and other kinds of numbers mean the same.

No learner's test and no point depends on these checks, so they are tested here, over the solutions. Each row is Python
in the module's own names, beside `np` and `rng`, a new generator for each row.
"""

from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from llmlings.course import load_course
from llmlings.testing.compare import difference, kind_difference
from llmlings.testing.local import LocalImplementation

ROOT = Path(__file__).parents[2]
COURSE = load_course(ROOT)

#: A call that is refused, and the argument that the message names.
REFUSED: dict[str, list[tuple[str, str]]] = {
    "tokens": [
        ("bytes_to_text([72, 256])", "byte_values"),
        ("bytes_to_text([72, -1])", "byte_values"),
        ("bytes_to_text(np.array([2**64 - 1], dtype=np.uint64))", "byte_values"),
        ("bytes_per_token('I love AI', [])", "tokens"),
        ("bytes_per_token('', np.array([]))", "tokens"),
    ],
    "bpe": [
        ("train_bpe('low', -1)", "num_merges"),
        ("decode([104, 257], [(b'h', b'i')])", "ids"),
        ("decode([104, -1], [(b'h', b'i')])", "ids"),
        ("decode(np.array([2**64 - 1], dtype=np.uint64), [(b'h', b'i')])", "ids"),
    ],
    "subwords": [],
    "vocabulary": [
        ("build_vocabulary(['a'], max_size=3)", "max_size"),
        ("build_vocabulary(['a'], ('<x>',), -1)", "max_size"),
        ("ids_to_tokens([0, -1], {'a': 0, 'b': 1})", "ids"),
        ("ids_to_tokens([0, 2], {'a': 0, 'b': 1})", "ids"),
        ("ids_to_tokens([2], {'a': 0, 'b': 7})", "ids"),
        ("ids_to_tokens(np.array([2**64 - 1], dtype=np.uint64), {'a': 0})", "ids"),
        ("wrap([3, -1], 1, 2)", "ids"),
        ("wrap([3], -1, 2)", "bos_id"),
        ("wrap([3], 1, -2)", "eos_id"),
    ],
    "batching": [
        ("pad_batch([], 0)", "sequences"),
        ("pad_batch([4, 5], 0)", "sequences"),
        ("pad_batch([[[4]], [[5]]], 0)", "sequences"),
        ("pad_batch([[4], [5, -1]], 0)", "sequences"),
        ("pad_batch([np.array([2**64 - 1], dtype=np.uint64)], 0)", "sequences"),
        ("pad_batch([[4]], 0, 'Right')", "side"),
        ("position_ids([1, 1, 0])", "attention_mask"),
        ("position_ids(np.ones((1, 2, 3)))", "attention_mask"),
        ("truncate([4, 5, -6], 2)", "ids"),
        ("truncate([[4, 5]], 1)", "ids"),
        ("truncate([4, 5], -1)", "max_length"),
        ("truncate([4, 5], 1, 'right')", "keep"),
        ("new_token_budget(-1, 5, 8)", "prompt_length"),
        ("new_token_budget(3, -1, 8)", "max_new_tokens"),
        ("new_token_budget(0, 5, 0)", "context_length"),
        ("attention_flops(0, 4)", "length"),
        ("attention_flops(3, 0)", "width"),
    ],
    "one_hot": [
        ("one_hot([0, 3], 3)", "ids"),
        ("one_hot([0, -1], 3)", "ids"),
        ("one_hot(np.array([2**64 - 1], dtype=np.uint64), 3)", "ids"),
        ("one_hot([[0, 1], [1, 2]], 3)", "ids"),
        ("one_hot([], 0)", "vocab_size"),
        ("one_hot_to_ids([0, 1, 0])", "vectors"),
        ("pairwise_distances([1.0, 2.0])", "vectors"),
        ("pairwise_distances(np.zeros((2, 3, 4)))", "vectors"),
    ],
    "embedding": [
        ("init_embedding(0, 3, rng)", "vocab_size"),
        ("init_embedding(3, -1, rng)", "width"),
        ("lookup([1.0, 2.0], [0])", "table"),
        ("lookup([[1.0], [2.0]], [0, 2])", "ids"),
        ("lookup([[1.0], [2.0]], [[0, -1]])", "ids"),
        ("lookup([[1.0], [2.0]], np.array([2**64 - 1], dtype=np.uint64))", "ids"),
        ("lookup_by_one_hot([[1.0], [2.0]], [-1])", "ids"),
        ("lookup_by_one_hot([[1.0], [2.0]], [[0, 1]])", "ids"),
        ("lookup_by_one_hot([1.0, 2.0], [0])", "table"),
        ("embedding_bytes(0, 4)", "vocab_size"),
        ("embedding_bytes(3, 0)", "width"),
        ("embedding_bytes(3, 4, 0)", "bytes_per_value"),
    ],
    "similarity": [
        ("cosine_similarity([[1.0, 2.0]], [1.0, 2.0])", "a"),
        ("cosine_similarity(3.0, [1.0])", "a"),
        ("cosine_similarity([1.0, 2.0, 3.0], [1.0, 2.0])", "b"),
        ("cosine_similarity([1.0, 2.0], [3.0])", "b"),
        ("cosine_matrix([1.0, 2.0])", "vectors"),
        ("cosine_matrix(np.ones((2, 3, 4)))", "vectors"),
        ("nearest_neighbors([1.0, 2.0], [1.0, 2.0], 1)", "table"),
        ("nearest_neighbors(np.eye(3), np.eye(3), 1)", "query"),
        ("nearest_neighbors(np.eye(3), [1.0], 1)", "query"),
        ("nearest_neighbors(np.eye(2), [1.0, 1.0], 0)", "k"),
        ("analogy(np.ones(4), 0, 1, 2)", "table"),
        ("analogy(np.eye(4), -1, 1, 2)", "a"),
        ("analogy(np.eye(4), 0, 4, 2)", "b"),
        ("analogy(np.eye(4), 0, 1, -4)", "c"),
        ("analogy(np.eye(4), 0, 1, 2, 0)", "k"),
    ],
    "gradients": [
        ("softmax(3.0)", "logits"),
        ("cross_entropy([0.0, 1.0], [1])", "logits"),
        ("cross_entropy(np.zeros((0, 4)), [])", "logits"),
        ("cross_entropy(np.zeros((3, 4)), [2])", "targets"),
        ("cross_entropy([[0.0, 1.0]], [2])", "targets"),
        ("cross_entropy_gradient([[0.0, 1.0]], [-1])", "targets"),
        ("embedding_gradient([1.0, 2.0], [0, 1], 4)", "upstream"),
        ("embedding_gradient(np.ones((1, 2)), [0, 1, 2], 4)", "ids"),
        ("embedding_gradient([[1.0]], [3], 3)", "ids"),
        ("embedding_gradient([[1.0]], np.array([2**64 - 1], dtype=np.uint64), 3)", "ids"),
        ("embedding_gradient(np.ones((0, 2)), [], 0)", "vocab_size"),
        ("sgd_update([1.0, 2.0], [0], [[1.0, 2.0]], 0.5)", "table"),
        ("sgd_update(np.ones((4, 3)), [0, 2], np.ones((2, 1)), 0.5)", "upstream"),
        ("sgd_update(np.ones((4, 3)), [0, 2], np.ones((1, 3)), 0.5)", "ids"),
        ("sgd_update(np.ones((4, 3)), [0, -4], np.ones((2, 3)), 0.5)", "ids"),
        ("train_next_token([1], 4, 2, 3, 0.1, rng)", "ids"),
        ("train_next_token([0, 1, 4], 4, 2, 3, 0.1, rng)", "ids"),
        ("train_next_token([0, -1, 2], 4, 2, 0, 0.1, rng)", "ids"),
        ("train_next_token([[0, 1], [2, 3]], 4, 2, 3, 0.1, rng)", "ids"),
        ("train_next_token([0, 1], 0, 2, 3, 0.1, rng)", "vocab_size"),
        ("train_next_token([0, 1], 4, 0, 3, 0.1, rng)", "width"),
        ("train_next_token([0, 1], 4, 2, -1, 0.1, rng)", "steps"),
    ],
    "autograd": [
        ("embedding_gradient(torch.ones(4), torch.tensor([0]), torch.ones(1, 1))", "table"),
        ("embedding_gradient(torch.ones(4, 2), torch.tensor([0, -1]), torch.ones(2, 2))", "ids"),
        ("embedding_gradient(torch.ones(4, 2), torch.tensor([[0, 1], [2, 3]]), torch.ones(2, 2, 2))", "ids"),
        ("embedding_gradient(torch.ones(4, 2), torch.tensor([0, 1, 2]), torch.ones(1, 2))", "upstream"),
        ("embedding_gradient(torch.ones(4, 2), torch.tensor([0, 1]), torch.ones(2, 1))", "upstream"),
        ("touched_rows(torch.ones(4), torch.tensor([0, 1]), True)", "table"),
        ("touched_rows(torch.ones(4, 2), torch.tensor([1]), False)", "ids"),
        ("touched_rows(torch.ones(4, 2), torch.tensor([0, 4]), True)", "ids"),
        ("train_next_token(torch.ones(4), torch.ones(2, 4), torch.tensor([0, 1]), 1, 0.1)", "table"),
        ("train_next_token(torch.ones(4, 2), torch.ones(4, 2), torch.tensor([0, 1]), 1, 0.1)", "output"),
        ("train_next_token(torch.ones(4, 2), torch.ones(2, 4), torch.tensor([3]), 1, 0.1)", "ids"),
        ("train_next_token(torch.ones(4, 2), torch.ones(2, 4), torch.tensor([4, 0]), 0, 0.1)", "ids"),
        ("train_next_token(torch.ones(4, 2), torch.ones(2, 4), torch.tensor([0, 1]), -1, 0.1)", "steps"),
    ],
    "positions": [
        ("sinusoidal_positions(0, 4)", "length"),
        ("sinusoidal_positions(3, 0)", "width"),
        ("sinusoidal_positions(3, 5)", "width"),
        ("add_positions([1.0, 2.0], [[1.0, 2.0]])", "token_vectors"),
        ("add_positions([[1.0], [2.0]], [[0.5]])", "token_vectors"),
        ("add_positions(np.ones((2, 5, 3)), np.ones((4, 3)))", "token_vectors"),
        ("add_positions([[1.0, 2.0]], [1.0, 2.0])", "position_table"),
        ("add_positions([[1.0, 2.0]], [[1.0]])", "position_table"),
        ("relative_offsets(0)", "length"),
        ("relative_offsets(3, -1)", "max_distance"),
        ("alibi_bias(0, 8)", "length"),
        ("alibi_bias(3, 0)", "num_heads"),
        ("alibi_bias(3, 6)", "num_heads"),
        ("rotate([1.0, 2.0], [0])", "vectors"),
        ("rotate([[1.0, 2.0, 3.0]], [1])", "vectors"),
        ("rotate([[1.0, 2.0], [3.0, 4.0]], [1])", "positions"),
        ("rotate([[1.0, 2.0], [3.0, 4.0]], [[1], [2]])", "positions"),
        ("rotate(np.ones((3, 2, 4)), [1, 2, 3])", "positions"),
    ],
    "word2vec": [
        ("skipgram_pairs([3, -1, 2], 1)", "ids"),
        ("skipgram_pairs([[1, 2], [3, 4]], 1)", "ids"),
        ("skipgram_pairs(np.array([2**64 - 1], dtype=np.uint64), 1)", "ids"),
        ("skipgram_pairs([1, 2], 0)", "window"),
        ("cbow_examples([3, -1, 2], 1)", "ids"),
        ("cbow_examples([1, 2], -1)", "window"),
        ("negative_distribution([3, -1, 4])", "counts"),
        ("negative_distribution([0, 0])", "counts"),
        ("negative_distribution([])", "counts"),
        ("negative_distribution([[1, 2], [3, 4]])", "counts"),
        ("skipgram_loss([[1.0, 2.0]], [1.0, 2.0], [[1.0, 2.0]])", "center"),
        ("skipgram_loss([1.0, 2.0], [1.0], [[1.0, 2.0]])", "context"),
        ("skipgram_loss([1.0, 2.0], [1.0, 2.0], [1.0, 2.0])", "negatives"),
        ("skipgram_gradients([[1.0, 2.0]], [1.0, 2.0], [[1.0, 2.0]])", "center"),
        ("skipgram_gradients([1.0, 2.0], [[1.0, 2.0]], [[1.0, 2.0]])", "context"),
        ("skipgram_gradients([1.0, 2.0], [1.0, 2.0], [[1.0], [2.0]])", "negatives"),
        ("skipgram_gradients([1.0, 2.0], [1.0, 2.0], np.zeros((0, 2)))", "negatives"),
        ("cbow_loss([1.0, 2.0], [1.0, 2.0], [[1.0, 2.0]])", "contexts"),
        ("cbow_loss(np.zeros((0, 2)), [1.0, 2.0], [[1.0, 2.0]])", "contexts"),
        ("cbow_loss([[1.0, 2.0]], [1.0], [[1.0, 2.0]])", "center"),
        ("cbow_loss([[1.0, 2.0]], [1.0, 2.0], [[1.0]])", "negatives"),
        ("train_skipgram([[0, 1], [2, 3]], 3, 2, 1, 2, 1, 0.05, rng)", "sentences"),
        ("train_skipgram([[0, -1]], 3, 2, 1, 2, 1, 0.05, rng)", "sentences"),
        ("train_skipgram([[[0, 1]]], 3, 2, 1, 2, 1, 0.05, rng)", "sentences"),
        ("train_skipgram([], 0, 2, 1, 2, 1, 0.05, rng)", "vocab_size"),
        ("train_skipgram([[0, 1]], 3, 0, 1, 2, 1, 0.05, rng)", "width"),
        ("train_skipgram([[0, 1]], 3, 2, 0, 2, 1, 0.05, rng)", "window"),
        ("train_skipgram([[0, 1]], 3, 2, 1, 0, 1, 0.05, rng)", "num_negatives"),
        ("train_skipgram([[0, 1]], 3, 2, 1, 2, -1, 0.05, rng)", "epochs"),
    ],
    "glove": [
        ("cooccurrence([[0, 1], [1, -1, 0]], 4, 2)", "sentences"),
        ("cooccurrence([[0, 1], [4]], 4, 2)", "sentences"),
        ("cooccurrence([np.array([2**64 - 1], dtype=np.uint64)], 4, 2)", "sentences"),
        ("cooccurrence([0, 1, 2], 4, 2)", "sentences"),
        ("cooccurrence([[[0, 1], [2, 3]]], 4, 2)", "sentences"),
        ("cooccurrence([], 0, 2)", "vocab_size"),
        ("cooccurrence([[0, 1]], 4, 0)", "window"),
        ("glove_weights([1.0, 2.0], 0.0)", "x_max"),
        ("glove_weights([1.0, 2.0], -100.0)", "x_max"),
        ("glove_loss(np.ones(3), np.ones(3), np.ones(3), np.ones(3), np.ones((3, 3)))", "centers"),
        ("glove_loss(np.ones((3, 2)), np.ones((1, 2)), np.ones(3), np.ones(3), np.ones((3, 3)))", "contexts"),
        ("glove_loss(np.ones((3, 2)), np.ones((3, 2)), np.ones((3, 1)), np.ones(3), np.ones((3, 3)))", "center_biases"),
        ("glove_loss(np.ones((3, 2)), np.ones((3, 2)), np.ones(3), np.ones(1), np.ones((3, 3)))", "context_biases"),
        ("glove_loss(np.ones((3, 2)), np.ones((3, 2)), np.ones(3), np.ones(3), np.ones((2, 3)))", "counts"),
        ("glove_gradients(np.ones((3, 2)), np.ones((3, 2)), np.ones(3), np.ones(3), np.ones(3))", "counts"),
        ("ppmi([1.0, 2.0])", "counts"),
        ("ppmi(np.ones((2, 3)))", "counts"),
        ("svd_vectors(np.ones((4, 3)), 2)", "matrix"),
        ("svd_vectors(np.eye(3), 0)", "width"),
        ("svd_vectors(np.eye(3), 4)", "width"),
        ("train_glove(np.ones((3, 4)), 2, 3, 0.1, rng)", "counts"),
        ("train_glove(np.ones((3, 3)), 0, 3, 0.1, rng)", "width"),
        ("train_glove(np.ones((3, 3)), 2, -1, 0.1, rng)", "epochs"),
    ],
    "attention": [
        ("causal_mask(0)", "length"),
        ("padding_mask([1, 1, 0])", "attention_mask"),
        ("padding_mask(np.ones((2, 3, 4)))", "attention_mask"),
        ("attention_weights([1.0], [[1.0]])", "queries"),
        ("attention_weights([[1.0]], [1.0])", "keys"),
        ("attention_weights([[1.0, 2.0]], [[1.0, 2.0, 3.0]])", "keys"),
        ("attention_weights(np.ones((2, 4, 3)), np.ones((3, 4, 3)))", "keys"),
        ("attention_weights([[1.0]], [[1.0], [2.0]], [[True, True, False]])", "mask"),
        ("attention_weights([[1.0]], [[1.0], [2.0]], np.ones((5, 1, 2)))", "mask"),
        ("attention([[1.0]], [[1.0], [2.0]], [3.0, 4.0])", "values"),
        ("attention([[1.0]], [[1.0], [2.0]], [[3.0]])", "values"),
        ("attention(np.ones((2, 4, 3)), np.ones((2, 5, 3)), np.ones((5, 3)))", "values"),
        ("attention([[1.0]], [[1.0, 2.0]], [[3.0]])", "keys"),
        ("multi_head_attention([1.0], *[np.eye(1)] * 4, 1)", "x"),
        ("multi_head_attention(np.ones((3, 2)), np.ones((2, 4)), *[np.eye(2)] * 3, 1)", "query_weights"),
        ("multi_head_attention(np.ones((3, 2)), np.eye(2), np.eye(1), *[np.eye(2)] * 2, 1)", "key_weights"),
        ("multi_head_attention(np.ones((3, 2)), *[np.eye(2)] * 2, np.ones((3, 2, 2)), np.eye(2), 1)", "value_weights"),
        ("multi_head_attention(np.ones((3, 2)), *[np.eye(2)] * 3, np.eye(3), 1)", "output_weights"),
        ("multi_head_attention(np.ones((3, 6)), *[np.eye(6)] * 4, 0)", "num_heads"),
        ("multi_head_attention(np.ones((3, 6)), *[np.eye(6)] * 4, -2)", "num_heads"),
        ("multi_head_attention(np.ones((3, 6)), *[np.eye(6)] * 4, 4)", "num_heads"),
        ("multi_head_attention(np.ones((5, 3, 4)), *[np.eye(4)] * 4, 2, np.ones((2, 3, 3)))", "mask"),
    ],
    "contextual": [
        ("contextualize([1.0, 2.0])", "vectors"),
        ("contextualize(np.ones((2, 3, 4)))", "vectors"),
        ("contextualize(np.ones((0, 2)))", "vectors"),
        ("similarity_across(np.ones(3), [0, 1], [1, 2], 1)", "table"),
        ("similarity_across(np.eye(4), [[0, 1], [1, 2]], [0, 1], 1)", "ids_a"),
        ("similarity_across(np.eye(4), [0, 1], [0, 4], 0)", "ids_b"),
        ("similarity_across(np.eye(4), [0, -1], [0, 1], 0)", "ids_a"),
        ("similarity_across(np.eye(4), [0, 1], [2, 0], 2)", "token_id"),
        ("similarity_across(np.eye(4), [0, 3], [], 3)", "token_id"),
        ("similarity_across(np.eye(4), [0, 3], [2, 3], -1)", "token_id"),
    ],
    "generation": [
        ("probabilities([], 1.0)", "logits"),
        ("probabilities([[0.0, 1.0], [2.0, 3.0]], 1.0)", "logits"),
        ("probabilities([0.0, 1.0], 0.0)", "temperature"),
        ("probabilities([0.0, 1.0], float('nan'))", "temperature"),
        ("top_k([[1.0, 2.0], [3.0, 4.0]], 1)", "logits"),
        ("top_k([1.0, 2.0], 0)", "k"),
        ("top_p([], 0.5)", "logits"),
        ("top_p([1.0, 2.0], 0.0)", "p"),
        ("top_p([1.0, 2.0], 1.5)", "p"),
        ("top_p([1.0, 2.0], float('nan'))", "p"),
        ("sample([[0.5, 0.5], [0.5, 0.5]], rng)", "distribution"),
        ("sample([], rng)", "distribution"),
        ("sample([0.0, 0.0], rng)", "distribution"),
        ("generate(lambda ids: [0, 1], [1, -1], 2)", "prompt_ids"),
        ("generate(lambda ids: [0, 1], np.array([2**64 - 1], dtype=np.uint64), 2)", "prompt_ids"),
        ("generate(lambda ids: [0, 1], [[1, 2], [3, 4]], 2)", "prompt_ids"),
        ("generate(lambda ids: [0, 1], [1], -1)", "max_new_tokens"),
        ("generate(lambda ids: [0, 1], [1], 2, eos_id=-1)", "eos_id"),
        ("generate(lambda ids: [0, 1], [1], 2, context_length=0)", "context_length"),
        ("generate(lambda ids: [0, 1], [1], 0, temperature=0.0)", "temperature"),
    ],
    "transformer": [
        ("SelfAttention(8, 3)", "num_heads"),
        ("SelfAttention(8, 0)", "num_heads"),
        ("SelfAttention(2, 1)(torch.zeros(1, 3, 2), torch.ones(1, 2))", "attention_mask"),
        ("TransformerLM(0, 2, 1, 1, 4)", "vocab_size"),
        ("TransformerLM(5, 0, 1, 1, 4)", "width"),
        ("TransformerLM(5, 2, 1, 0, 4)", "num_layers"),
        ("TransformerLM(5, 2, 1, 1, 0)", "context_length"),
        ("TransformerLM(5, 2, 1, 1, 4)(torch.tensor([0, 1]))", "input_ids"),
        ("TransformerLM(5, 2, 1, 1, 4)(torch.tensor([[0, 5]]))", "input_ids"),
        ("TransformerLM(5, 2, 1, 1, 4)(torch.tensor([[-1, 0]]))", "input_ids"),
        ("TransformerLM(5, 2, 1, 1, 4)(torch.from_numpy(np.array([[2**64 - 1]], dtype=np.uint64)))", "input_ids"),
        ("TransformerLM(5, 2, 1, 1, 4)(torch.tensor([[0, 1]]), torch.tensor([1, 1]))", "attention_mask"),
        ("next_token_loss(torch.zeros(1, 1, 4), torch.tensor([[2]]))", "input_ids"),
        ("next_token_loss(torch.zeros(1, 2, 4), torch.tensor([[0, -100]]))", "input_ids"),
        ("next_token_loss(torch.zeros(2, 4), torch.tensor([[0, 1]]))", "logits"),
        ("next_token_loss(torch.zeros(1, 3, 4), torch.tensor([[0, 1]]))", "logits"),
        ("next_token_loss(torch.zeros(1, 2, 4), torch.tensor([[0, 1]]), torch.tensor([[1]]))", "attention_mask"),
        ("next_token_loss(torch.zeros(1, 2, 4), torch.tensor([[0, 1]]), torch.tensor([[1, 0]]))", "attention_mask"),
    ],
    "language_model": [
        ("LanguageModel.train('', **SIZES, num_merges=1, steps=1, seed=0)", "text"),
        ("LanguageModel.train('ab', **SIZES, num_merges=-1, steps=1, seed=0)", "num_merges"),
        ("LanguageModel.train('ab', **SIZES, num_merges=1, steps=-1, seed=0)", "steps"),
        ("LanguageModel.train('ab', **SIZES | {'context_length': 1}, num_merges=1, steps=1, seed=0)", "context_length"),
        ("LanguageModel.train('ab', **SIZES | {'width': 0}, num_merges=1, steps=1, seed=0)", "width"),
        ("LanguageModel.train('ab', **SIZES | {'num_heads': 3}, num_merges=1, steps=1, seed=0)", "num_heads"),
        ("LanguageModel.train('ab', **SIZES | {'num_layers': 0}, num_merges=1, steps=1, seed=0)", "num_layers"),
        ("LanguageModel(transformer.TransformerLM(257, 2, 1, 1, 4), []).generate('a', -1)", "max_new_tokens"),
        (
            "LanguageModel(transformer.TransformerLM(257, 2, 1, 1, 4), []).generate('a', 1, temperature=0, seed=1)",
            "temperature",
        ),
        ("LanguageModel(transformer.TransformerLM(257, 2, 1, 1, 4), []).bits_per_byte('')", "text"),
    ],
}

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


def solution(name: str) -> ModuleType:
    module = IMPLEMENTATION.load(name)
    assert isinstance(module, ModuleType), module
    return module


IMPLEMENTATION = LocalImplementation(ROOT / "solutions")
SOLUTIONS = {module.name: solution(module.name) for module in COURSE.modules}
SIZES = {"width": 2, "num_heads": 1, "num_layers": 1, "context_length": 4}


def evaluated(module: str, text: str) -> Any:
    return eval(text, {**vars(SOLUTIONS[module]), "np": np, "rng": np.random.default_rng(0), "SIZES": SIZES})


@pytest.mark.parametrize(("module", "call", "argument"), [(m, *row) for m, rows in REFUSED.items() for row in rows])
def test_bad_arguments_are_refused_by_name(module: str, call: str, argument: str) -> None:
    with pytest.raises(ValueError, match=rf"\b{argument}\b"):
        evaluated(module, call)


@pytest.mark.parametrize(("module", "one", "other"), [(m, *row) for m, rows in SAME.items() for row in rows])
def test_other_kinds_of_numbers_mean_the_same(module: str, one: str, other: str) -> None:
    found, wanted = evaluated(module, one), evaluated(module, other)
    assert not difference(found, wanted, 1e-12, 0.0)
    assert not kind_difference(found, wanted)
