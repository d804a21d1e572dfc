"""The solution's merges and ids on Shakespeare, against a second implementation and against the package `tokenizers`.

The tie rules differ: the course takes the greatest pair of byte strings, `tokenizers` the pair with the smallest ids.
So the second implementation takes the tie rule as an argument. With the course's rule it must agree with the solution,
with the other rule with `tokenizers`: all merges, in order, in both cases.

The numbers of its lesson are what the solution computes.
"""

import json
import re
from collections import Counter

import numpy as np
import pytest
from solved import lesson, solution
from tokenizers import Regex, Tokenizer, models, pre_tokenizers, trainers

from llmlings.corpora import load_corpus

bpe = solution("bpe")
LESSON = lesson("bpe")
TEXT = load_corpus("shakespeare")
SLICE = TEXT[:150_000]
MILLION = TEXT[:1_000_000]
PATTERN = r" ?\w+| ?[^\w\s]+|\s+"
NUM_MERGES = 300
GAP = -1
EXAMPLE = "low low low lower" + 6 * " newest" + 3 * " widest"

# `tokenizers` writes each byte as a letter: itself where that is printable, else the next one from U+0100 on.
PRINTABLE = {*range(33, 127), *range(161, 173), *range(174, 256)}
HIDDEN = [value for value in range(256) if value not in PRINTABLE]
LETTERS = [chr(value) if value in PRINTABLE else chr(256 + HIDDEN.index(value)) for value in range(256)]
BYTE_ORDER = sorted(range(256), key=LETTERS.__getitem__)


def spelled(token):
    """Return a token as `tokenizers` writes it."""
    return "".join(LETTERS[value] for value in token)


def recount(text, num_merges, tie):
    """Learn merges by counting all pairs of the whole text anew for each; of equal counts the greatest `tie` wins."""
    ids = np.array([value for chunk in re.findall(PATTERN, text) for value in [*chunk.encode("utf-8"), GAP]])
    tokens = [bytes([value]) for value in range(256)]
    merges = []
    for _ in range(num_merges):
        base = len(tokens)
        inside = (ids[:-1] != GAP) & (ids[1:] != GAP)
        codes, counts = np.unique((ids[:-1] * base + ids[1:])[inside], return_counts=True)
        candidates = [divmod(int(code), base) for code in codes[counts == counts.max()]]
        first, second = max(candidates, key=lambda pair: tie(pair, tokens))
        starts = []
        for start in np.flatnonzero((ids[:-1] == first) & (ids[1:] == second)).tolist():
            if not starts or start > starts[-1] + 1:
                starts.append(start)
        ids[starts] = base
        ids = np.delete(ids, np.array(starts) + 1)
        merges.append((tokens[first], tokens[second]))
        tokens.append(tokens[first] + tokens[second])
    return merges


def greatest_pair(pair, tokens):
    """Return what the course compares on a tie."""
    return tokens[pair[0]], tokens[pair[1]]


def smallest_ids(pair, _tokens):
    """Return what `tokenizers` compares on a tie, turned round; it numbers bytes in the order of their letters."""
    return tuple(-(BYTE_ORDER.index(token_id) if token_id < 256 else token_id) for token_id in pair)


def cut_as_the_course_does(tokenizer):
    """Give a tokenizer of the package the course's pre-tokenization."""
    split = pre_tokenizers.Split(Regex(PATTERN), "isolated")
    letters = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([split, letters])
    return tokenizer


@pytest.fixture(scope="module")
def merges():
    return bpe.train_bpe(SLICE, NUM_MERGES)


@pytest.fixture(scope="module")
def merges_of_tokenizers():
    tokenizer = cut_as_the_course_does(Tokenizer(models.BPE()))
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    trainer = trainers.BpeTrainer(vocab_size=256 + NUM_MERGES, initial_alphabet=alphabet, show_progress=False)
    tokenizer.train_from_iterator([SLICE], trainer)
    return [tuple(pair) for pair in json.loads(tokenizer.to_str())["model"]["merges"]]


def test_the_second_implementation_learns_the_same_merges(merges):
    assert recount(SLICE, NUM_MERGES, greatest_pair) == merges


def test_the_second_implementation_agrees_with_tokenizers_by_their_tie_rule(merges_of_tokenizers):
    by_smallest_ids = recount(SLICE, NUM_MERGES, smallest_ids)
    assert [(spelled(first), spelled(second)) for first, second in by_smallest_ids] == merges_of_tokenizers


def test_most_merges_do_not_depend_on_the_tie_rule(merges, merges_of_tokenizers):
    shared = {(spelled(first), spelled(second)) for first, second in merges} & set(merges_of_tokenizers)
    assert len(shared) >= 0.9 * NUM_MERGES  # 284 of 300 when this was written


def test_tokenizers_gives_the_same_ids_for_the_same_merges(merges):
    tokens = [bytes([value]) for value in range(256)] + [first + second for first, second in merges]
    vocabulary = {spelled(token): token_id for token_id, token in enumerate(tokens)}
    pairs = [(spelled(first), spelled(second)) for first, second in merges]
    tokenizer = cut_as_the_course_does(Tokenizer(models.BPE(vocab=vocabulary, merges=pairs)))
    unseen = TEXT[-100_000:] + "naïve λόγος 漢字 🙂\t  \n\n zzzzzzz ..."
    assert bpe.encode(unseen, merges) == tokenizer.encode(unseen).ids


def test_real_text_comes_back(merges):
    assert bpe.decode(bpe.encode(TEXT, merges), merges) == TEXT


def shown(token):
    """Return a token as the lesson shows it."""
    return token.decode("utf-8").replace(" ", "␣")


def test_the_chunks_of_the_example():
    chunks = Counter(bpe.pretokenize(EXAMPLE))
    assert len(chunks) == 5
    for chunk, count in chunks.items():
        assert f"| `{shown(chunk.encode())}` | {count} |" in LESSON


def test_the_merges_of_the_example():
    chunks = Counter(bpe.pretokenize(EXAMPLE))
    words = {tuple(bytes([value]) for value in chunk.encode()): count for chunk, count in chunks.items()}
    counts = bpe.count_pairs(words)
    assert counts[b"e", b"s"] == counts[b"s", b"t"] == max(counts.values()) == 9
    for step, pair in enumerate(bpe.train_bpe(EXAMPLE, 8), start=1):
        count = bpe.count_pairs(words)[pair]
        names = ", ".join(map(shown, pair))
        assert f"| {step} | ({names}) | {count} | `{shown(pair[0] + pair[1])}` | {255 + step} |" in LESSON
        words = {bpe.merge_pair(word, pair): count for word, count in words.items()}


def test_the_ids_of_a_new_word_and_of_a_token_made_twice():
    first, second, third = bpe.encode("lowest", bpe.train_bpe(EXAMPLE, 8))
    assert f"the ids {first}, {second}, {third}." in LESSON
    twice = [(b"b", b"c"), (b"a", b"bc"), (b"a", b"b"), (b"ab", b"c")]
    (made,) = bpe.encode("abc", twice)
    assert f"only (a, bc) can follow, and the id is its {made}." in LESSON


@pytest.fixture(scope="module")
def thousand():
    """Return 1,000 merges, learned from a million characters."""
    return bpe.train_bpe(MILLION, 1_000)


def test_what_merges_buy(thousand):
    size = len(MILLION.encode())
    lengths = [len(bpe.encode(MILLION, thousand[:count])) for count in (0, 100, 256, 500, 1_000)]
    for count, length in zip((0, 100, 256, 500, 1_000), lengths, strict=True):
        assert f"| {count:,} | {length:,} | {size / length:.2f} |" in LESSON
    assert lengths[0] - lengths[1] > lengths[1] - lengths[-1]


def test_what_is_told_of_the_merges(thousand):
    first, second = (", ".join(map(shown, pair)) for pair in thousand[:2])
    assert f"The first merge is ({first}), the second ({second})." in LESSON
    tokens = [bytes([value]) for value in range(256)] + [first + second for first, second in thousand]
    longest = max(tokens, key=len)
    made = f"`{shown(longest)}`, made by the {tokens.index(longest) - 255}st of the {len(thousand):,} merges."
    assert f"The longest is the name of a speaker, {made}" in LESSON
    villain = "thou art a villain"
    assert f"`{villain}` takes {len(bpe.encode(villain, thousand))} tokens for its {len(villain)} bytes" in LESSON
    pieces = [shown(tokens[number]) for number in bpe.encode("tokenization", thousand)]
    told = f"`tokenization` takes {len(pieces)} tokens for 12: {', '.join(f'`{piece}`' for piece in pieces)}."
    assert told in LESSON


def test_the_guess_about_a_hundred_merges(thousand):
    left = [len(bpe.encode(MILLION, thousand[:count])) for count in (100, 1_000)]
    assert f"{left[0]:,}. The first merges" in LESSON
    assert f"After all 1,000 merges {left[1]:,} are left" in LESSON
    longer = len(MILLION.encode()) / left[1]
    assert f"this text is {longer:.2f} times as long in bytes" in LESSON
    assert f"take {longer**2:.1f} times the work" in LESSON


@pytest.mark.parametrize("text", [" heaven", "heaven", "King", "KING", "I will not", "I will not ", "12345"])
def test_the_pitfalls(thousand, text):
    tokens = [bytes([value]) for value in range(256)] + [first + second for first, second in thousand]
    pieces = ", ".join(f"`{shown(tokens[number])}`" for number in bpe.encode(text, thousand))
    assert f"| `{shown(text.encode())}` | {pieces} |" in LESSON


def listed(chunks):
    """Return chunks as the lesson lists them."""
    return ", ".join(f"`{chunk.replace(' ', '␣').replace('Ġ', '␣')}`" for chunk in chunks)


def test_what_gpt2_cuts_in_another_way():
    gpt2 = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=True)
    of_gpt2, of_course = (
        [listed(cut(text)) for text in ("it's", "a  b")]
        for cut in (lambda text: [chunk for chunk, _ in gpt2.pre_tokenize_str(text)], bpe.pretokenize)
    )
    assert f"`it's` is {of_gpt2[0]} and not, as in the course, {of_course[0]}." in LESSON
    assert f"`a␣␣b` is {of_gpt2[1]}, and in the course {of_course[1]}." in LESSON
    assert [chunk for chunk, _ in gpt2.pre_tokenize_str("x_1")] == ["x", "_", "1"]


def test_the_chunks_of_a_million_characters():
    chunks = bpe.pretokenize(MILLION)
    assert f"hold {len(chunks):,} chunks, but only {len(set(chunks)):,} different ones" in LESSON
