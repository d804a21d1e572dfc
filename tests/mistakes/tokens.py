"""Known mistakes of the module tokens: what somebody might write below the checks that are given."""

import re
import string
import unicodedata

from llmlings.testing import mistake


@mistake("split_words")
def splits_at_spaces_only(text):
    """Your words are what cutting at white space alone gives; punctuation marks must come off the words and be tokens of
    their own."""
    return text.split()


@mistake("split_words")
def drops_punctuation(text):
    """You return the words alone; punctuation marks are tokens as well."""
    return re.findall(r"\w+", text)


@mistake("split_words")
def strips_marks_off_the_words(text):
    """You take the punctuation marks off both ends of a word and throw them away; each of them is a token of its own."""
    return [word.strip(string.punctuation) for word in text.split()]


@mistake("split_words")
def groups_punctuation(text):
    """You put neighbouring punctuation marks into one token; each mark is a token of its own."""
    return re.findall(r"\w+|[^\w\s]+", text)


@mistake("split_words")
def keeps_contractions_whole(text):
    """You keep an apostrophe inside a word; it is a punctuation mark, and so a token of its own even there."""
    return re.findall(r"\w+(?:'\w+)*|[^\w\s]", text)


@mistake("split_words")
def keeps_hyphenated_words_whole(text):
    """You keep a hyphen inside a word; it is a punctuation mark, and so a token of its own even there."""
    return re.findall(r"\w+(?:-\w+)*|[^\w\s]", text)


@mistake("split_words")
def keeps_white_space_as_tokens(text):
    """Your result has white space among its tokens; here it only separates tokens and is dropped."""
    return re.findall(r"\w+|\W", text)


@mistake("split_words")
def loses_the_last_word(text):
    """You keep a word only when something follows it; a word at the end of the text is a token, too."""
    return re.findall(r"\w+(?=\W)|[^\w\s]", text)


@mistake("split_words")
def only_ascii_letters_make_words(text):
    """Your words consist of ASCII characters only, so an accented letter or a letter of another script breaks a word;
    letters of every script are word characters."""
    return re.findall(r"\w+|[^\w\s]", text, re.ASCII)


@mistake("split_words")
def underscore_is_punctuation(text):
    """You cut words at underscores; the underscore counts as a word character."""
    return re.findall(r"[^\W_]+|[^\w\s]|_", text)


@mistake("split_words")
def keeps_combining_marks_with_the_word(text):
    """You keep a combining accent with the letter before it; such a mark is no word character for `\\w`, and so a token
    of its own."""
    tokens = []
    inside = False
    for character in text:
        is_letter = re.match(r"\w", character) is not None
        if inside and (is_letter or unicodedata.category(character).startswith("M")):
            tokens[-1] += character
            continue
        if not character.isspace():
            tokens.append(character)
        inside = is_letter
    return tokens


@mistake("split_words")
def normalizes_the_text(text):
    """You normalise the text before you cut it, which joins a letter and an accent into one new letter; the tokens keep
    the characters of the text as they are."""
    return re.findall(r"\w+|[^\w\s]", unicodedata.normalize("NFC", text))


@mistake("split_characters")
def keeps_the_text_in_one_piece(text):
    """Your list has one item, the whole text; brackets around a text do not cut it."""
    return [text]


@mistake("split_characters")
def splits_at_white_space(text):
    """You cut the text at its white space, which gives words; a character is one code point, white space included."""
    return text.split()


@mistake("split_characters")
def lists_code_points_as_numbers(text):
    """Your characters are numbers, the code points; each token is the character itself, a string of length 1."""
    return [ord(character) for character in text]


@mistake("split_characters")
def keeps_letters_and_digits_only(text):
    """You keep letters and digits alone; every code point is a token, punctuation and white space too."""
    return [character for character in text if character.isalnum()]


@mistake("split_characters")
def sorts_the_alphabet(text):
    """You return the sorted alphabet of the text; tokens keep the order of the text, and come again where it repeats
    them."""
    return sorted(set(text))


@mistake("split_characters")
def drops_spaces_between_characters(text):
    """White space is missing from your characters; a space or a line break is a character, and so a token."""
    return [character for character in text if not character.isspace()]


@mistake("split_characters")
def strips_the_ends(text):
    """White space at the ends of the text is missing from your characters; every code point is a token, wherever it
    is."""
    return list(text.strip())


@mistake("split_characters")
def dot_misses_line_breaks(text):
    """Line breaks are missing from your characters, as with a pattern whose dot does not match them; every code point is
    a token."""
    return re.findall(".", text)


@mistake("split_characters")
def lists_each_character_once(text):
    """You list each character once, which makes an alphabet; tokens are the sequence of the text, so a character that
    comes again is a token again."""
    return list(dict.fromkeys(text))


@mistake("split_characters")
def splits_into_bytes(text):
    """You cut the text into its UTF-8 bytes; a character of several bytes is one token here, for tokens are code
    points."""
    return [chr(value) for value in text.encode("utf-8")]


@mistake("split_characters")
def composes_accents(text):
    """You joined a letter and the accent after it into one new character; the code points of the text must stay as they
    are."""
    return list(unicodedata.normalize("NFC", text))


@mistake("split_characters")
def joins_what_looks_like_one_character(text):
    """You keep together what a reader sees as one character; here a combining accent, or the joiner inside an emoji, is
    a token of its own."""
    characters = []
    for character in text:
        joins = unicodedata.combining(character) or character == "\u200d"
        if characters and (joins or characters[-1].endswith("\u200d")):
            characters[-1] += character
        else:
            characters.append(character)
    return characters


@mistake("text_to_bytes")
def returns_a_bytes_object(text):
    """You return an object of type bytes; the docstring asks for a list of integers."""
    return text.encode("utf-8")


@mistake("text_to_bytes")
def code_points_for_bytes(text):
    """Your numbers are code points, one for each character; UTF-8 spends two to four bytes on a character outside
    ASCII."""
    return [ord(character) for character in text]


@mistake("text_to_bytes")
def low_byte_of_the_code_point(text):
    """You keep the lowest eight bits of each code point; UTF-8 spreads a code point outside ASCII over two to four
    bytes."""
    return [ord(character) % 256 for character in text]


@mistake("text_to_bytes")
def latin_1_for_utf_8(text):
    """Your bytes are those of the encoding Latin-1, one for each character; the course uses UTF-8."""
    return list(text.encode("latin-1", errors="replace"))


@mistake("text_to_bytes")
def utf_16_for_utf_8(text):
    """Your bytes are those of the encoding UTF-16, at least two for each character; the course uses UTF-8."""
    return list(text.encode("utf-16-le"))


@mistake("text_to_bytes")
def skips_characters_outside_ascii(text):
    """Characters outside ASCII are missing from your bytes; UTF-8 has bytes for every character."""
    return list(text.encode("ascii", errors="ignore"))


@mistake("text_to_bytes")
def adds_a_byte_order_mark(text):
    """Your bytes begin with 239, 187, 191, a byte order mark; UTF-8 needs none."""
    return list(text.encode("utf-8-sig"))


@mistake("text_to_bytes")
def nests_the_bytes_of_each_character(text):
    """You return a list of bytes for each character; the docstring asks for one flat list of integers."""
    return [list(character.encode("utf-8")) for character in text]


@mistake("text_to_bytes")
def keeps_the_first_byte_of_each_character(text):
    """You keep the first byte of each character; a character outside of ASCII has two to four, and all count."""
    return [character.encode("utf-8")[0] for character in text]


@mistake("text_to_bytes")
def composes_accents_before_encoding(text):
    """You joined a letter and the accent after it into one new character before you encoded them; the bytes are those of
    the text as it is."""
    return list(unicodedata.normalize("NFC", text).encode("utf-8"))


@mistake("bytes_to_text")
def each_byte_is_a_character(byte_values):
    """You turned each byte into the character with that number; bytes above 127 belong together in groups of two to
    four."""
    return "".join(chr(value) for value in byte_values)


@mistake("bytes_to_text")
def decodes_bytes_one_by_one(byte_values):
    """You decoded each byte alone, so the parts of a longer character were all malformed; join the bytes first, decode
    once."""
    return "".join(bytes([value]).decode("utf-8", errors="replace") for value in byte_values)


@mistake("bytes_to_text")
def drops_malformed_bytes(byte_values):
    """Malformed bytes left no trace in your text; each malformed sequence becomes U+FFFD."""
    return bytes(byte_values).decode("utf-8", errors="ignore")


@mistake("bytes_to_text")
def spells_malformed_bytes_out(byte_values):
    r"""You wrote malformed bytes as numbers, such as \xff; each malformed sequence becomes U+FFFD."""
    return bytes(byte_values).decode("utf-8", errors="backslashreplace")


@mistake("bytes_to_text")
def raises_on_malformed_bytes(byte_values):
    """Your function raises an error on bytes that are not valid UTF-8; each malformed sequence becomes U+FFFD."""
    return bytes(byte_values).decode("utf-8")


@mistake("bytes_to_text")
def spells_the_bytes_object_out(byte_values):
    """Your text is what Python shows for a bytes object, such as b'caf'; decode the bytes as UTF-8 instead."""
    return str(bytes(byte_values))


@mistake("bytes_to_text")
def gives_the_whole_text_up(byte_values):
    """One malformed byte turns your whole text into U+FFFD; the valid bytes around it are kept."""
    try:
        return bytes(byte_values).decode("utf-8")
    except UnicodeDecodeError:
        return "\ufffd"


@mistake("bytes_to_text")
def one_replacement_for_a_whole_run(byte_values):
    """You put one U+FFFD for several malformed sequences in a row; each of them becomes a U+FFFD of its own."""
    return re.sub("\ufffd+", "\ufffd", bytes(byte_values).decode("utf-8", errors="replace"))


@mistake("bytes_to_text")
def one_replacement_for_each_byte(byte_values):
    """You put one U+FFFD for each byte of a sequence that breaks off; the whole broken sequence becomes one U+FFFD."""
    text, position = "", 0
    while position < len(byte_values):
        for length in (1, 2, 3, 4):
            part = bytes(byte_values[position : position + length])
            try:
                text += part.decode("utf-8")
                position += len(part)
                break
            except UnicodeDecodeError:
                continue
        else:
            text += "\ufffd"
            position += 1
    return text


@mistake("bytes_to_text")
def drops_the_byte_order_mark(byte_values):
    """The character U+FEFF at the start is missing from your text; its three bytes are text like all others."""
    return bytes(byte_values).decode("utf-8-sig", errors="replace")


@mistake("bytes_to_text")
def drops_byte_zero(byte_values):
    """The byte 0 is missing from your text; 0 is a byte like any other, although Python treats it as false."""
    return bytes(value for value in byte_values if value).decode("utf-8", errors="replace")


@mistake("bytes_per_token")
def rounds_down(text, tokens):
    """You divide with `//`, which rounds down; the docstring divides with `/`."""
    return len(text.encode("utf-8")) // len(tokens)


@mistake("bytes_per_token")
def characters_per_token(text, tokens):
    """You divided the number of characters; the docstring counts UTF-8 bytes."""
    return len(text) / len(tokens)


@mistake("bytes_per_token")
def leaves_out_the_spaces(text, tokens):
    """You left out the bytes of white space; all bytes of the text count."""
    return len("".join(text.split()).encode("utf-8")) / len(tokens)


@mistake("bytes_per_token")
def counts_bytes_of_the_tokens(text, tokens):
    """You counted the bytes of the tokens; the bytes of the text count, and tokens may be ids, which have no bytes."""
    return sum(len(str(token).encode("utf-8")) for token in tokens) / len(tokens)


@mistake("bytes_per_token")
def joins_the_tokens(text, tokens):
    """You join the tokens and count their bytes; the bytes of the text count, and tokens may be ids."""
    return len("".join(tokens).encode("utf-8")) / len(tokens)


@mistake("bytes_per_token")
def adds_the_lengths_of_the_tokens(text, tokens):
    """You add up the lengths of the tokens, which may be ids; the UTF-8 bytes of the text count."""
    return sum(len(token) for token in tokens) / len(tokens)


@mistake("bytes_per_token")
def counts_different_tokens(text, tokens):
    """You divided by the number of different tokens; every token of the sequence counts."""
    return len(text.encode("utf-8")) / len(set(tokens))


@mistake("bytes_per_token")
def counts_words_of_the_text(text, tokens):
    """You divided by the number of words of the text; the docstring divides by the number of tokens that were given."""
    return len(text.encode("utf-8")) / max(1, len(text.split()))


@mistake("bytes_per_token")
def rounds_the_mean_down(text, tokens):
    """You lost the fraction of the mean; the answer is a float such as 2.5."""
    return float(len(text.encode("utf-8")) // len(tokens))


@mistake("bytes_per_token")
def rounds_to_two_places(text, tokens):
    """You round the mean to two places; return the quotient as it is."""
    return round(len(text.encode("utf-8")) / len(tokens), 2)


@mistake("bytes_per_token")
def forgets_to_divide(text, tokens):
    """You return the bytes of the whole text; divide them by the number of tokens."""
    return float(len(text.encode("utf-8")))


@mistake("bytes_per_token")
def tokens_per_byte(text, tokens):
    """Your answer is tokens for each byte; the docstring asks for bytes for each token."""
    return len(tokens) / len(text.encode("utf-8"))
