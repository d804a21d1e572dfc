"""What the options of the questions say is what the solutions and the catalogued mistakes compute."""

import contextlib
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from llmlings.course import load_course
from llmlings.testing.catalogue import read_mistakes
from llmlings.testing.local_implementation import LocalImplementation, real_exercises
from llmlings.testing.observe import Outcome

ROOT = Path(__file__).resolve().parents[2]
COURSE = load_course(ROOT)

WORDS = {("h", "##u", "##g"): 5, ("b", "##u", "##g"): 1, ("h", "##a", "##t"): 2}
PIECES = {"i": -1.0, "n": -1.5, "in": -3.0, "int": -1.0, "to": -2.0, "o": -5.0}
TEA = {"<pad>": 0, "<unk>": 1, "tea": 4, "is": 5, "hot": 6}
SIZES = {"big": [4, 0, 1], "bigger": [4, 0, 2], "small": [0, 4, 1], "smaller": [0, 4, 3], "medium": [3, 3, 0]}
DOG_BITES_MAN = [[2, 0, 1, 0], [0, 2, 0, 1], [1, 0, 2, 0]]
ROWS = [[0, 1, 0], [0.5, 0.5, 0], [2, -1, 0], [1, 0, 1], [0, 2, 0]]


def letters(*words: str) -> list[tuple[bytes, ...]]:
    return [tuple(letter.encode() for letter in word) for word in words]


def pair(tokens: tuple[bytes, bytes]) -> str:
    return ", ".join(token.decode() for token in tokens).replace(" ,", "␣,")


def pair_counts_after_a_merge(bpe: Any) -> dict[tuple[bytes, bytes], int]:
    words = [bpe.merge_pair(word, (b"a", b"b")) for word in letters("cab", "ab", "ca")]
    return bpe.count_pairs(dict(zip(words, (4, 3, 2), strict=True)))


def entries(vocabulary: dict[str, int]) -> str:
    return ", ".join(f"{token}: {place}" for token, place in vocabulary.items() if place >= 4)


def there_and_back(vocabulary: Any) -> str:
    known = dict(TEA)
    return listed(vocabulary.ids_to_tokens(vocabulary.tokens_to_ids(["tea", "is", "not", "hot"], known), known), " ")


def accepted_rows(one_hot: Any) -> str:
    accepted = []
    for number, row in enumerate(ROWS, start=1):
        with contextlib.suppress(ValueError):
            one_hot.one_hot_to_ids([row])
            accepted.append(number)
    return listed(accepted)


def listed(values: Any, separator: str = ", ") -> str:
    return separator.join(str(value) for value in values)


def moved_rows(gradients: Any) -> str:
    before, after = (
        gradients.train_next_token([0, 1, 2, 0, 3], 5, 4, steps, 1.0, np.random.default_rng(0))[0] for steps in (0, 1)
    )
    return listed(np.flatnonzero((before != after).any(axis=1)))


def two(values: Any) -> str:
    return " and ".join(f"{value:.3f}" for value in values)


def numbers(values: Any, form: str = "g") -> str:
    return f"[{listed(f'{float(value):{form}}' for value in values)}]"


def rows_with_a_gradient(autograd: Any, table: Any, ids: list[int], tied: bool) -> str:
    return listed(autograd.touched_rows(torch.tensor(table), torch.tensor(ids), tied)) or "none"


def after_steps(start: list[float], gradient: float, steps: int, **settings: float) -> list[float]:
    row = torch.tensor(start, requires_grad=True)
    optimizer = torch.optim.SGD([row], lr=0.1, **settings)
    for _ in range(steps):
        (gradient * row.sum()).backward()
        optimizer.step()
    return row.tolist()


def same_score(positions: Any) -> str:
    query, key = np.random.default_rng(0).normal(size=(2, 1, 8))

    def score(place: int, other: int) -> float:
        return float((positions.rotate(query, [place]) * positions.rotate(key, [other])).sum())

    others = [(14, 8), (4, 7), (107, 104), (7, 7)]
    return listed(f"query at {a}, key at {b}" for a, b in others if abs(score(a, b) - score(7, 4)) < 1e-9)


def rows_that_move(word2vec: Any) -> str:
    gradients = word2vec.skipgram_gradients(np.ones(3), np.ones(3), np.ones((5, 3)))
    return str(sum(len(np.flatnonzero(np.atleast_2d(part).any(axis=1))) for part in gradients))


def bias_gradient(glove: Any) -> float:
    vectors, counts = np.zeros((2, 1)), np.array([[0, 6.25], [0, 0]])
    return float(glove.glove_gradients(vectors, vectors, [4 + np.log(6.25), 0], [0, 0], counts)[2][0])


def visible_keys(attention: Any) -> str:
    mask = attention.causal_mask(5) & attention.padding_mask([[0, 0, 1, 1, 1]])
    return str(mask[0, 3].sum())


def head_scale(attention: Any) -> str:
    # One query that scores 1 / scale with itself and 0 with the other position: the sigmoid of that comes out.
    x, unit = np.eye(64)[:2] * [[1], [0]], np.eye(64)
    weight = attention.multi_head_attention(x, unit, unit, unit, unit, 4)[0, 0]
    return f"{1 / np.log(weight / (1 - weight)):.0f}"


class Draw:
    """A generator that draws one given number."""

    def __init__(self, number: float) -> None:
        self.random = lambda: number


def greedy_text(generation: Any) -> str:
    following = {7: 3, 3: 0, 0: 3}
    return str(generation.generate(lambda ids: np.eye(8)[following[ids[-1]]], [5, 0, 7], 4, eos_id=0))


def kept_by_top_p(generation: Any) -> str:
    return str(np.isfinite(generation.top_p(np.log([0.5, 0.25, 0.15, 0.1]), 0.8)).sum())


def counted_targets(transformer: Any) -> str:
    logits = torch.zeros(2, 6, 4, requires_grad=True)
    mask = torch.tensor([[1] * 6, [1] * 3 + [0] * 3])
    transformer.next_token_loss(logits, torch.zeros(2, 6, dtype=torch.long), mask).backward()
    return str(int(logits.grad.any(dim=2).sum()))


def mean_of_the_visible(transformer: Any) -> str:
    layer = transformer.SelfAttention(1, 1)
    for name, weight in {"query": 0, "key": 1, "value": 1, "output": 1}.items():
        torch.nn.init.constant_(getattr(layer, name).weight, weight)
    return f"{layer(torch.tensor([[[9.0], [3.0], [0.0]]]))[0, 1].item():.1f}"


def silent_block(transformer: Any) -> str:
    block = transformer.Block(2, 1)
    for parameter in (*block.attention.parameters(), *block.mlp.parameters()):
        torch.nn.init.zeros_(parameter)
    return numbers(block(torch.tensor([[[3.0, -1.0]]]))[0, 0].tolist(), ".0f")


class Evenly:
    """A model that gives the last 32 of its ids the same probability, and counts the windows that it reads."""

    def __init__(self, vocab_size: int, context_length: int) -> None:
        self.vocab_size, self.context_length, self.windows = vocab_size, context_length, 0

    def __call__(self, ids: torch.Tensor, attention_mask: torch.Tensor | None = None) -> torch.Tensor:
        self.windows += len(ids)
        logits = torch.full((*ids.shape, self.vocab_size), -torch.inf)
        logits[..., -32:] = 0
        return logits


def surprise(language_model: Any) -> str:
    merges = [("é".encode()[:1], "é".encode()[1:]), (b"t", "é".encode())]
    return f"{language_model.LanguageModel(Evenly(259, 4), merges).bits_per_byte('été'):.3f}"


def windows(language_model: Any) -> str:
    model = Evenly(257, 4)
    language_model.LanguageModel(model, []).bits_per_byte("x" * 15)
    return str(model.windows)


def vocabulary_of_a_short_text(language_model: Any) -> str:
    sizes = {"width": 2, "num_heads": 1, "num_layers": 1, "context_length": 4}
    trained = language_model.LanguageModel.train("abcd", num_merges=50, steps=0, seed=0, **sizes)
    return str(len(trained.model.token_embedding.weight))


#: What a question asks for, computed with the module that it is about; what the solution gives is the right option.
ANSWERS: dict[tuple[str, int], Callable[[Any], str]] = {
    ("tokens", 1): lambda m: str(len(m.split_words("It's cheap, isn't it?!"))),
    ("tokens", 2): lambda m: f"{m.bytes_per_token('Zoë 🙂', ['Zoë', '🙂']):.1f}",
    ("tokens", 3): lambda m: m.bytes_to_text([195, 169, 195]),
    ("bpe", 1): lambda m: str(m.count_pairs(dict(zip(letters("aaa", "aab"), (3, 1), strict=True)))[b"a", b"a"]),
    ("bpe", 2): lambda m: f"({pair(m.train_bpe('pan tin', 1)[0])})",
    ("bpe", 3): lambda m: str(m.encode("abcd", letters("bc", "ab", "cd"))),
    ("bpe", 4): lambda m: str(pair_counts_after_a_merge(m)[b"c", b"a"]),
    ("subwords", 1): lambda m: f"({listed(max((scores := m.wordpiece_scores(WORDS)), key=scores.get))})",
    ("subwords", 2): lambda m: listed(m.wordpiece_split("undone", {"un", "und", "##done", "##on"})),
    ("subwords", 3): lambda m: listed(m.unigram_split("into", PIECES)),
    ("subwords", 4): lambda m: m.mark_spaces("to  be "),
    ("vocabulary", 1): lambda m: entries(m.build_vocabulary("cbabaa", max_size=6)),
    ("vocabulary", 2): there_and_back,
    ("vocabulary", 3): lambda m: f"{5004 - len(m.build_vocabulary(map(str, range(5000)), max_size=1000)):,}",
    ("batching", 1): lambda m: listed(m.pad_batch([[4, 0], [5, 6, 7]], 0)[1][0], " "),
    ("batching", 2): lambda m: listed(m.position_ids([[0, 0, 1, 1, 1]])[0], " "),
    ("batching", 3): lambda m: f"{m.new_token_budget(900, 200, 1024):,}",
    ("batching", 4): lambda m: f"{m.attention_flops(300, 64) / m.attention_flops(100, 64):g}",
    ("one_hot", 1): lambda m: two(m.pairwise_distances(np.eye(1000)[[0, 1, 999]])[0, 1:]),
    ("one_hot", 2): lambda m: str(m.one_hot([2, 0, 2], 4).shape),
    ("one_hot", 3): lambda m: f"{m.one_hot([7] * 500, 10_000).size / (500 * 100):g}",
    ("one_hot", 4): accepted_rows,
    ("embedding", 1): lambda m: f"{m.embedding_bytes(32_000, 512, 2):,}",
    ("embedding", 2): lambda m: str(m.lookup(np.ones((100, 8)), np.ones((2, 5), int)).shape),
    ("embedding", 3): lambda m: str(m.lookup([[1, 2, 9], [3, 4, 9], [5, 6, 9]], [1, 0, 1]).astype(int).tolist()),
    ("similarity", 1): lambda m: f"{m.cosine_similarity([6, 8], [3, 0]):.2f}",
    ("similarity", 2): lambda m: str(m.nearest_neighbors([[10, 0], [4, 5], [1, 0.4]], [1, 1], 1)[0]),
    ("similarity", 3): lambda m: str(m.nearest_neighbors([[1, 0], [0, 1], [4, 3], [4, 3]], [1, 0], 2, {0})),
    ("similarity", 4): lambda m: list(SIZES)[m.analogy(list(SIZES.values()), 0, 1, 2)[0]],
    ("gradients", 1): lambda m: numbers(m.cross_entropy_gradient([[0, np.log(3)]], [0])[0], ".2f"),
    ("gradients", 2): lambda m: numbers(m.embedding_gradient([[1, 0], [2, 2], [3, 1]], [1, 3, 1], 4)[1]),
    ("gradients", 3): moved_rows,
    ("gradients", 4): lambda m: numbers(m.sgd_update([[0.5, -1.0]], [0, 0], [[1, -2], [1, -2]], 0.1)[0], ".1f"),
    ("autograd", 1): lambda m: rows_with_a_gradient(m, [[1.0, 0], [0, 1], [1, 1], [2, 1]], [2, 0, 2, 1], False),
    ("autograd", 2): lambda m: f"{after_steps([5.0], 2, 3)[0]:.1f}",
    ("autograd", 3): lambda m: rows_with_a_gradient(m, np.zeros((5, 2)), [3, 0, 2, 0, 1], True),
    ("autograd", 4): lambda m: numbers(after_steps([1.0, -2.0], 0, 1, weight_decay=0.01)),
    ("positions", 1): lambda m: f"{m.alibi_bias(9, 4)[1, 8, 0]:.3f}",
    ("positions", 2): lambda m: str(m.relative_offsets(6, 2)[4, 1]),
    ("positions", 3): same_score,
    ("positions", 4): lambda m: f"row {m.add_positions(np.zeros((2, 3, 1)), np.arange(5.0)[:, None])[1, 2, 0]:g}",
    ("word2vec", 1): lambda m: str(len(m.skipgram_pairs(range(5), 2))),
    ("word2vec", 2): lambda m: f"{m.negative_distribution([81, 16, 1])[0]:.2f}",
    ("word2vec", 3): lambda m: f"{m.skipgram_loss(np.zeros(2), np.zeros(2), np.zeros((4, 2))):.3f}",
    ("word2vec", 4): rows_that_move,
    ("glove", 1): lambda m: f"{m.cooccurrence([[0, 1, 0, 2]], 3, 2)[0, 0]:.1f}",
    ("glove", 2): lambda m: f"{m.glove_weights([[6.25]])[0, 0]:.4f}",
    ("glove", 3): lambda m: f"{m.ppmi([[2, 2], [3, 33]])[0, 0]:.3f}",
    ("glove", 4): lambda m: f"{bias_gradient(m):.1f}",
    ("attention", 1): visible_keys,
    ("attention", 2): lambda m: f"{m.attention_weights(np.eye(16)[:1] * 8, np.eye(16)[:2])[0, 0]:.3f}",
    ("attention", 3): lambda m: f"{m.attention([[0]], [[1]] * 3, [[3], [6], [12]], [[True, True, False]])[0, 0]:.1f}",
    ("attention", 4): head_scale,
    ("contextual", 1): lambda m: f"{m.contextualize([[2, 0, 0, 0], [0, 1, 0, 0]])[0, 0]:.3f}",
    ("contextual", 2): lambda m: two(m.similarity_across(DOG_BITES_MAN, [0, 1, 2], [2, 1, 0], 0)),
    ("contextual", 3): lambda m: numbers(m.contextualize([[1, 1, 0], [2, 0, 0], [2, 0, 0]])[0], ".3f"),
    ("generation", 1): lambda m: f"{m.probabilities(np.log([0.8, 0.2]), 0.5)[0]:.3f}",
    ("generation", 2): kept_by_top_p,
    ("generation", 3): lambda m: str(m.sample([0.25, 0, 0.5, 0.25], Draw(0.25))),
    ("generation", 4): greedy_text,
    ("transformer", 1): lambda m: f"{sum(part.numel() for part in m.Block(10, 2).parameters()):,}",
    ("transformer", 2): counted_targets,
    ("transformer", 3): mean_of_the_visible,
    ("transformer", 4): silent_block,
    ("language_model", 1): surprise,
    ("language_model", 2): windows,
    ("language_model", 3): vocabulary_of_a_short_text,
}

#: Catalogued mistakes whose answers are wrong options of the question.
MISTAKES = {
    ("tokens", 1): "splits_at_spaces_only keeps_contractions_whole groups_punctuation",
    ("tokens", 2): "characters_per_token leaves_out_the_spaces tokens_per_byte",
    ("tokens", 3): "decodes_bytes_one_by_one drops_malformed_bytes each_byte_is_a_character",
    ("bpe", 1): "counts_a_pair_once_in_a_word ignores_word_counts",
    ("bpe", 2): "first_seen_wins_ties smallest_pair_wins_ties",
    ("bpe", 3): "leftmost_pair_first longest_token_from_the_left ids_of_merges_start_at_257",
    ("subwords", 1): "counts_pairs_as_bpe_does",
    ("subwords", 2): "goes_back_when_stuck keeps_the_pieces_before_the_gap",
    ("subwords", 3): "takes_the_longest_piece_next prefers_fewer_pieces takes_the_smallest_sum",
    ("subwords", 4): "puts_one_mark_for_a_run_of_spaces puts_no_mark_in_front marks_words_only",
    ("vocabulary", 1): "keeps_the_first_tokens numbers_by_frequency max_size_without_special_tokens",
    ("vocabulary", 2): "skips_unknown_tokens zero_for_unknown_tokens",
    ("vocabulary", 3): "max_size_without_special_tokens ignores_max_size",
    ("batching", 1): "reads_the_mask_from_the_ids mask_is_all_ones mask_marks_the_padding",
    ("batching", 2): "numbers_from_the_first_column padding_gets_minus_one counts_from_one",
    ("batching", 3): "gives_whatever_was_asked_for gives_the_length_of_the_whole_text",
    ("batching", 4): "grows_with_the_length_alone",
    ("one_hot", 1): "forgets_the_root sums_absolute_differences takes_the_greatest_difference",
    ("one_hot", 2): "width_from_the_greatest_id one_column_for_each_id one_row_for_each_different_id",
    ("one_hot", 4): "checks_only_the_sum checks_only_the_maximum argmax_without_a_check",
    ("embedding", 1): "forgets_bytes_per_value always_counts_four_bytes bits_for_bytes",
    ("embedding", 2): "flattens_the_ids fetches_columns",
    ("embedding", 3): "sorts_the_ids fetches_columns counts_rows_from_one",
    ("similarity", 1): "gives_the_dot_product divides_by_one_length divides_by_the_sum_of_the_lengths",
    ("similarity", 2): "ranks_by_dot_product ranks_by_distance",
    ("similarity", 3): "turns_an_ascending_order_around excludes_after_cutting numbers_the_rows_that_are_left",
    ("similarity", 4): "repeats_the_question forgets_a",
    ("gradients", 1): "gradient_points_downhill forgets_the_target only_the_target_gets_a_gradient",
    ("gradients", 2): "last_position_wins averages_repeated_ids",
    ("gradients", 3): "predicts_the_previous_id wraps_from_the_last_id_to_the_first",
    ("gradients", 4): "climbs_the_gradient step_is_averaged_over_positions forgets_the_learning_rate",
    ("autograd", 1): "counts_the_last_id always_ties_the_output",
    ("positions", 1): "head_0_has_a_slope_of_1 slopes_of_eight_heads heads_in_reverse rewards_distance",
    ("positions", 2): "offsets_are_query_minus_key clips_only_ahead far_offsets_become_0",
    ("positions", 4): "one_row_for_each_sequence starts_at_row_one uses_the_last_rows",
    ("word2vec", 1): "window_falls_short center_is_its_own_context",
    ("word2vec", 2): "ignores_the_power powers_are_not_shared_out divides_by_the_greatest",
    ("word2vec", 3): "forgets_the_negatives averages_over_the_negatives log_likelihood_for_loss",
    ("glove", 1): "equal_ids_add_once every_distance_counts_one the_window_is_one_too_short",
    ("glove", 2): "weights_without_the_power the_root_instead_of_the_power",
    ("glove", 3): "ratios_without_a_logarithm information_in_bits the_total_is_missing",
    ("glove", 4): "the_factor_two_is_dropped gradients_without_weights the_gradients_point_downhill",
    ("attention", 1): "a_position_does_not_see_itself",
    ("attention", 2): "forgets_to_scale divides_by_the_width scales_by_the_number_of_keys",
    ("attention", 3): "masks_after_the_softmax ignores_the_mask hidden_scores_become_zero",
    ("attention", 4): "scales_heads_by_the_whole_width divides_by_the_width always_divides_by_two",
    ("contextual", 1): "forgets_to_scale scales_by_the_width overlooks_itself",
    ("contextual", 2): "sees_only_the_past looks_at_the_first_position",
    ("contextual", 3): "overlooks_itself sees_only_the_past",
    ("generation", 1): "multiplies_by_the_temperature ignores_the_temperature divides_by_the_root_of_the_temperature",
    ("generation", 2): "leaves_out_the_id_that_crosses_p",
    ("generation", 3): "gives_the_edge_to_the_id_that_ends_there returns_one_id_too_high",
    ("generation", 4): "stops_at_an_end_of_text_in_the_prompt leaves_the_end_of_text_out takes_id_0_for_no_end_of_text",
    ("transformer", 2): "loss_ignores_the_mask mask_of_the_predicting_position",
    ("transformer", 3): "sees_the_future does_not_see_itself",
    ("transformer", 4): "post_norm attention_replaces_x",
    ("language_model", 1): "bits_per_token bits_per_character nats_per_byte",
    ("language_model", 2): "windows_do_not_overlap every_token_sees_a_full_context",
    ("language_model", 3): "vocabulary_of_the_merges_asked_for no_id_for_the_end",
}


WRONG = {module.name: {m.id: m.source for m in read_mistakes(COURSE, module.name)} for module in COURSE.modules}


def computed(module: str, number: int, mistake: str = "") -> str:
    source = WRONG[module][mistake] if mistake else COURSE.solution(module).read_text(encoding="utf-8")
    implementation = LocalImplementation(ROOT / "solutions", {module: source})
    loaded = implementation.load(module)
    assert not isinstance(loaded, Outcome), loaded
    with real_exercises(implementation):
        return ANSWERS[module, number](loaded)


def options(module: str, number: int, right: bool) -> list[str]:
    text = (ROOT / "docs" / "questions" / f"{module}.toml").read_text(encoding="utf-8")
    question = tomllib.loads(text)["question"][number - 1]
    return [option["text"].replace("`", "") for option in question["option"] if option["right"] == right]


@pytest.mark.parametrize(("module", "number"), ANSWERS)
def test_the_right_option_is_what_the_solution_computes(module: str, number: int) -> None:
    assert options(module, number, right=True) == [computed(module, number)]


@pytest.mark.parametrize(
    ("module", "number", "mistake"), [(*asked, mistake) for asked, ids in MISTAKES.items() for mistake in ids.split()]
)
def test_wrong_options_are_what_mistakes_compute(module: str, number: int, mistake: str) -> None:
    assert computed(module, number, mistake) in options(module, number, right=False)
