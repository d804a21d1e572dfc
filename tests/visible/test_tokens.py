"""Visible tests of the module tokens."""

from exercises import tokens
from llmlings.testing import about, check_close, check_kinds

PUNCTUATION = "Each punctuation mark is a token of its own."


@about("split_words")
def test_three_words():
    """The text "I love AI" is cut into three words, without the spaces."""
    check_close(tokens.split_words("I love AI"), ["I", "love", "AI"])


@about("split_words")
def test_punctuation_stands_alone():
    """The text "Don't." gives four tokens: Don, the apostrophe, t and the full stop."""
    check_close(tokens.split_words("Don't."), ["Don", "'", "t", "."], because=PUNCTUATION)


@about("split_words")
def test_three_dots_are_three_tokens():
    """Each of the three dots of "Well..." is a token of its own."""
    check_close(tokens.split_words("Well..."), ["Well", ".", ".", "."], because=PUNCTUATION)


@about("split_words")
def test_digits_and_accents_belong_to_words():
    """Digits, accented letters and underscores are word characters."""
    expected = ["GPT2", "visits", "a", "café", "in", "my_town"]
    check_close(tokens.split_words("GPT2 visits a café in my_town"), expected)


@about("split_words")
def test_a_combining_accent_stands_alone():
    """An accent that is a code point by itself, behind the e of "cafe", is no word character but a token."""
    check_close(tokens.split_words("cafe\u0301"), ["cafe", "\u0301"], because="The pattern counts it as a mark.")


@about("split_words")
def test_every_occurrence_is_a_token():
    """A word that occurs three times gives three tokens, in the order of the text."""
    expected = ["to", "be", "or", "not", "to", "be"]
    check_close(tokens.split_words("to be or not to be"), expected, because="Tokens are a sequence, not a set.")


@about("split_words")
def test_words_are_a_list_of_strings():
    """The tokens are a list of strings."""
    check_kinds(tokens.split_words("I love AI"), ["I", "love", "AI"])


@about("split_characters")
def test_letters_of_a_word():
    """The word "token" gives its five letters."""
    check_close(tokens.split_characters("token"), ["t", "o", "k", "e", "n"])


@about("split_characters")
def test_a_space_is_a_character():
    """The space in "I am" is a token as well."""
    check_close(tokens.split_characters("I am"), ["I", " ", "a", "m"])


@about("split_characters")
def test_an_emoji_is_one_code_point():
    """The text "é🙂" holds two code points, although it takes six bytes."""
    check_close(tokens.split_characters("é🙂"), ["é", "🙂"])


@about("split_characters")
def test_an_empty_text_has_no_characters():
    """An empty text gives an empty list."""
    check_close(tokens.split_characters(""), [])


@about("split_characters")
def test_characters_are_a_list_of_strings():
    """The tokens are a list of strings."""
    check_kinds(tokens.split_characters("AI"), ["A", "I"])


@about("text_to_bytes")
def test_ascii_letters_take_one_byte():
    """The letters A and I are the bytes 65 and 73."""
    check_close(tokens.text_to_bytes("AI"), [65, 73])


@about("text_to_bytes")
def test_an_accented_letter_takes_two_bytes():
    """The letter é is the two bytes 195 and 169."""
    check_close(tokens.text_to_bytes("é"), [195, 169], because="UTF-8 needs more than one byte beyond ASCII.")


@about("text_to_bytes")
def test_the_euro_sign_takes_three_bytes():
    """The text "5 €" is two bytes for "5 " and three for the euro sign."""
    check_close(tokens.text_to_bytes("5 €"), [53, 32, 226, 130, 172])


@about("text_to_bytes")
def test_an_emoji_takes_four_bytes():
    """The emoji 🙂 is the four bytes 240, 159, 153 and 130."""
    check_close(tokens.text_to_bytes("🙂"), [240, 159, 153, 130])


@about("text_to_bytes")
def test_bytes_are_a_list_of_ints():
    """The byte values are a list of Python ints."""
    check_kinds(tokens.text_to_bytes("AI"), [65, 73])


@about("bytes_to_text")
def test_ascii_bytes():
    """The bytes 65 and 73 are the text "AI"."""
    check_close(tokens.bytes_to_text([65, 73]), "AI")


@about("bytes_to_text")
def test_bytes_of_one_character_belong_together():
    """The bytes 195 and 169 together are one é, not two characters."""
    expected = "café"
    check_close(tokens.bytes_to_text([99, 97, 102, 195, 169]), expected, because="Join the bytes before you decode.")


@about("bytes_to_text")
def test_a_malformed_byte_becomes_the_replacement_character():
    """The byte 255 never occurs in UTF-8, so it becomes U+FFFD; the letters beside it stay."""
    check_close(tokens.bytes_to_text([65, 255, 66]), "A\ufffdB")


@about("bytes_to_text")
def test_text_is_a_string():
    """The text is a string."""
    check_kinds(tokens.bytes_to_text([65, 73]), "AI")


@about("bytes_per_token")
def test_nine_bytes_in_three_tokens():
    """The text "I love AI" has 9 bytes, so its 3 words stand for 3 bytes each."""
    check_close(tokens.bytes_per_token("I love AI", ["I", "love", "AI"]), 3.0)


@about("bytes_per_token")
def test_the_mean_need_not_be_whole():
    """The text "Hello" in two tokens, here given by their ids, has 2.5 bytes per token."""
    check_close(tokens.bytes_per_token("Hello", [39, 75]), 2.5)


@about("bytes_per_token")
def test_bytes_are_counted_and_not_characters():
    """The one token "café" stands for five bytes, although it has four characters."""
    check_close(tokens.bytes_per_token("café", ["café"]), 5.0, because="The letter é takes two bytes in UTF-8.")


@about("bytes_per_token")
def test_a_mean_is_a_float():
    """The mean is a float, also when it is whole."""
    check_kinds(tokens.bytes_per_token("I love AI", ["I", "love", "AI"]), 3.0)
