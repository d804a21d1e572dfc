"""What a token is: one text cut into words, characters and bytes, and how many bytes a token stands for."""

from collections.abc import Sequence


def split_words(text: str) -> list[str]:
    r"""Cut a text into words and punctuation marks.

    A word is a run of word characters: letters and digits of any script, and the underscore. Every other character
    that is not white space is a token of its own, so "..." is three tokens, and so is an accent that is a code point by
    itself. White space separates tokens and is dropped. As a regular expression: `\w+` or one `[^\w\s]`.

    Args:
        text: any text; it may be empty.
    Returns:
        The tokens in the order of the text. A text without tokens gives an empty list.
    Example:
        >>> split_words("I love AI")
        ['I', 'love', 'AI']
        >>> split_words("Don't.")
        ['Don', "'", 't', '.']

    Source: Webster and Kit 1992, "Tokenization as the initial phase in NLP".
    Lesson: docs/lessons/tokens.md#n-tokenization
    """
    # TODO: write this function, then save the file.
    raise NotImplementedError("split_words")


def split_characters(text: str) -> list[str]:
    """Cut a text into characters, one token for each Unicode code point.

    Spaces and line breaks are tokens too, so the tokens joined together give the text back. What a reader sees as
    one character can be several code points: a letter followed by a combining accent gives two tokens.

    Args:
        text: any text; it may be empty.
    Returns:
        The tokens in the order of the text, each a string of length 1.
    Example:
        >>> split_characters("I am")
        ['I', ' ', 'a', 'm']

    Source: The Unicode Standard, section 2.4 (code points and characters).
    Lesson: docs/lessons/tokens.md#q-token
    """
    # TODO: write this function, then save the file.
    raise NotImplementedError("split_characters")


def text_to_bytes(text: str) -> list[int]:
    """Return the bytes of a text in UTF-8, which spends one to four bytes on a code point.

    Args:
        text: any text; it may be empty.
    Returns:
        The byte values in the order of the text, each a Python int from 0 to 255.
    Example:
        >>> text_to_bytes("AI")
        [65, 73]
        >>> text_to_bytes("é")
        [195, 169]

    Source: RFC 3629 (2003), "UTF-8, a transformation format of ISO 10646".
    Lesson: docs/lessons/tokens.md#q-token
    """
    # TODO: write this function, then save the file.
    raise NotImplementedError("text_to_bytes")


def bytes_to_text(byte_values: Sequence[int]) -> str:
    r"""Return the text whose UTF-8 bytes are given: the inverse of `text_to_bytes`.

    A model can produce bytes that are not valid UTF-8. Each malformed sequence becomes one U+FFFD, the replacement
    character; the valid bytes around it are kept. A sequence that breaks off early is one malformed sequence, and
    ends where a byte comes that cannot continue it; a byte that can begin no sequence is one by itself.

    Args:
        byte_values: integers from 0 to 255; may be empty.
    Returns:
        The text.
    Raises:
        ValueError: a value is below 0 or above 255.
    Example:
        >>> bytes_to_text([99, 97, 102, 195, 169])
        'café'
        >>> bytes_to_text([65, 255, 66]) == "A\ufffdB"
        True

    Source: RFC 3629 (2003); The Unicode Standard, section 3.9 (U+FFFD substitution of maximal subparts).
    Lesson: docs/lessons/tokens.md#q-token
    """
    byte_values = _byte_values(byte_values)
    # TODO: write the rest; byte_values is a list of ints from 0 to 255.
    raise NotImplementedError("bytes_to_text")


def bytes_per_token(text: str, tokens: Sequence) -> float:
    """Return how many UTF-8 bytes of a text one token stands for on average.

    The greater the number, the fewer steps a model takes over the same text. Only the number of tokens matters:
    they may be strings, byte values or ids.

    Args:
        text: the text that was cut; it may be empty.
        tokens: its tokens, of any kind; at least one.
    Returns:
        UTF-8 bytes of the whole text, spaces included, divided by the number of tokens.
    Example:
        >>> bytes_per_token("I love AI", ["I", "love", "AI"])
        3.0

    Source: Gao et al. 2020, "The Pile", section 3.1 (tokens per byte, the inverse).
    Lesson: docs/lessons/tokens.md#q-token
    """
    _check_tokens(tokens)
    # TODO: write the rest; there is at least one token.
    raise NotImplementedError("bytes_per_token")


# Given: the checks that the functions above begin with. There is nothing to write below this line.


def _byte_values(byte_values: Sequence[int]) -> list[int]:
    byte_values = [int(value) for value in byte_values]
    for value in byte_values:
        if not 0 <= value <= 255:
            raise ValueError(f"byte_values holds {value}, but a byte lies between 0 and 255")
    return byte_values


def _check_tokens(tokens: Sequence) -> None:
    if len(tokens) == 0:
        raise ValueError("tokens is empty, so there is nothing to divide the bytes by")
