"""Hidden tests of the module language_model.

Models with random parameters are compared with the reference, which is exact and costs nothing. Two tests train: one on
a source whose entropy is known, one on a text to be learned by heart.
"""

import math

import numpy as np
import torch

from exercises import language_model, transformer
from llmlings.testing import about, check_close, check_that, random_text

TEXT = "She said: “Où est la mer?” - the sea, the sea! the sea is here... sea she sees, see she seas"
SMALL = {"num_merges": 2, "width": 4, "num_heads": 2, "num_layers": 1, "context_length": 4}


def pair(reference, rng, num_merges, context_length=8, scale=0.7):
    """Return a language model as answered and of the reference, with the same merges and random parameters."""
    merges = reference.bpe.train_bpe(TEXT, num_merges)
    sizes = (257 + len(merges), 8, 2, 2, context_length)
    expected = reference.transformer.TransformerLM(*sizes).double()
    parameters = {
        name: torch.from_numpy(rng.normal("norm.weight" in name, scale, value.shape))
        for name, value in expected.state_dict().items()
    }
    expected.load_state_dict(parameters)
    answered = transformer.TransformerLM(*sizes).double()
    answered.load_state_dict(parameters)
    return language_model.LanguageModel(answered, merges), reference.LanguageModel(expected, merges)


def constant(merges, logits, context_length=6):
    """Return a language model with the same logits at every place: `logits` of some ids, -1000 of all others."""
    size = 257 + len(merges)
    model = transformer.TransformerLM(size, 2, 1, 1, context_length).double()
    rows = torch.zeros(size, 2, dtype=torch.float64)
    rows[:, 0] = -1000.0
    for token_id, logit in logits.items():
        rows[token_id, 0] = logit
    norm = {"final_norm.weight": torch.zeros(2), "final_norm.bias": torch.tensor([1.0, 0.0])}
    model.load_state_dict({"token_embedding.weight": rows, **norm}, strict=False)
    return language_model.LanguageModel(model, merges)


def echo_source(rng, length, share=0.9):
    """Return a text of the letters a to d and the bits that its source itself needs for it.

    Each letter is, with probability `share`, the one that follows in the alphabet the letter two places back (a after
    d), else any of the four. The letter just before says nothing: unigrams and bigrams need 2 bits for each letter.
    """
    letters, bits = rng.integers(0, 4, 2).tolist(), 4.0
    for _ in range(length - 2):
        expected = (letters[-2] + 1) % 4
        letters.append(expected if rng.random() < share else int(rng.integers(4)))
        bits -= math.log2((1 - share) / 4 + share * (letters[-1] == expected))
    return "".join("abcd"[letter] for letter in letters), bits


@about("LanguageModel.train", seconds=60, chance=True)
def test_a_source_of_known_entropy(rng):
    """After 80 steps the model needs fewer bits than bigrams do, but not fewer than the source of the text itself."""
    text, _ = echo_source(rng, 3000)
    fresh, least = echo_source(rng, 602)
    sizes = {"num_merges": 0, "width": 96, "num_heads": 2, "num_layers": 1, "context_length": 8}
    trained = language_model.LanguageModel.train(text, **sizes, steps=80, seed=int(rng.integers(2**31)))
    # 86 windows of 8 ids that overlap by one, so that every letter is predicted once.
    windows = torch.tensor([256, *fresh.encode()]).unfold(0, 8, 7)

    def bits(logits):
        costs = torch.nn.functional.cross_entropy(logits.transpose(1, 2), windows[:, 1:], reduction="sum")
        return float(costs) / math.log(2)

    at_once = bits(trained.model(windows)[:, :-1].detach())
    # What follows a letter is hidden from the model: one that learned to look there knows nothing now.
    one_by_one = bits(torch.stack([trained.model(windows[:, :length])[:, -1].detach() for length in range(1, 8)], 1))
    needs = f"the source needs {least / 602:.2f} bits for each letter and bigrams 2; your model needs"
    # No code is shorter than that of the source but by luck, and by 30 bits once in a billion times.
    too_good = "which is too good: it must see what it is to predict"
    check_that(at_once > least - 30, f"{needs} {at_once / 602:.2f}, {too_good}")
    where = (
        "look at the windows, the learning rate and, in your transformer, the causal mask, the positions and the shift"
    )
    check_that(one_by_one < least + 0.7 * 602, f"{needs} {one_by_one / 602:.2f}: {where}")


@about("LanguageModel.train", weight=2, seconds=60, chance=True)
def test_a_text_learned_by_heart(rng, reference):
    """Trained on a short line, the model expects each of its tokens, to the end; of a long text it knows the rest."""
    words = ["tick", "tock", "näht", "the", "clock"]
    text = " ".join(words[i] for i in rng.permutation([0, 1, 2, 3, 4, 0]))
    sizes = {"num_merges": 8, "width": 64, "num_heads": 2, "num_layers": 1, "context_length": 28}
    trained = language_model.LanguageModel.train(text, **sizes, steps=50, seed=int(rng.integers(2**31)))
    merges = reference.bpe.train_bpe(text, 8)
    check_close(trained.merges.copy(), merges)
    ids = [264, *reference.bpe.encode(text, merges), 264]
    expected = trained.model(torch.tensor([ids[:-1]]))[0].argmax(dim=-1)
    check_close(
        expected.tolist(), ids[1:], because="The sequence to learn is end_id, the ids of the text, and end_id again."
    )
    sizes = {"num_merges": 0, "width": 32, "num_heads": 2, "num_layers": 1, "context_length": 8}
    trained = language_model.LanguageModel.train(
        "ab" * 10 + "c" * 300, **sizes, steps=40, seed=int(rng.integers(2**31))
    )
    expected = trained.model(torch.tensor([list(b"cccccccc")]))[0].argmax(dim=-1)
    check_close(expected.tolist(), list(b"cccccccc"), because="After 20 letters the text goes on with nothing but c.")


@about("LanguageModel.train")
def test_a_seed_decides_everything(rng):
    """The same seed gives the same parameters whatever was drawn before, another seed gives others."""
    seed = int(rng.integers(1, 2**31))
    parameters = []
    for number, chosen in ((1, seed), (2, seed), (3, seed - 1)):
        language_model.torch.manual_seed(number)
        trained = language_model.LanguageModel.train(TEXT, **SMALL, steps=2, seed=chosen)
        parameters.append({name: value.clone() for name, value in trained.model.state_dict().items()})
    check_close(parameters[1], parameters[0], rtol=0, atol=0, because="All randomness comes from `seed`.")
    matrices = [name for name in parameters[0] if "norm" not in name and not name.endswith("bias")]
    same = [name for name in matrices if torch.equal(parameters[0][name], parameters[2][name])]
    check_that(not same, f"another seed gives other parameters; the same are {', '.join(same)}")


@about("LanguageModel.train", weight=2)
def test_the_model_has_the_sizes_that_were_asked_for(rng, reference):
    """Its parameters, which another seed changes, fit a reference model of these sizes and give the same logits."""
    # It has fewer pairs to merge than are asked for.
    text = "she sees the sea"
    sizes = {"num_merges": 90, "width": 12, "num_heads": 3, "num_layers": 2, "context_length": 7}
    trained, other = (language_model.LanguageModel.train(text, **sizes, steps=1, seed=seed) for seed in (1, 2))
    merges = reference.bpe.train_bpe(text, 90)
    check_close(trained.merges.copy(), merges)
    expected = reference.transformer.TransformerLM(257 + len(merges), 12, 3, 2, 7)
    shapes = {name: tuple(value.shape) for name, value in trained.model.state_dict().items()}
    check_close(shapes, {name: tuple(value.shape) for name, value in expected.state_dict().items()})
    expected.load_state_dict(trained.model.state_dict())
    ids = torch.from_numpy(rng.integers(0, 257 + len(merges), (2, 7)))
    check_close(trained.model(ids), expected(ids).detach(), rtol=1e-3, atol=1e-5)
    check_that(not torch.allclose(other.model(ids), trained.model(ids)), "another seed gives another model")


@about("LanguageModel.train")
def test_the_vocabulary_is_what_the_text_gives():
    """A text of three letters has two merges, however many are asked for, and is shorter than a window."""
    trained = language_model.LanguageModel.train("abc", **{**SMALL, "num_merges": 10}, steps=1, seed=0)
    check_close(len(trained.merges.copy()), 2)
    check_close(
        trained.model.token_embedding.weight.size(), (259, 4), because="256 bytes, two merges and the end of the text."
    )


@about("LanguageModel.generate")
def test_greedy_texts_of_any_model(rng, reference):
    """For any parameters the most probable ids are those of the reference, at any temperature, after any prompt."""
    answered, expected = pair(reference, rng, 20, context_length=48)
    for prompt in ("", "the sea", random_text(rng, 18)):
        check_close(answered.generate(prompt, 6, temperature=5.0), expected.generate(prompt, 6))


@about("LanguageModel.generate")
def test_drawn_texts_of_any_model(rng, reference):
    """For any parameters and seed the drawn ids are those of the reference, at every temperature."""
    answered, expected = pair(reference, rng, 20)
    for temperature in (0.3, 3.0):
        arguments = {"temperature": temperature, "seed": int(rng.integers(2**31))}
        check_close(
            answered.generate("the sea", 10, **arguments),
            expected.generate("the sea", 10, **arguments),
            because="Every id is drawn from the generator that the seed makes.",
        )


@about("LanguageModel.generate")
def test_the_model_sees_the_end_of_a_long_prompt(rng, reference):
    """Of a prompt that is longer than the context the model sees the last ids, and the whole prompt comes back."""
    answered, expected = pair(reference, rng, 10, context_length=5)
    prompt = f"{random_text(rng, 20)} the sea"
    check_close(answered.generate(prompt, 8), expected.generate(prompt, 8))
    first, second = answered.generate("abcdefgh", 6), answered.generate("xyzxyzxyzdefgh", 6)
    check_close(
        second.removeprefix("xyzxyzxyzdefgh"),
        first.removeprefix("abcdefgh"),
        because="The last five ids of both prompts are the same.",
    )


@about("LanguageModel.generate")
def test_bytes_of_one_letter_may_come_one_by_one():
    """Ids of single bytes are put together before they are decoded: two of them are one letter."""
    model = constant([], {0xC3: 0.0, 0xA9: 0.0})
    draws = np.random.default_rng(7).random(30)
    expected = bytes(0xA9 if draw < 0.5 else 0xC3 for draw in draws).decode("utf-8", errors="replace")
    check_close(model.generate("é", 30, seed=7), "é" + expected, because="Malformed sequences become U+FFFD.")


@about("LanguageModel.generate", weight=3)
def test_the_end_may_come_at_any_time(rng):
    """Drawing, here at a temperature of 2, stops when the end is drawn, and the end leaves no trace in the text."""
    model = constant([(b"h", b"o")], {256: 2 * math.log(0.6), 257: 2 * math.log(0.15), 33: 2 * math.log(0.25)})
    for seed in rng.integers(2**31, size=3).tolist():
        expected = ""
        for draw in np.random.default_rng(seed).random(12):
            # In the order of the ids: "!" up to 0.25, "ho" up to 0.85, then the end.
            if draw >= 0.85:
                break
            expected += "!" if draw < 0.25 else "ho"
        check_close(model.generate("oh ho", 12, temperature=2.0, seed=seed), "oh ho" + expected)


def bits_by_hand(expected, ids, text):
    """Return the bits per byte of a text: each id after the first from those before it in its window, one at a time."""
    step = expected.model.context_length - 1
    bits = 0.0
    for place in range(1, len(ids)):
        start = (place - 1) // step * step
        with torch.no_grad():
            logits = expected.model(torch.tensor([ids[start:place]]))[0, -1]
        bits -= float(torch.log_softmax(logits, 0)[ids[place]]) / math.log(2)
    return bits / len(text.encode("utf-8"))


@about("LanguageModel.bits_per_byte", weight=2)
def test_bits_of_any_model(rng, reference):
    """Texts of one window, of several, and of lengths around a window's are worth what they cost token by token."""
    answered, expected = pair(reference, rng, 25, context_length=8)
    start = int(rng.integers(0, 40))
    for text in ("e", *(TEXT[start : start + length] for length in (10, 14, 17, 40))):
        ids = [expected.end_id, *reference.bpe.encode(text, expected.merges)]
        check_close(answered.bits_per_byte(text), bits_by_hand(expected, ids, text))


@about("LanguageModel.bits_per_byte")
def test_bits_of_a_text_of_many_windows(rng, reference):
    """A text of more than a hundred windows is worth what the reference says, whatever its letters are."""
    answered, expected = pair(reference, rng, 15, context_length=4)
    text = random_text(rng, 150) + " the sea"
    check_close(answered.bits_per_byte(text), expected.bits_per_byte(text))


@about("LanguageModel.bits_per_byte")
def test_bits_in_the_smallest_context(rng, reference):
    """With a context of 2 each id is predicted from the one before it alone."""
    answered, expected = pair(reference, rng, 10, context_length=2)
    check_close(answered.bits_per_byte(TEXT), expected.bits_per_byte(TEXT))
