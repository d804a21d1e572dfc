"""Hidden tests of the module tokens."""

import numpy as np
import pytest

from exercises import tokens
from llmlings.testing import about, check_close, check_rejects

# Words, digits, other scripts, punctuation inside and outside ASCII, white space of several kinds, an emoji.
ALPHABET = list("abcXYZ019__éß日本Жω.,.,'\"-!?“”…¿€🙂  \t\n\u00a0\u3000")


def random_text(rng, length):
    """Return a text of `length` characters drawn from `ALPHABET`."""
    return "".join(ALPHABET[i] for i in rng.integers(len(ALPHABET), size=length))


def random_code_points(rng, count):
    """Return a text with `count` code points of each of the four lengths in UTF-8, shuffled; no surrogates."""
    ranges = [(0, 0x80), (0x80, 0x800), (0x800, 0xD800), (0x10000, 0x110000)]
    points = np.concatenate([rng.integers(low, high, size=count) for low, high in ranges])
    return "".join(chr(point) for point in rng.permutation(points))


@about("split_words")
def test_random_text_is_split_as_the_pattern_says(rng, reference):
    """A random text of words, marks and spaces is cut as the regular expression says."""
    text = random_text(rng, 120)
    check_close(tokens.split_words(text), reference.split_words(text))


@about("split_words")
def test_a_number_is_cut_at_its_point():
    """The number 3.14 is three tokens, and the name a_1 is one."""
    check_close(tokens.split_words("a_1 = 3.14"), ["a_1", "=", "3", ".", "14"])


@about("split_words")
def test_a_hyphen_separates_words():
    """The word "well-known" is three tokens."""
    check_close(tokens.split_words("well-known"), ["well", "-", "known"], because="A hyphen is no word character.")


@about("split_words")
def test_marks_outside_ascii_are_tokens():
    """Curly quotes, an ellipsis character, a dash and an emoji are each a token of their own."""
    check_close(tokens.split_words("“Hm…”—🙂"), ["“", "Hm", "…", "”", "—", "🙂"])


@about("split_words")
def test_every_kind_of_white_space_is_dropped():
    """Tabs, line breaks and spaces from outside ASCII separate words and are no tokens."""
    check_close(tokens.split_words("\ta\tb\r\nc\u00a0d\u3000e \n"), ["a", "b", "c", "d", "e"])


@about("split_words")
def test_capitals_are_kept():
    """The tokens keep the case of the text, so US and us stay two different words."""
    check_close(tokens.split_words("US and us"), ["US", "and", "us"])


@about("split_characters")
def test_random_text_is_its_characters(rng, reference):
    """A random text gives its code points one by one, white space and repetitions included."""
    text = random_text(rng, 60)
    check_close(tokens.split_characters(text), reference.split_characters(text))


@about("split_characters")
def test_white_space_at_the_ends_is_kept():
    """Line breaks and spaces at both ends are tokens."""
    check_close(tokens.split_characters("\n a\r\n"), ["\n", " ", "a", "\r", "\n"])


@about("split_characters")
def test_a_combining_accent_is_a_code_point():
    """The letter e with a combining accent stays two tokens, as it is in the text."""
    check_close(tokens.split_characters("e\u0301"), ["e", "\u0301"], because="One token for each code point.")


@about("split_characters")
def test_a_joined_emoji_is_several_code_points():
    """An astronaut emoji made of woman, joiner and rocket gives three tokens."""
    check_close(tokens.split_characters("👩\u200d🚀"), ["👩", "\u200d", "🚀"], because="One token for each code point.")


@about("text_to_bytes")
def test_code_points_of_every_length_become_bytes(rng, reference):
    """Random code points of one, two, three and four bytes give exactly their UTF-8 bytes."""
    text = random_code_points(rng, 8)
    check_close(tokens.text_to_bytes(text), reference.text_to_bytes(text))


@about("text_to_bytes")
def test_lengths_change_at_the_boundaries():
    """The last code point of one byte and the first of two have one and two bytes, and so on up to four."""
    expected = [127, 194, 128, 223, 191, 224, 160, 128, 239, 191, 191, 240, 144, 128, 128]
    check_close(tokens.text_to_bytes("\x7f\x80\u07ff\u0800\uffff\U00010000"), expected)


@about("text_to_bytes")
def test_white_space_has_bytes_too():
    """Spaces and line breaks at the ends of a text are bytes like all others."""
    check_close(tokens.text_to_bytes(" a\n"), [32, 97, 10])


@about("text_to_bytes")
def test_an_empty_text_has_no_bytes():
    """An empty text gives an empty list, without a byte order mark."""
    check_close(tokens.text_to_bytes(""), [])


@about("bytes_to_text")
def test_every_text_comes_back(rng, reference):
    """The bytes of a random text decode to that text."""
    text = random_code_points(rng, 8)
    check_close(tokens.bytes_to_text(reference.text_to_bytes(text)), text)


@about("bytes_to_text")
def test_random_bytes_become_some_text(rng, reference):
    """Random bytes, mostly malformed, give the same text as the reference."""
    byte_values = rng.integers(0, 256, size=80).tolist()
    because = "Each malformed sequence becomes one U+FFFD; the docstring says where it ends."
    check_close(tokens.bytes_to_text(byte_values), reference.bytes_to_text(byte_values), because=because)


@about("bytes_to_text")
def test_a_sequence_that_breaks_off_is_one_malformed_sequence():
    """The first two of the three bytes of the euro sign become one U+FFFD, wherever they stand."""
    check_close(tokens.bytes_to_text([226, 130, 65, 226, 130]), "\ufffdA\ufffd")


@about("bytes_to_text")
def test_two_malformed_bytes_become_two_replacement_characters():
    """The bytes 255 and 254 can begin no sequence, so each becomes a U+FFFD of its own."""
    check_close(tokens.bytes_to_text([255, 254]), "\ufffd\ufffd")


@about("bytes_to_text")
def test_the_byte_order_mark_and_zero_are_kept():
    """The bytes of U+FEFF at the start, and a byte 0, are characters of the text."""
    check_close(tokens.bytes_to_text([239, 187, 191, 0, 65, 0]), "\ufeff\x00A\x00")


@about("bytes_to_text")
@pytest.mark.parametrize("dtype", ["uint8", "int64"], ids=["uint8", "int64"])
def test_an_array_of_bytes_is_a_sequence_of_bytes(dtype):
    """Byte values may arrive as a NumPy array of any integer dtype."""
    check_close(tokens.bytes_to_text(np.array([226, 153, 165, 65], dtype=dtype)), "♥A")


@about("bytes_to_text")
@pytest.mark.parametrize("value", [256, -1], ids=["256", "minus_1"])
def test_a_value_that_is_no_byte_is_refused(value):
    """A value outside 0 to 255 raises a ValueError that names byte_values, also in an array."""
    check_rejects("byte_values", tokens.bytes_to_text, np.array([65, value, 66]))


@about("bytes_to_text")
def test_no_bytes_are_an_empty_text():
    """An empty list gives an empty text."""
    check_close(tokens.bytes_to_text([]), "")


@about("bytes_per_token")
def test_random_text_and_number_of_tokens(rng, reference):
    """A random text of many scripts has its UTF-8 bytes shared out over its tokens."""
    text = random_text(rng, 100)
    ids = rng.integers(0, 5, size=37).tolist()
    check_close(tokens.bytes_per_token(text, ids), reference.bytes_per_token(text, ids))


@about("bytes_per_token")
def test_byte_tokens_have_one_byte_each():
    """A text cut into its bytes has exactly 1.0 bytes per token, whatever the script."""
    check_close(tokens.bytes_per_token("日本", [230, 151, 165, 230, 156, 172]), 1.0)


@about("bytes_per_token")
def test_tokens_may_be_an_array_of_ids():
    """The tokens may be a NumPy array of ids."""
    check_close(tokens.bytes_per_token("I love AI", np.array([0, 1], dtype=np.uint16)), 4.5)


@about("bytes_per_token")
def test_an_empty_text_has_no_bytes_per_token():
    """An empty text with one token, such as an end mark, has 0.0 bytes per token."""
    check_close(tokens.bytes_per_token("", ["<eos>"]), 0.0)


@about("bytes_per_token")
def test_no_tokens_are_refused_for_an_empty_text_too():
    """No tokens raise a ValueError that names tokens, even when the text is empty."""
    check_rejects("tokens", tokens.bytes_per_token, "", [])


@about("bytes_per_token")
def test_an_empty_array_of_tokens_is_refused():
    """An empty array of ids raises a ValueError that names tokens."""
    check_rejects("tokens", tokens.bytes_per_token, "I love AI", np.array([], dtype=np.int64))
