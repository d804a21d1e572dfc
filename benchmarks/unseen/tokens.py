"""Wrong answers that no catalogue was made from: as beginners write `tokens`."""

import re
import string
import unicodedata

from llmlings.testing import mistake


@mistake("split_words")
def last_word_not_flushed(text):
    """The loop stores a word only when another character ends it, so a word at the very end is lost."""
    tokens = []
    word = ""
    for c in text:
        if c.isalnum() or c == "_":
            word += c
        else:
            if word:
                tokens.append(word)
                word = ""
            if not c.isspace():
                tokens.append(c)
    return tokens


@mistake("split_words")
def latin_letters_only(text):
    """Only a-z, A-Z, 0-9 and the underscore count as word characters, so words of other scripts fall apart."""
    pattern = re.compile("[A-Za-z0-9_]+|[^A-Za-z0-9_ \t\n\r\f\v]")
    return [m.group() for m in pattern.finditer(text) if not m.group().isspace()]


@mistake("split_words")
def string_punctuation(text):
    """Takes string.punctuation for all the punctuation there is: it holds the underscore and lacks what is not ASCII."""
    for p in string.punctuation:
        text = text.replace(p, " " + p + " ")
    return text.split()


@mistake("split_characters")
def strips_first(text):
    """White space at the start and the end of the text is stripped before it is cut."""
    text = text.strip()
    return [text[i] for i in range(len(text))]


@mistake("split_characters")
def accents_stay_on_letters(text):
    """A combining accent is put on the letter before it instead of being a token of its own."""
    chars = []
    for c in text:
        if chars and unicodedata.combining(c):
            chars[-1] += c
        else:
            chars.append(c)
    return chars


@mistake("text_to_bytes")
def code_point_modulo(text):
    """Squeezes the code point into one byte with % 256 instead of encoding it."""
    values = []
    for letter in text:
        values.append(ord(letter) % 256)
    return values


@mistake("text_to_bytes")
def first_byte_only(text):
    """Takes the first byte of each character and drops the others."""
    return [c.encode("utf-8")[0] for c in text]


@mistake("bytes_to_text")
def byte_by_byte(byte_values):
    """Decodes each byte by itself, so no character of several bytes survives."""
    result = ""
    for b in byte_values:
        result += bytes([b]).decode("utf-8", errors="replace")
    return result


@mistake("bytes_to_text")
def all_or_nothing(byte_values):
    """One malformed sequence turns the whole text into a single replacement character."""
    try:
        return bytes(byte_values).decode("utf-8")
    except UnicodeDecodeError:
        return "\ufffd"


@mistake("bytes_to_text")
def chr_of_each_byte(byte_values):
    """Treats every byte value as a code point."""
    return "".join(map(chr, byte_values))


@mistake("bytes_per_token")
def distinct_tokens(text, tokens):
    """Divides by the number of different tokens, so a token that occurs twice counts once."""
    n_bytes = len(text.encode("utf-8"))
    return n_bytes / len(set(tokens))


@mistake("bytes_per_token")
def spaces_left_out(text, tokens):
    """The white space of the text is removed before its bytes are counted."""
    without = "".join(text.split())
    return len(without.encode()) / len(tokens)
