"""Visible tests of the module language_model."""

import math

import numpy as np
import torch

from exercises import language_model, transformer
from llmlings.testing import about, check_close, check_kinds

SIZES = {"num_merges": 3, "width": 8, "num_heads": 2, "num_layers": 1, "context_length": 6}
NEVER = -1000.0


def always(probabilities, merges=(), context_length=8):
    """Return a `LanguageModel` that gives the same probabilities at every place, whatever it has read.

    Args:
        probabilities: of some ids; all others are never expected.
        merges: of the tokenizer.
        context_length: how many ids the model reads at once.
    """
    vocab_size = 257 + len(merges)
    model = transformer.TransformerLM(vocab_size, 2, 1, 1, context_length).double()
    # The final norm makes (1, 0) of every vector, so the logit of an id is the first number of its row.
    logits = torch.full((vocab_size,), NEVER, dtype=torch.float64)
    for token_id, probability in probabilities.items():
        logits[token_id] = math.log(probability)
    parameters = {"final_norm.weight": torch.zeros(2), "final_norm.bias": torch.tensor([1.0, 0.0])}
    parameters["token_embedding.weight"] = torch.stack([logits, torch.zeros_like(logits)], dim=1)
    model.load_state_dict(parameters, strict=False)
    return language_model.LanguageModel(model, list(merges))


@about("LanguageModel.train")
def test_the_merges_come_from_the_text():
    """Three merges of "low low lower" are o w, l ow and space low."""
    trained = language_model.LanguageModel.train("low low lower", **SIZES, steps=0, seed=0)
    check_close(trained.merges.copy(), [(b"o", b"w"), (b"l", b"ow"), (b" ", b"low")])


@about("LanguageModel.train")
def test_there_is_one_id_more_than_bytes_and_merges():
    """256 bytes, 3 merges and the end of the text make 260 ids; there are 6 places of 8 numbers each."""
    trained = language_model.LanguageModel.train("low low lower", **SIZES, steps=0, seed=0)
    check_close(
        trained.model.token_embedding.weight.size(), (260, 8), because="The end of a text has an id after all others."
    )
    check_close(trained.model.position_embedding.weight.size(), (6, 8), because="There is a row for each place.")


@about("LanguageModel.train", seconds=10, portable=False)
def test_a_short_text_is_learned_by_heart():
    """Trained on "tick tock tick tock" alone, the model expects each of its tokens, and its end."""
    sizes = {"num_merges": 2, "width": 64, "num_heads": 1, "num_layers": 1, "context_length": 16}
    trained = language_model.LanguageModel.train("tick tock tick tock", **sizes, steps=40, seed=0)
    # The merges are c k, id 256, and space t, id 257; the end of the text is id 258.
    ids = [258, *b"ti", 256, 257, *b"o", 256, 257, *b"i", 256, 257, *b"o", 256, 258]
    expected = trained.model(torch.tensor([ids[:-1]]))[0].argmax(dim=-1)
    check_close(
        expected.tolist(), ids[1:], because="The sequence to learn is end_id, the ids of the text, and end_id again."
    )


@about("LanguageModel.train")
def test_a_language_model_comes_back():
    """What comes back is a LanguageModel, with its merges as a list of pairs of bytes."""
    trained = language_model.LanguageModel.train("low low lower", **SIZES, steps=0, seed=0)
    check_kinds(trained.merges.copy(), [(b"o", b"w")])


@about("LanguageModel.generate")
def test_without_new_tokens_the_prompt_is_left():
    """With max_new_tokens=0 the prompt comes back as it is, letter by letter."""
    check_close(always({97: 1.0}).generate("Où? ", 0), "Où? ")


@about("LanguageModel.generate")
def test_greedy_takes_the_most_probable_id():
    """A model that expects "a" more than "b" goes on with as many "a" as are asked for."""
    check_close(always({97: 0.6, 98: 0.4}).generate("To b", 5), "To baaaaa")


@about("LanguageModel.generate")
def test_new_tokens_are_tokens_not_characters():
    """Id 256, the merge of "a" and "b", is one new token and two letters."""
    check_close(
        always({256: 0.6, 97: 0.4}, merges=[(b"a", b"b")]).generate("", 3),
        "ababab",
        because="The ids of bytes come first, then one for each merge.",
    )


@about("LanguageModel.generate")
def test_the_end_of_the_text_ends_generation():
    """When the model expects id 256, which is the end where there are no merges, nothing is added."""
    check_close(
        always({256: 0.6, 97: 0.4}).generate("To be", 5), "To be", because="The end itself is no part of the text."
    )


@about("LanguageModel.generate")
def test_a_prompt_may_be_longer_than_the_context():
    """A model with a context of 8 ids goes on with a prompt of 20: it sees the last ones."""
    check_close(always({97: 1.0}).generate("b" * 20, 3), "b" * 20 + "aaa")


@about("LanguageModel.generate")
def test_the_last_position_says_what_comes_next():
    """A model that expects "a" at the places 0, 2, 4 and "b" at the places 1, 3, 5 writes them in turn."""
    model = transformer.TransformerLM(257, 2, 1, 1, 8).double()
    tokens = torch.zeros(257, 2)
    tokens[97, 1], tokens[98, 0] = 1.0, 1.0
    # So large that the final norm makes (-1, 1) and (1, -1) of them, whatever the block adds.
    places = torch.tensor([[-5000.0, 5000.0], [5000.0, -5000.0]]).repeat(4, 1)
    model.load_state_dict({"token_embedding.weight": tokens, "position_embedding.weight": places}, strict=False)
    check_close(
        language_model.LanguageModel(model, []).generate("", 6),
        "ababab",
        because="Before the first letter is end_id, at place 0; the logits of each place speak of what follows it.",
    )


@about("LanguageModel.generate")
def test_with_a_seed_ids_are_drawn():
    """With a seed of 0, numbers from default_rng(0) below 0.25 give "a", the others "b"."""
    draws = np.random.default_rng(0).random(12)
    expected = "".join("a" if draw < 0.25 else "b" for draw in draws)
    check_close(
        always({97: 0.25, 98: 0.75}).generate("", 12, seed=0),
        expected,
        because="0 is a seed like any other; only None means greedy.",
    )


@about("LanguageModel.generate")
def test_what_is_generated_is_a_str():
    """Prompt and continuation come back as one str."""
    check_kinds(always({97: 1.0}).generate("b", 2), "baa")


@about("LanguageModel.bits_per_byte")
def test_a_quarter_costs_two_bits():
    """Each "a" has a probability of 0.25, which costs 2 bits, and is one byte."""
    check_close(
        always({97: 0.25, 98: 0.75}).bits_per_byte("aaa"),
        2.0,
        because="-log2 of 0.25 is 2; the first token counts too.",
    )


@about("LanguageModel.bits_per_byte")
def test_different_letters_cost_differently():
    """An "a" costs 2 bits and a "b" -log2 0.75 = 0.415 bits, so "ab" costs 1.2075 for each of its bytes."""
    check_close(always({97: 0.25, 98: 0.75}).bits_per_byte("ab"), 1.207518749639422)


@about("LanguageModel.bits_per_byte")
def test_a_token_of_two_bytes_is_paid_once():
    """The token "ab" costs 2 bits and has two bytes: 1 bit for each."""
    check_close(
        always({256: 0.25, 97: 0.75}, merges=[(b"a", b"b")]).bits_per_byte("abab"),
        1.0,
        because="All the bits over all the bytes: so tokenizers can be compared.",
    )


@about("LanguageModel.bits_per_byte")
def test_a_letter_of_two_bytes_counts_as_two():
    """The letter é is the bytes 195 and 169, of 1 bit and 2 bits here: 1.5 bits for each byte."""
    check_close(always({195: 0.5, 169: 0.25, 97: 0.25}).bits_per_byte("éé"), 1.5)


@about("LanguageModel.bits_per_byte")
def test_in_a_long_text_each_token_counts_once():
    """With a context of 3 ids, a text of 8 tokens takes four windows, and each token is still paid for once."""
    bits = 7 * 2 - math.log2(0.75)
    check_close(
        always({97: 0.25, 98: 0.75}, context_length=3).bits_per_byte("aaabaaaa"),
        bits / 8,
        because="The windows overlap by one id: it is predicted in one and predicts in the next.",
    )


@about("LanguageModel.bits_per_byte")
def test_bits_per_byte_is_a_float():
    """The surprise for each byte is a Python float."""
    check_kinds(always({97: 0.25, 98: 0.75}).bits_per_byte("ab"), 1.0)
