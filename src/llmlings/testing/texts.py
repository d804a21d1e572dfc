"""One alphabet for all tests of text: what Unicode holds besides the letters that everybody thinks of."""

from collections.abc import Mapping

import numpy as np

#: Characters and short sequences by what is special about them; U+2581 is not among them, which `subwords` uses itself.
ALPHABET: Mapping[str, tuple[str, ...]] = {
    "plain letters": ("a", "b", "Z", "e", "th", "he"),
    "digits": ("7", "0", "42"),
    "punctuation": (".", ",", "'", "-", "!?", "_", "\u203f", "\u2014", "\u00ab"),
    "symbols": ("$", "€", "+", "^", "`", "©", "\ufffd"),
    "spaces": (" ", "  ", "\n", "\t", "\r\n", "\u00a0", "\u2003", "\u2028", "\x85", "\x1c"),
    "letters with accents": ("é", "ß", "İ", "ǅ", "ñ"),
    "combining marks": ("e\u0301", "\u0301", "n\u0303", "\u0903", "a\u20dd", "\u05b8", "q\u0323\u0307"),
    "what normalising changes": ("\u212b", "\ufb01", "\u1100\u1161", "\u2126", "\u1e9b\u0323"),
    "joiners": ("\u200d", "\u200c", "\U0001f469\u200d\U0001f4bb", "\u0915\u094d\u200d"),
    "format characters": ("\u00ad", "\ufeff", "\u200f", "\u2066", "\U000e0041"),
    "control characters": ("\0", "\x07", "\x1b", "\x7f"),
    "numbers that are no digits": ("²", "½", "Ⅷ", "①", "〇"),
    "digits of other scripts": ("٣", "५", "𝟜"),
    "modifier and other letters": ("ʰ", "ª", "ー"),
    "right to left": ("שלום", "مرحبا", "ـ"),
    "scripts without spaces": ("東京", "ภาษา", "한국"),
    "astral": ("😀", "𝔸", "𐍈", "\U00020000"),
    "private use": ("\ue000", "\U0010fffd"),
}


def random_text(rng: np.random.Generator, length: int) -> str:
    """Return text of `length` draws from `ALPHABET`, each kind as likely as the others.

    Every kind is in it if `length` is at least their number: the first draws go through all kinds in random order.
    """
    kinds = list(ALPHABET.values())
    order = [*rng.permutation(len(kinds)), *rng.integers(len(kinds), size=max(0, length - len(kinds)))][:length]
    return "".join(str(rng.choice(kinds[kind])) for kind in rng.permutation(order))
