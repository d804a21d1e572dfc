"""Hidden tests of the module tokens."""

import numpy as np

from exercises import tokens
from llmlings.testing import about, check_close, check_remembers_nothing, random_text

AS_THEY_ARE = "One token for each code point of the text, as it is."
MARKS_STAND_ALONE = (
    "Every character that is no letter, no digit, no underscore and no white space is a token of its own."
)


def any_text(rng, length):
    """Return random text between a byte order mark, a zero and spaces, which are easily lost at the ends."""
    return "\ufeff\0 " + random_text(rng, length) + " e\u0301\r\n"


def random_code_points(rng, count):
    """Return a text with `count` code points of each of the four lengths in UTF-8, shuffled; no surrogates."""
    ranges = [(0, 0x80), (0x80, 0x800), (0x800, 0xD800), (0x10000, 0x110000)]
    points = np.concatenate([rng.integers(low, high, size=count) for low, high in ranges])
    return "".join(chr(point) for point in rng.permutation(points))


@about("split_words")
def test_any_text_is_cut_as_the_pattern_says(rng, reference):
    """Text of every kind of characters is cut as the regular expression says, one text after the other."""
    first, second = (any_text(rng, 150) + " a_b-c'd",), (any_text(rng, 60),)
    check_remembers_nothing(tokens.split_words, reference.split_words, first, second)


@about("split_words", weight=2)
def test_every_mark_is_a_token():
    """Marks inside words and numbers, curly quotes, an ellipsis character, a dash and an emoji are tokens."""
    expected = ["“", "well", "-", "known", "…", "”", "—", "o", "'", "clock", "a_1", "=", "3", ".", "14", "🙂"]
    check_close(tokens.split_words("“well-known…”—o'clock a_1 = 3.14🙂"), expected, because=MARKS_STAND_ALONE)


@about("split_words")
def test_combining_marks_and_joiners_are_tokens():
    """A combining accent, a vowel sign and the joiner inside an emoji belong to no word and to no other mark."""
    expected = ["cafe", "\u0301", "क", "\u093f", "त", "👩", "\u200d", "💻"]
    check_close(tokens.split_words("cafe\u0301 क\u093fत 👩\u200d💻"), expected, because=MARKS_STAND_ALONE)


@about("split_words")
def test_letters_and_numbers_are_kept_as_they_are():
    """US and us stay two words, and ligatures, a raised two, a half and Roman numerals belong to words too."""
    expected = ["US", "and", "us", "ﬁn", "de", "siècle", "x²", "2½", "Ⅷth", "٣٤"]
    check_close(tokens.split_words("US and us ﬁn de siècle x² 2½ Ⅷth ٣٤"), expected)


@about("split_words")
def test_every_kind_of_white_space_is_dropped():
    """Tabs, line breaks, separators and spaces from outside ASCII separate words and are no tokens."""
    text = "\ta\tb\r\nc\u00a0d\u3000e\u2028f\x85g\x1ch \n"
    check_close(tokens.split_words(text), ["a", "b", "c", "d", "e", "f", "g", "h"])


@about("split_characters")
def test_any_text_is_its_code_points(rng, reference):
    """Text of every kind of characters gives its code points one by one, one text after the other."""
    first, second = (any_text(rng, 60),), (any_text(rng, 20),)
    check_remembers_nothing(tokens.split_characters, reference.split_characters, first, second)


@about("split_characters")
def test_white_space_at_the_ends_is_kept():
    """Line breaks and spaces at both ends are tokens."""
    check_close(tokens.split_characters("\n a\r\n"), ["\n", " ", "a", "\r", "\n"])


@about("split_characters")
def test_what_looks_like_one_character_can_be_several():
    """A letter with a combining accent is two tokens, and an astronaut of woman, joiner and rocket is three."""
    expected = ["e", "\u0301", "👩", "\u200d", "🚀"]
    check_close(tokens.split_characters("e\u0301👩\u200d🚀"), expected, because=AS_THEY_ARE)


@about("text_to_bytes", weight=2)
def test_any_text_has_its_bytes(rng, reference):
    """Text of every kind of characters gives exactly its UTF-8 bytes, one text after the other."""
    first, second = (any_text(rng, 40),), (random_code_points(rng, 8),)
    check_remembers_nothing(tokens.text_to_bytes, reference.text_to_bytes, first, second)


@about("text_to_bytes")
def test_lengths_change_at_the_boundaries():
    """The last code point of one byte and the first of two have one and two bytes, and so on up to four."""
    expected = [127, 194, 128, 223, 191, 224, 160, 128, 239, 191, 191, 240, 144, 128, 128]
    check_close(tokens.text_to_bytes("\x7f\x80\u07ff\u0800\uffff\U00010000"), expected)


@about("text_to_bytes")
def test_an_empty_text_has_no_bytes():
    """An empty text gives an empty list, without a byte order mark."""
    check_close(tokens.text_to_bytes(""), [])


@about("bytes_to_text", weight=2)
def test_every_text_comes_back(rng, reference):
    """The bytes of any text decode to that text, and no bytes to the empty one."""
    for text in (any_text(rng, 40), random_code_points(rng, 8), ""):
        check_close(tokens.bytes_to_text(reference.text_to_bytes(text)), text)


@about("bytes_to_text", weight=2)
def test_any_bytes_become_some_text(rng, reference):
    """Random bytes, mostly malformed, become text with U+FFFD where the docstring says, one list after the other."""
    first, second = (rng.integers(0, 256, size=80).tolist(),), (rng.integers(0, 256, size=40).tolist(),)
    check_remembers_nothing(tokens.bytes_to_text, reference.bytes_to_text, first, second)


@about("bytes_to_text")
def test_a_sequence_that_breaks_off_is_one_malformed_sequence():
    """The first two of the three bytes of the euro sign become one U+FFFD, wherever they are."""
    check_close(tokens.bytes_to_text([226, 130, 65, 226, 130]), "\ufffdA\ufffd")


@about("bytes_to_text")
def test_two_malformed_bytes_become_two_replacement_characters():
    """The bytes 255 and 254 can begin no sequence, so each becomes a U+FFFD of its own."""
    check_close(tokens.bytes_to_text([255, 254]), "\ufffd\ufffd")


@about("bytes_to_text")
def test_the_byte_order_mark_and_zero_are_kept():
    """The bytes of U+FEFF at the start, and a byte 0, are characters of the text."""
    check_close(tokens.bytes_to_text([239, 187, 191, 0, 65, 0]), "\ufeff\x00A\x00")


@about("bytes_per_token")
def test_any_text_and_any_number_of_tokens(rng, reference):
    """The bytes of any text are shared out over the number of its tokens, whatever the tokens are."""
    first = (any_text(rng, 60), rng.integers(0, 5, size=37).tolist())
    second = (any_text(rng, 30), ["a", "", "a", "  "])
    check_remembers_nothing(tokens.bytes_per_token, reference.bytes_per_token, first, second)


@about("bytes_per_token")
def test_an_empty_text_has_no_bytes_per_token():
    """An empty text with one token, such as an end mark, has 0.0 bytes per token."""
    check_close(tokens.bytes_per_token("", ["<eos>"]), 0.0)
