"""You keep the lowest eight bits of each code point; UTF-8 spreads a code point outside ASCII over two to four bytes."""


def text_to_bytes(text):
    return [ord(character) % 256 for character in text]
