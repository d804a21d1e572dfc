"""The questions below the lessons: their form, and every number in them as the solutions compute it."""

import contextlib
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from llmlings.course import load_course
from llmlings.testing.local import LocalImplementation, real_exercises
from llmlings.testing.observe import Outcome

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs" / "questions"
MODULES = [path.stem for path in sorted(FOLDER.glob("*.toml"))]


def questions(name: str) -> list[dict[str, Any]]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))["question"]


@pytest.mark.parametrize("name", MODULES)
def test_four_questions_of_three_or_four_options(name: str) -> None:
    assert name in [module.name for module in load_course(ROOT).modules]
    assert set(tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))) == {"question"}
    assert len(questions(name)) == 4
    for question in questions(name):
        assert set(question) == {"text", "option"}
        assert question["text"].strip().endswith("?")
        assert len(question["option"]) in (3, 4)
        for option in question["option"]:
            assert set(option) == {"text", "right", "why"}
            assert option["text"].strip()
            assert option["why"].strip()


@pytest.mark.parametrize("name", MODULES)
def test_one_option_is_right_and_no_two_are_alike(name: str) -> None:
    places = set()
    for question in questions(name):
        right = [option["right"] for option in question["option"]]
        assert sorted(right) == [False] * (len(right) - 1) + [True]
        places.add(right.index(True))
        assert len({option["text"] for option in question["option"]}) == len(right)
    assert len(places) > 1, "the right option always stands at the same place"
    whys = [option["why"] for question in questions(name) for option in question["option"]]
    assert len(set(whys)) == len(whys)


# What the options of a question say, computed with the module that its key names.
# The right option is what the solution gives; `MISTAKES` below names catalogued mistakes that give wrong options.

WORDS = {("h", "##u", "##g"): 5, ("b", "##u", "##g"): 1, ("h", "##a", "##t"): 2}
PIECES = {"i": -1.0, "n": -1.5, "in": -3.0, "int": -1.0, "to": -2.0, "o": -5.0}
TEA = {"<pad>": 0, "<unk>": 1, "tea": 4, "is": 5, "hot": 6}
SIZES = {"big": [4, 0, 1], "bigger": [4, 0, 2], "small": [0, 4, 1], "smaller": [0, 4, 3], "medium": [3, 3, 0]}
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
    ("vocabulary", 2): lambda m: listed(m.ids_to_tokens(m.tokens_to_ids(["tea", "is", "not", "hot"], TEA), TEA), " "),
    ("vocabulary", 3): lambda m: f"{5004 - len(m.build_vocabulary(map(str, range(5000)), max_size=1000)):,}",
    ("batching", 1): lambda m: listed(m.pad_batch([[4, 0], [5, 6, 7]], 0)[1][0], " "),
    ("batching", 2): lambda m: listed(m.position_ids([[0, 0, 1, 1, 1]])[0], " "),
    ("batching", 3): lambda m: f"{m.new_token_budget(900, 200, 1024):,}",
    ("batching", 4): lambda m: f"{m.attention_flops(300, 64) / m.attention_flops(100, 64):g}",
    ("one_hot", 1): lambda m: "{1:.3f} and {2:.3f}".format(*m.pairwise_distances(np.eye(1000)[[0, 1, 999]])[0]),
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
}

MISTAKES = {
    ("tokens", 1): "splits_at_spaces_only keeps_contractions_whole groups_punctuation",
    ("tokens", 2): "characters_per_token leaves_out_the_spaces tokens_per_byte",
    ("tokens", 3): "decodes_bytes_one_by_one drops_malformed_bytes each_byte_is_a_character",
    ("bpe", 1): "counts_a_pair_once_in_a_word ignores_word_counts",
    ("bpe", 2): "first_seen_wins_ties smallest_pair_wins_ties",
    ("bpe", 3): "leftmost_pair_first longest_token_from_the_left ids_of_merges_start_at_257",
    ("subwords", 1): "counts_pairs_as_bpe_does",
    ("subwords", 2): "goes_back_when_stuck keeps_the_pieces_before_the_gap",
    ("subwords", 3): "takes_the_longest_piece_next takes_the_smallest_sum",
    ("subwords", 4): "puts_no_mark_in_front marks_words_only",
    (
        "vocabulary",
        1,
    ): "keeps_the_first_tokens numbers_by_frequency max_size_without_special_tokens",
    ("vocabulary", 2): "skips_unknown_tokens zero_for_unknown_tokens",
    ("vocabulary", 3): "max_size_without_special_tokens ignores_max_size",
    ("batching", 1): "reads_the_mask_from_the_ids mask_is_all_ones mask_marks_the_padding",
    ("batching", 2): "numbers_from_the_first_column padding_gets_minus_one counts_from_one",
    (
        "batching",
        3,
    ): "gives_whatever_was_asked_for takes_the_prompt_off_what_was_asked_for",
    ("batching", 4): "grows_with_the_length_alone",
    ("one_hot", 1): "forgets_the_root sums_absolute_differences takes_the_greatest_difference",
    ("one_hot", 2): "width_from_the_greatest_id one_column_for_each_id one_row_for_each_different_id",
    ("one_hot", 4): "checks_only_the_sum checks_only_the_maximum argmax_without_a_check",
    ("embedding", 1): "forgets_bytes_per_value always_counts_four_bytes bits_for_bytes",
    ("embedding", 2): "flattens_the_ids",
    ("embedding", 3): "sorts_the_ids fetches_columns counts_rows_from_one",
    ("similarity", 1): "gives_the_dot_product divides_by_the_sum_of_the_lengths",
    ("similarity", 2): "ranks_by_dot_product ranks_by_distance",
    ("similarity", 3): "turns_an_ascending_order_around excludes_after_cutting numbers_the_rows_that_are_left",
    ("similarity", 4): "repeats_the_question forgets_a",
    ("gradients", 1): "gradient_points_downhill forgets_the_target only_the_target_gets_a_gradient",
    ("gradients", 2): "last_position_wins averages_repeated_ids",
    ("gradients", 3): "predicts_the_previous_id wraps_from_the_last_id_to_the_first",
    (
        "gradients",
        4,
    ): "climbs_the_gradient step_is_averaged_over_positions forgets_the_learning_rate",
    ("autograd", 1): "counts_the_last_id always_ties_the_output",
    ("positions", 1): "head_0_has_a_slope_of_1 slopes_of_eight_heads heads_in_reverse rewards_distance",
    ("positions", 2): "offsets_are_query_minus_key clips_only_ahead far_offsets_become_0",
    ("positions", 4): "starts_at_row_one uses_the_last_rows",
    ("word2vec", 1): "window_falls_short center_is_its_own_context",
    ("word2vec", 2): "ignores_the_power powers_are_not_shared_out divides_by_the_greatest",
    (
        "word2vec",
        3,
    ): "forgets_the_negatives averages_over_the_negatives log_likelihood_for_loss",
    ("glove", 1): "equal_ids_add_once every_distance_counts_one the_window_is_one_too_short",
    ("glove", 2): "weights_without_the_power the_root_instead_of_the_power",
    ("glove", 3): "ratios_without_a_logarithm information_in_bits the_total_is_missing",
    ("glove", 4): "the_factor_two_is_dropped gradients_without_weights the_gradients_point_downhill",
}


def computed(module: str, number: int, mistake: str = "") -> str:
    source = (ROOT / "solutions" / f"{module}.py").read_text(encoding="utf-8")
    if mistake:
        source += (ROOT / "tests" / "mistakes" / module / f"{mistake}.py").read_text(encoding="utf-8")
    implementation = LocalImplementation(ROOT / "solutions", {module: source})
    loaded = implementation.load(module)
    assert not isinstance(loaded, Outcome), loaded
    with real_exercises(implementation):
        return ANSWERS[module, number](loaded)


def options(module: str, number: int, right: bool) -> list[str]:
    question = questions(module)[number - 1]
    return [option["text"].replace("`", "") for option in question["option"] if option["right"] == right]


@pytest.mark.parametrize(("module", "number"), ANSWERS)
def test_the_right_option_is_what_the_solution_computes(module: str, number: int) -> None:
    assert options(module, number, right=True) == [computed(module, number)]


@pytest.mark.parametrize(
    ("module", "number", "mistake"), [(*asked, mistake) for asked, ids in MISTAKES.items() for mistake in ids.split()]
)
def test_wrong_options_are_what_mistakes_compute(module: str, number: int, mistake: str) -> None:
    assert computed(module, number, mistake) in options(module, number, right=False)
