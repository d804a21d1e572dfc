"""Text of students made fit to be shown: nothing in it can move a cursor, hide or turn what stands around it."""

import unicodedata

# All that is invisible, or changes the order or place of what is around it, but what Persian and emoji are joined with.
_UNSAFE = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
_HARMLESS = "\n\t\u200c\u200d"


def visible(text: str) -> str:
    """Return `text` with control characters, direction overrides and the like as escapes that can be seen.

    >>> visible("a\\x1b[31mb\\u202ec")
    'a\\\\x1b[31mb\\\\u202ec'
    """
    text = text.replace("\r\n", "\n")
    if text.replace("\n", "").replace("\t", "").isprintable():
        return text
    return "".join(map(_visible_character, text))


def visible_name(name: str) -> str:
    """Return a name as `visible` does, on one line.

    >>> visible_name("a\\nb")
    'a\\\\nb'
    """
    return visible(name).replace("\n", "\\n").replace("\t", "\\t")


def _visible_character(character: str) -> str:
    if unicodedata.category(character) in _UNSAFE and character not in _HARMLESS:
        return character.encode("unicode_escape").decode("ascii")
    return character
