"""Wrong answers that no catalogue was made from: as beginners write `tokens`."""

import re

from llmlings.testing import mistake


@mistake("split_words")
def words_at_white_space(text):
    """Cuts at white space only, so punctuation stays glued to the words."""
    return text.split()


@mistake("split_words")
def words_without_punctuation(text):
    """Finds the words and throws the punctuation away."""
    words = re.findall(r"\w+", text)
    return words


@mistake("split_words")
def words_last_one_lost(text):
    """Does not add the word that is still being collected when the text ends."""
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
def words_runs_of_punctuation(text):
    """Takes several punctuation marks in a row as one token."""
    return [m.group() for m in re.finditer(r"\w+|[^\w\s]+", text)]


@mistake("split_characters")
def characters_no_spaces(text):
    """Leaves out the spaces and line breaks."""
    return [char for char in text if not char.isspace()]


@mistake("split_characters")
def characters_stripped(text):
    """Strips the text first, so white space at its start and end is lost."""
    result = []
    for c in text.strip():
        result.append(c)
    return result


@mistake("text_to_bytes")
def bytes_are_ord(text):
    """Returns the number of each code point, not its bytes."""
    return [ord(c) for c in text]


@mistake("text_to_bytes")
def bytes_not_a_list(text):
    """Returns a bytes object and not a list of ints."""
    return text.encode("utf-8")


@mistake("bytes_to_text")
def text_of_chr(byte_values):
    """Turns every byte into a character of its own."""
    text = ""
    for value in byte_values:
        text += chr(value)
    return text


@mistake("bytes_to_text")
def text_strict(byte_values):
    """Decodes without saying what to do with malformed bytes, so they raise an error."""
    return bytes(byte_values).decode("utf-8")


@mistake("bytes_per_token")
def ratio_of_characters(text, tokens):
    """Counts the characters of the text, not its bytes."""
    return len(text) / len(tokens)


@mistake("bytes_per_token")
def ratio_of_tokens_only(text, tokens):
    """Leaves the spaces out of the bytes."""
    n_bytes = len(text.replace(" ", "").encode("utf-8"))
    return n_bytes / len(tokens)
